import CLibXML2
import Drafts
import Findings
@testable import Linting
import Matching
@testable import Reporting
import SourceText

/// Reports on any draft are texts of their format that nothing obeys.
///
/// The first line of an input is the name of the draft.
func fuzzReports(_ input: [UInt8]) {
  let line = input.prefix { $0 != 0x0A }
  let path = String(decoding: line, as: UTF8.self)
  let bytes = Array(input.dropFirst(line.count + 1))
  guard let draft = try? DraftLoader().load(bytes, format: DraftFormat(content: bytes), path: path) else { return }
  let checked = CheckedDraft(draft, findings: BundledRules.compiled.findings(in: draft) + [finding(in: draft)])
  let descriptions: [RuleDescription] = []
  checkPlain(report(checked, HumanReporter(colour: false)), "human")
  checkPlain(report(checked, ConciseReporter()), "concise")
  checkPlain(report(checked, GitHubReporter(paths: RepositoryPaths(), summaryPath: nil)), "github")
  checkJSON(report(checked, JSONReporter()), "json")
  checkJSON(report(checked, GitLabReporter(paths: RepositoryPaths())), "gitlab")
  checkJSON(report(checked, SARIFReporter(version: "1", rules: descriptions, paths: RepositoryPaths())), "sarif")
  for line in report(checked, JSONLinesReporter()).split(separator: 0x0A) { checkJSON(Array(line), "jsonl") }
  let paths = RepositoryPaths()
  for line in report(checked, RDJSONLinesReporter(paths: paths)).split(separator: 0x0A) {
    checkJSON(Array(line), "rdjsonl")
  }
  checkXML(report(checked, CheckstyleReporter()), "checkstyle")
  checkXML(report(checked, JUnitReporter()), "junit")
  checkPlain(report(checked, HTMLReporter(version: "1", rules: descriptions)), "html")
}

/// A finding that covers the draft and says its text in all places where texts can stand.
private func finding(in draft: Draft) -> Finding {
  let text = String(decoding: draft.source.bytes.prefix(200), as: UTF8.self)
  let whole = draft.source.map.fileRange(of: TextRange(0, draft.source.bytes.count))
  return Finding(
    rule: "family/\(text)", severity: .error, range: whole, match: text, message: text, why: text,
    evidence: [Evidence(text: text, score: .infinity)], notes: [Note(text: text, range: whole)],
    fixes: [Fix(title: text, edits: [Edit(range: whole, replacement: text)], isSafe: true)])
}

private func report<Format: Reporter>(_ draft: CheckedDraft, _ reporter: Format) -> [UInt8] {
  var reporter = reporter
  var summary = RunSummary(countingRules: true)
  summary.count(draft)
  let text = reporter.write(reporter.part(for: draft)).pieces.flatMap(\.self)
  return text + reporter.end(summary)
}

/// Requires a text without what a terminal would obey or what turns the direction of reading.
private func checkPlain(_ text: [UInt8], _ format: String) {
  guard let text = String(validating: text, as: UTF8.self) else { return check(false, "\(format) is no UTF-8") }
  for scalar in text.unicodeScalars where scalar != "\n" {
    check(
      scalar.properties.generalCategory != .control && !(0x2028...0x202E).contains(scalar.value)
        && !(0x2066...0x2069).contains(scalar.value), "\(format) holds U+\(String(scalar.value, radix: 16))")
  }
}

private func checkJSON(_ text: [UInt8], _ format: String) {
  checkPlain(text, format)
  do throws(JSONError) {
    var scanner = try JSONScanner(text)
    try scanner.skipValue()
    check(scanner.peek() == nil, "\(format) goes on behind its end")
  } catch {
    check(false, "\(format) is no JSON: \(error.message) at \(error.offset)")
  }
}

private func checkXML(_ text: [UInt8], _ format: String) {
  checkPlain(text, format)
  let document = unsafe text.withUnsafeBytes { bytes in
    let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress
    return unsafe xmlReadMemory(
      start, Int32(bytes.count), nil, nil, Int32(XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
  }
  guard let document = unsafe document else { return check(false, "\(format) is no XML") }
  unsafe xmlFreeDoc(document)
}
