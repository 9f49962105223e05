import Findings
import Foundation
import Linting
import Reporting
import SourceText
import Testing

/// What every reporter promises, whatever the texts and names.
@Suite struct ReporterContractTests {
  static let hostile = [
    "plain", "quote \" and \\ back", "<b>&amp;</b>", "a\u{1B}]0;title\u{7}b\u{1B}[2J", "::error file=x::y",
    "##[error]z",
    "tab\tand\u{0}zero", "line\nbreak\r\nand\rmore", "\u{202E}reversed\u{2066}", "\u{9B}31m", "\u{7F}",
    "日本語 👩‍👩‍👧 e\u{301}",
    "\u{2028}\u{2029}", "%25 %0A", "| a | b |", "\u{FEFF}\u{200B}", "\u{E000}\u{10FFFF}", "```\n<!--", "",
  ]

  static func drafts() -> [CheckedDraft] {
    hostile.map { text in
      let source = "before " + text + " after\n"
      let bytes = Array(source.utf8)
      let finding = Finding(
        rule: "family/" + text, severity: .error, range: FileRange(7, 7 + text.utf8.count), match: text,
        message: "m “\(text)”", why: text, evidence: [Evidence(text: text, score: .infinity)],
        notes: [Note(text: text, range: FileRange(0, 3))],
        fixes: [Fix(title: text, edits: [Edit(range: FileRange(7, 8), replacement: text)], isSafe: false)])
      return CheckedDraft(
        path: text + ".txt", source: DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8),
        findings: [finding])
    }
  }

  static let reports: [(name: String, text: String)] = [
    ("human", report(drafts(), with: HumanReporter(colour: false))),
    ("concise", report(drafts(), with: ConciseReporter())),
    ("json", report(drafts(), with: JSONReporter())),
    ("jsonl", report(drafts(), with: JSONLinesReporter())),
    ("github", report(drafts(), with: GitHubReporter(paths: RepositoryPaths(), summaryPath: nil))),
    ("gitlab", report(drafts(), with: GitLabReporter(paths: RepositoryPaths()))),
    ("sarif", report(drafts(), with: SARIFReporter(version: "1", rules: [], paths: RepositoryPaths()))),
    ("checkstyle", report(drafts(), with: CheckstyleReporter())),
    ("junit", report(drafts(), with: JUnitReporter())),
    ("html", report(drafts(), with: HTMLReporter(version: "1", rules: []))),
    ("rdjsonl", report(drafts(), with: RDJSONLinesReporter(paths: RepositoryPaths()))),
  ]

  @Test(arguments: reports) func nothingActsOnATerminal(name: String, text: String) {
    let acting = text.unicodeScalars.filter { scalar in
      scalar != "\n"
        && (scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
          || (0x2066...0x2069).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value))
    }
    #expect(acting.isEmpty, "\(name)")
  }

  @Test(arguments: reports) func everyFindingIsThere(name: String, text: String) throws {
    let lines = text.split(separator: "\n")
    let count = Self.hostile.count
    switch name {
    case "human": #expect(lines.filter { $0.contains(" error family/") }.count == count)
    case "concise": #expect(lines.filter { $0.contains(": error family/") }.count == count)
    case "json": #expect(lines.count == count + 2)
    case "jsonl": #expect(lines.count == count + 1)
    case "gitlab": #expect(lines.filter { $0.hasPrefix("{\"description\":") }.count == count)
    case "sarif": #expect(lines.filter { $0.hasPrefix("{\"ruleId\":") }.count == count)
    case "checkstyle": #expect(lines.filter { $0.hasPrefix("<error ") }.count == count)
    case "junit": #expect(lines.filter { $0.contains("<failure ") }.count == count)
    case "html": #expect(lines.filter { $0.hasPrefix("<article class=\"note ") }.count == count)
    case "rdjsonl": #expect(lines.count == count)
    default: #expect(lines.filter { $0.hasPrefix("::error ") || $0.hasPrefix("error ") }.count == count)
    }
  }

  @Test func jsonHoldsTheTextsUnchanged() throws {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(report(Self.drafts(), with: JSONReporter()).utf8)) as? [String: Any])
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(
      findings.compactMap { $0["match"] as? String }.map { Array($0.utf8) } == Self.hostile.map { Array($0.utf8) })
    #expect(
      findings.compactMap { $0["path"] as? String }.map { Array($0.utf8) }
        == Self.hostile.map { Array("\($0).txt".utf8) })
    #expect(
      document["summary"] as? [String: Int] == [
        "read": Self.hostile.count, "drafts": Self.hostile.count, "failed": 0, "errors": Self.hostile.count,
        "warnings": 0,
        "advice": 0,
      ])
  }

  @Test func jsonLinesAreJSONEach() throws {
    for line in report(Self.drafts(), with: JSONLinesReporter()).split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?.keys.contains("summary") == true || object?.count == 10)
    }
  }
}
