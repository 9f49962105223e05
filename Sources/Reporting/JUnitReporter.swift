import Findings
package import Linting
import SourceText

/// JUnit's XML: a test suite a draft, a failed test a finding; a clean draft has one test, which passes.
package struct JUnitReporter: Reporter {
  private var isFirst = true

  package init() {}

  package func part(for draft: CheckedDraft) -> [UInt8] {
    var positions = Positions(of: draft.findings, in: draft.source)
    let path = escapedXML(draft.path, lineBreaks: .escaped)
    let (tests, failures) = (max(1, draft.findings.count), draft.findings.count)
    var text = "<testsuite name=\"\(path)\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\">\n"
    if draft.findings.isEmpty { text += "<testcase classname=\"\(path)\" name=\"galley\" file=\"\(path)\"/>\n" }
    for finding in draft.findings {
      let start = positions[finding.range.start]
      let rule = escapedXML(finding.rule, lineBreaks: .escaped)
      let message = escapedXML(finding.message, lineBreaks: .spaces)
      let why = escapedXML(finding.why, lineBreaks: .spaces)
      text += "<testcase classname=\"\(path)\" name=\"\(rule) (line \(start.line), column \(start.column))\""
      text += " file=\"\(path)\" line=\"\(start.line)\">"
      text += "<failure type=\"\(finding.severity.rawValue)\" message=\"\(message)\">"
      text += "\(path):\(start.line):\(start.column): \(finding.severity.rawValue) \(rule)\n\(message)"
      text += (why.isEmpty ? "" : "\n\(why)") + "</failure></testcase>\n"
    }
    return Array((text + "</testsuite>\n").utf8)
  }

  package mutating func write(_ part: [UInt8]) -> ReportText { ReportText(head() + part) }

  package mutating func end(_ summary: RunSummary) -> [UInt8] { head() + Array("</testsuites>\n".utf8) }

  /// What stands in front of everything; nothing where it was written.
  private mutating func head() -> [UInt8] {
    defer { isFirst = false }
    return isFirst ? Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"galley\">\n".utf8) : []
  }
}
