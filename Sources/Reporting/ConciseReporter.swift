import Findings
package import Linting
import SourceText

/// One line a finding, for editors and `grep`: `path:line:column: severity rule message`.
package struct ConciseReporter: Reporter {
  package init() {}

  package func part(for draft: CheckedDraft) -> ReportText {
    var positions = Positions(of: draft.findings, in: draft.source)
    let path = shown(draft.path, lineBreaks: .escaped)
    var report = ReportText()
    var text: [UInt8] = []
    for finding in draft.findings {
      let place = positions[finding.range.start]
      text.append(path)
      text.append(UInt8(ascii: ":"))
      text.append(decimal: place.line)
      text.append(UInt8(ascii: ":"))
      text.append(decimal: place.column)
      text.append(": ")
      text.append(finding.severity.rawValue)
      text.append(0x20)
      text.append(shown(finding.rule, lineBreaks: .escaped))
      text.append(0x20)
      text.append(shown(finding.message, lineBreaks: .spaces))
      text.append(0x0A)
      report.take(&text)
    }
    report.append(text)
    return report
  }

  package mutating func write(_ part: ReportText) -> ReportText { part }

  package mutating func end(_ summary: RunSummary) -> [UInt8] { Array(summary.statistics.utf8) }
}
