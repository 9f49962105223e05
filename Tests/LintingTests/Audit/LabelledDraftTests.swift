import Drafts
import Linting
import Platform
import SourceText
import Testing

@Suite struct LabelledDraftTests {
  func read(_ text: String) throws -> LabelledDraft? {
    try JSONLine(path: "in.jsonl", number: 3, bytes: Array(text.utf8)).labelledDraft()
  }

  @Test func readsLinesWithLabels() throws {
    let draft = try #require(
      try read(
        """
        {"id": "a", "flavour": "leaky", "style": "list", "kind": "news", "source": "s", "recall": 0.5, "lines": [
        {"text": "Menu \\u00e9", "label": "stray", "why": "short", "cat": "nav"}, {"label": "blank", "text": ""},
        {"text": "The pier is open.", "label": "content"}, {"text": "?", "label": "ignore", "cat": null}]}
        """))
    #expect(draft.id == "a")
    #expect([draft.flavour, draft.style, draft.kind, draft.source] == ["leaky", "list", "news", "s"])
    #expect(draft.lines.map(\.text) == ["Menu é", "", "The pier is open.", "?"])
    #expect(draft.lines.map(\.label) == [.stray, .blank, .content, .ignore])
    #expect(draft.lines.map(\.category) == ["nav", nil, nil, nil])
    #expect(!draft.isClean)
    #expect(try draft.draft().source.bytes == Array("Menu é\n\nThe pier is open.\n?".utf8))
  }

  @Test func needsNothingButLines() throws {
    let draft = try #require(try read("{\"lines\": [], \"id\": 7, \"style\": null}"))
    #expect(draft.id == "7")
    #expect([draft.flavour, draft.style, draft.kind, draft.source] == ["", nil, nil, nil])
    #expect(draft.isClean)
    #expect(try draft.draft().blocks.isEmpty)
  }

  @Test(arguments: ["{\"id\": 1, \"text\": \"x\"}", "{\"id\": 1, \"text\": \"x\", \"lines\": 12, \"source\": 3}"])
  func leavesDraftsWithoutLabelsToOthers(line: String) throws {
    #expect(try read(line) == nil)
  }

  @Test(arguments: [
    (
      "{\"id\": 1, \"lines\": [{\"text\": \"x\", \"label\": \"good\"}]}", 44,
      "no label “good”; labels are content, stray, ignore, blank"
    ),
    ("{\"id\": 1, \"lines\": [{\"text\": \"x\", \"label\": 1}]}", 44, "expected a string, found “1”"),
    ("{\"id\": 1, \"lines\": [ {\"text\": \"x\"}]}", 22, "a line of the draft has no “label”"),
    ("{\"id\": 1, \"lines\": [{\"label\": \"stray\"}]}", 21, "a line of the draft has no “text”"),
    ("{\"id\": 1, \"lines\": [\"x\"]}", 21, "expected an object in braces, found “\"”"),
    ("{\"id\": 1, \"lines\": [{\"text\": \"x\", \"label\": \"blank\"}}", 52, "expected a comma or “]”, found “}”"),
    ("{\"lines\": []}", 1, "no “id”"),
    ("{\"id\": 1, \"lines\": [], \"html\": \"\"}", 24, "“html” beside “lines”; a line is one draft"),
    ("{\"id\": 1, \"lines\": []} 2", 24, "expected the end of the line, found “2”"),
    ("{\"id\": 1, \"lines\": [", 21, "expected an object in braces, but the line ends"),
  ]) func namesThePlaceOfAMistake(line: String, column: Int, message: String) {
    #expect(throws: Problem(path: "in.jsonl", place: LineColumn(line: 3, column: column), message: message)) {
      try read(line)
    }
  }

  @Test func namesBytesThatAreNotUTF8() {
    let line = JSONLine(path: "in.jsonl", number: 1, bytes: Array("{\"id\": \"".utf8) + [0xFF] + Array("\"}".utf8))
    #expect(throws: Problem(path: "in.jsonl", place: LineColumn(line: 1, column: 9), message: "not valid UTF-8")) {
      try line.labelledDraft()
    }
  }
}
