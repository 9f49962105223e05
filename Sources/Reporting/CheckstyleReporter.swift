import Findings
package import Linting
import SourceText

/// Checkstyle's XML, which most review tools read: an element a draft with findings. Columns count code points from 1.
package struct CheckstyleReporter: Reporter {
  private var isFirst = true

  package init() {}

  package func part(for draft: CheckedDraft) -> [UInt8] {
    guard !draft.findings.isEmpty else { return [] }
    var positions = Positions(of: draft.findings, in: draft.source)
    var text = "<file name=\"\(escapedXML(draft.path, lineBreaks: .escaped))\">\n"
    for finding in draft.findings {
      let start = positions[finding.range.start]
      text += "<error line=\"\(start.line)\" column=\"\(start.column)\" severity=\"\(Self.severity(finding.severity))\""
      text += " message=\"\(escapedXML(finding.message, lineBreaks: .spaces))\""
      text += " source=\"\(escapedXML(finding.rule, lineBreaks: .escaped))\"/>\n"
    }
    return Array((text + "</file>\n").utf8)
  }

  package mutating func write(_ part: [UInt8]) -> ReportText { ReportText(head() + part) }

  package mutating func end(_ summary: RunSummary) -> [UInt8] { head() + Array("</checkstyle>\n".utf8) }

  /// What stands in front of everything; nothing where it was written.
  private mutating func head() -> [UInt8] {
    defer { isFirst = false }
    return isFirst ? Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".utf8) : []
  }

  private static func severity(_ severity: Severity) -> String {
    severity == .advice ? "info" : severity.rawValue
  }
}
