import Drafts
import Linting
import Platform
import SourceText
import Testing

@Suite struct JSONLinesTests {
  /// Reads lines as a file of them is read.
  func outcomes(_ text: String) throws -> [Result<Draft, Problem>] {
    let scratch = try Scratch()
    try scratch.write(text, to: "in.jsonl")
    let source = DraftSource(origin: .file(scratch.path.appending("in.jsonl")), path: "in.jsonl", format: nil)
    var items = WorkItems([source], format: .jsonl)
    var results: [Result<Draft, Problem>] = []
    while let item = items.next() {
      results.append(Result { () throws(Problem) -> Draft in try item.draft(DraftLoader()) })
    }
    return results
  }

  @Test func readsTextHTMLAndMarkdown() throws {
    let drafts = try outcomes(
      """
      {"id": "a", "text": "One \\u00e9\\ud83d\\ude00\\n\\"two\\""}
      {"other": [1, {"x": [true, null, -1.5e+3]}, "y"], "html": "<p>x</p>", "id": 7}

      {"id": -1.50, "markdown": "# x"}
      """
    ).map { try $0.get() }
    #expect(drafts.map(\.path) == ["a", "7", "-1.50"])
    #expect(drafts.map(\.source.bytes) == ["One é😀\n\"two\"", "<p>x</p>", "# x"].map { Array($0.utf8) })
    #expect(drafts[0].format == .text)
    #expect(drafts[0].source.map.fileRange(of: TextRange(4, 10)) == FileRange(4, 10))
  }

  @Test func aLineMayBeTooLong() throws {
    let scratch = try Scratch()
    let text = String(repeating: "x", count: 3 << 20)
    try scratch.write("{\"id\": 1, \"text\": \"\"}\n{\"id\": 2, \"text\": \"\(text)\"}\n", to: "in.jsonl")
    let source = DraftSource(origin: .file(scratch.path.appending("in.jsonl")), path: "in.jsonl", format: nil)
    var items = WorkItems([source], format: .jsonl, largestLine: 2 << 20)
    guard case .line(let line)? = items.next(), case .problem(let problem)? = items.next() else {
      Issue.record("a line and a problem were expected")
      return
    }
    #expect(line.number == 1)
    #expect(
      problem.text == "in.jsonl:2:1: the line is larger than 2 MB; “--max-file-size” with a larger number reads it")
    #expect(items.next() == nil)
  }

  @Test func countsAMarkInTheTextAsItsBytes() throws {
    let draft = try outcomes("{\"id\": 1, \"text\": \"\\ufeffab\"}")[0].get()
    #expect(draft.source.bytes == Array("ab".utf8))
    #expect(draft.source.map.fileRange(of: TextRange(0, 2)) == FileRange(3, 5))
  }

  @Test(arguments: [
    ("[1]", 1, "expected an object in braces, found “[”"),
    ("{\"id\": 1}", 1, "no “text”, “markdown” or “html”"),
    ("{\"text\": \"x\"}", 1, "no “id”"),
    ("{\"id\": null, \"text\": \"x\"}", 8, "expected a string or a number, found “n”"),
    ("{\"id\": 1, \"text\": 2}", 19, "expected a string, found “2”"),
    ("{\"id\": 1, \"text\": \"x\", \"html\": \"y\"}", 24, "“html” beside “text”; a line is one draft"),
    ("{\"id\": 1 \"text\": \"x\"}", 10, "expected a comma or “}”, found “\"”"),
    ("{\"id\": \"é\", \"text\": \"\\x\"}", 22, "no such escape in JSON"),
    ("{\"id\": 1, \"text\": \"\\ud800\"}", 20, "half of a surrogate pair stands for no character"),
    ("{\"id\": 1, \"text\": \"\\u12\"}", 20, "\\u needs four hexadecimal digits"),
    ("{\"id\": 1, \"text\": \"x", 19, "the string that starts here has no end"),
    ("{\"id\": 1, \"text\": \"x\"} x", 24, "expected the end of the line, found “x”"),
    ("{\"id\": 01, \"text\": \"x\"}", 8, "not a number in JSON"),
    ("{\"id\": 1, \"id\": 2, \"text\": \"x\"}", 11, "a second “id”"),
    ("{\"id\": 1, \"a\": [1, \"text\": 2]}", 26, "expected a comma or “]”, found “:”"),
    ("{\"id\": 1, ", 11, "expected a name in double quotes, but the line ends"),
    ("{\"id\": 1, \"text\": \"a\tb\"}", 21, "a control character inside a string; write it as \\u00…"),
  ]) func namesThePlaceOfAMistake(line: String, column: Int, message: String) throws {
    let results = try outcomes("{\"id\": 0, \"text\": \"\"}\n\(line)\n{\"id\": 2, \"text\": \"\"}\n")
    try #require(results.count == 3)
    #expect(throws: Never.self) { try results[0].get() }
    #expect(throws: Never.self) { try results[2].get() }
    #expect(throws: Problem(path: "in.jsonl", place: LineColumn(line: 2, column: column), message: message)) {
      try results[1].get()
    }
  }

  @Test func survivesDeepNesting() throws {
    let deep = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
    let draft = try outcomes("{\"id\": 1, \"x\": \(deep), \"text\": \"ok\"}")[0].get()
    #expect(draft.source.bytes == Array("ok".utf8))
  }

  @Test func readsLinesLongerThanTheBuffer() throws {
    let long = String(repeating: "word ", count: 500_000)
    let drafts = try outcomes("{\"id\": 1, \"text\": \"\(long)\"}\r\n{\"id\": 2, \"text\": \"x\"}").map { try $0.get() }
    #expect(drafts.map(\.source.bytes.count) == [2_500_000, 1])
  }
}
