import Drafts
import Findings
import Foundation
import Linting
import SourceText
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct HTMLReporterTests {
  let rule = RuleDescription(id: "family/rule-1", title: "A rule", why: "", severity: .error)

  func page(_ drafts: [CheckedDraft]) throws -> XMLDocument {
    try XMLDocument(xmlString: report(drafts, with: HTMLReporter(version: "1.2.3", rules: [rule])))
  }

  func texts(_ page: XMLDocument, _ path: String) throws -> [String] {
    try page.nodes(forXPath: path).map { node in
      (node.stringValue ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  @Test func marksAndNotesStandInTheArticle() throws {
    let text = "A title\n\nOne BAD word.\n\nNothing here.\n\nMEH and BAD again.\n"
    let draft = checkedDraft(text, [("BAD", .error), ("MEH", .advice)]) { finding in
      finding.why = "It matters."
      finding.evidence = [Evidence(text: "short", score: 1.5)]
      finding.notes = [Note(text: "The title", range: FileRange(0, 7))]
      finding.fixes = [Fix(title: "Delete it", edits: [], isSafe: false)]
    }
    let page = try page([draft])
    #expect(try texts(page, "//mark") == ["BAD", "MEH"])
    #expect(try texts(page, "//mark/@class") == ["error", "advice"])
    #expect(try texts(page, "//sup/a/@href") == ["#d1f1", "#d1f2"])
    #expect(try texts(page, "//article/@id") == ["d1f1", "d1f2"])
    #expect(try texts(page, "//article//h4/text()") == ["A rule", "family/rule-2"])
    #expect(try texts(page, "//article//h4/span") == ["Error", "Advice"])
    #expect(
      try texts(page, "//article[@id='d1f1']//p") == [
        "Seen: “BAD”.", "It matters.", "The title (line 1)", "Fix: Delete it (check it first)",
        "line 3, column 5 · family/rule-1",
      ])
    #expect(try texts(page, "//article[@id='d1f1']//li") == ["short +1.5"])
    // A note stands beside its block; blocks without notes follow in its row.
    #expect(
      try texts(page, "//div[@class='row'][2]/p | //div[@class='row'][2]/div[@class='rest']/p")
        == ["One BAD1 word.", "Nothing here."])
  }

  @Test func everyLinkLeadsSomewhere() throws {
    let page = try page(ReporterContractTests.drafts() + [checkedDraft(" \n x", [(" ", .error), ("", .advice)])])
    let ids = try texts(page, "//@id")
    #expect(Set(ids).count == ids.count)
    for link in try texts(page, "//@href") { #expect(ids.contains(String(link.dropFirst())), "\(link)") }
    for label in try texts(page, "//@aria-labelledby") { #expect(ids.contains(label), "\(label)") }
  }

  @Test func whatMustNotBePublishedComesFirst() throws {
    let drafts = [
      checkedDraft("fine", path: "fine.txt", []), checkedDraft("MEH", path: "meh.txt", [("MEH", .advice)]),
      checkedDraft("x\nBAD", path: "bad.txt", [("BAD", .error)]),
    ]
    let page = try page(drafts)
    #expect(try texts(page, "//nav[@class='errors']//li") == ["bad.txt, line 2: Seen: “BAD”."])
    #expect(try texts(page, "//section/h2") == ["bad.txt", "meh.txt"])
    #expect(try texts(page, "//section/p[@class='counts']") == ["1 error", "1 advice"])
    #expect(try texts(page, "//details[@class='clean']/*") == ["1 draft without findings", "fine.txt"])
    #expect(try texts(page, "//form//label") == ["Error 1", "Advice 1", "family 2"])
    #expect(try texts(page, "//header/p") == ["1 error, 1 advice in 2 drafts (3 read)"])
  }

  @Test func aPageWithoutFindingsSaysSo() throws {
    let page = try page([checkedDraft("fine", [])])
    #expect(try texts(page, "//header/p") == ["No findings (1 draft read)"])
    #expect(try texts(page, "//form | //nav | //section").isEmpty)
  }

  @Test func overlappingFindingsAreMarkedPieceByPiece() throws {
    let draft = checkedDraft("one two three", [("one two", .advice), ("two three", .error)])
    let page = try page([draft])
    #expect(try texts(page, "//mark") == ["one", "two", "three"])
    #expect(try texts(page, "//mark/@class") == ["advice", "error", "error"])
    #expect(try texts(page, "//mark/@data-notes") == ["d1f1", "d1f1 d1f2", "d1f2"])
  }

  @Test func blocksKeepTheirKind() throws {
    let text = "Title Heading Item Said Cell Below Seen let x = 1\ny Meta linked"
    let kinds: [(String, BlockKind)] = [
      ("Title", .title), ("Heading", .heading), ("Item", .listItem), ("Said", .quotation), ("Cell", .tableCell),
      ("Below", .caption), ("Seen", .alt), ("let x = 1\ny", .code), ("Meta", .frontMatter), ("linked", .paragraph),
    ]
    let bytes = Array(text.utf8)
    let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
    let range = { (part: String) in
      let start = bytes.indices.first { bytes[$0...].starts(with: part.utf8) } ?? 0
      return TextRange(start, start + part.utf8.count)
    }
    let blocks = kinds.map { Block(kind: $1, level: 2, range: range($0), outer: FileRange(0, 0)) }
    var checked = CheckedDraft(
      path: "a", source: source,
      findings: [Finding(rule: "a/b", severity: .error, range: FileRange(0, 5), match: "Title", message: "m")])
    checked.draft = Draft(
      path: "a", format: .html, source: source, text: bytes, blocks: blocks,
      inlines: [
        Inline(kind: .code, range: range("Item")), Inline(kind: .link, range: range("linked")),
        Inline(kind: .emphasis, range: range("link")),
      ], map: source.map)
    let html = report([checked], with: HTMLReporter(version: "1", rules: []))
    for element in [
      "<h3 class=\"title\"><mark class=\"error\" data-notes=\"d1f1\">Title</mark><sup", "<h4>Heading</h4>",
      "<p class=\"item depth-2\"><span class=\"marker\">•</span> <code>Item</code></p>",
      "<blockquote><p>Said</p></blockquote>", "<p class=\"cell\">Cell</p>", "<p class=\"caption\">Below</p>",
      "<p class=\"caption\"><span class=\"label\">Image:</span> Seen</p>", "<pre><code>let x = 1\ny</code></pre>",
      "<p class=\"metadata\"><span class=\"label\">Metadata:</span> Meta</p>",
      "<p><em><span class=\"link\">link</span></em><span class=\"link\">ed</span></p>",
    ] { #expect(html.contains(element), "\(element)") }
  }

  @Test func nothingIsLoadedAndOnlyTheOwnScriptRuns() throws {
    let hostile = "<script>x()</script> <img src=x onerror=y()> javascript:z() </style> ]]> <!-- </mark>"
    let draft = checkedDraft(hostile, path: hostile, [(hostile, .error)]) { $0.why = hostile }
    let page = try page([draft])
    #expect(try page.nodes(forXPath: "//script").count == 1)
    #expect(try page.nodes(forXPath: "//@src | //img | //link | //iframe | //@style | //@onerror").isEmpty)
    #expect(try texts(page, "//a/@href").allSatisfy { $0.hasPrefix("#") })
    #expect(try texts(page, "//mark") == [hostile])
    let policy = try #require(try texts(page, "//meta[@http-equiv]/@content").first)
    #expect(policy.hasPrefix("default-src 'none'; "))
    #expect(policy.contains("script-src 'sha256-\(sha256(ProofScript.text))'"))
    #expect(policy.contains("style-src 'sha256-\(sha256(ProofStyle.text))'"))
  }

  @Test func textPlacesFollowAMapThatDoesNotRise() {
    var map = SourceMap()
    map.append(bytes: 3, file: 10)
    map.append(unit: 1, file: 0, fileCount: 0)
    map.append(unit: 2, file: 13, fileCount: 5)
    map.append(bytes: 4, file: 2)
    let places = TextPlaces(map)
    #expect(places.ranges(of: FileRange(11, 13)) == [TextRange(1, 3)])
    #expect(places.ranges(of: FileRange(12, 15)) == [TextRange(2, 3), TextRange(4, 6)])
    #expect(places.ranges(of: FileRange(3, 5)) == [TextRange(7, 9)])
    #expect(places.ranges(of: FileRange(7, 9)) == [TextRange(0, 0)])
    #expect(places.ranges(of: FileRange(30, 31)) == [TextRange(6, 6)])
    #expect(TextPlaces(SourceMap()).ranges(of: FileRange(0, 3)) == [TextRange(0, 0)])
  }
}
