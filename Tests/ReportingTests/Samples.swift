import Drafts
import Findings
import Linting
import Reporting
import SourceText

/// A draft with findings at the marked ranges of its text.
func checkedDraft(
  _ text: String, path: String = "a.txt", _ findings: [(match: String, severity: Severity)],
  change: (inout Finding) -> Void = { _ in }
) -> CheckedDraft {
  let bytes = Array(text.utf8)
  let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
  let made = findings.enumerated().map { number, finding in
    let wanted = Array(finding.match.utf8)
    let start = (0...bytes.count).first { bytes[$0...].starts(with: wanted) } ?? 0
    var result = Finding(
      rule: "family/rule-\(number + 1)", severity: finding.severity, range: FileRange(start, start + wanted.count),
      match: finding.match, message: "Seen: “\(finding.match)”.")
    change(&result)
    return result
  }
  return CheckedDraft(path: path, source: source, findings: made)
}

/// What a reporter writes about drafts, from the first byte to the last.
func report<Format: Reporter>(_ drafts: [CheckedDraft], with reporter: Format, countingRules: Bool = false) -> String {
  fullReport(drafts, with: reporter, countingRules: countingRules).text
}

/// What a reporter writes about drafts, and what it adds to other files.
func fullReport<Format: Reporter>(
  _ drafts: [CheckedDraft], with reporter: Format, countingRules: Bool = false
) -> (text: String, appendices: [Appendix]) {
  var reporter = reporter
  var summary = RunSummary(countingRules: countingRules)
  var bytes: [UInt8] = []
  for draft in drafts {
    summary.count(draft)
    for piece in reporter.write(reporter.part(for: draft)).pieces { bytes += piece }
  }
  bytes += reporter.end(summary)
  return (String(decoding: bytes, as: UTF8.self), reporter.appendices)
}
