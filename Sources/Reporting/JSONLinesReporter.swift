package import Linting
import SourceText

/// One JSON object a line and finding; the last line is `{"summary": {...}}`.
package struct JSONLinesReporter: Reporter {
  package init() {}

  package func part(for draft: CheckedDraft) -> ReportText {
    var positions = Positions(of: draft.findings, in: draft.source)
    var head = FindingHead(path: draft.path)
    var report = ReportText()
    var writer = JSONWriter()
    // Not one by one: a copy of a finding costs as much as some of what is written.
    let findings = draft.findings.span
    for index in findings.indices {
      writer.finding(findings[index], head: &head, positions: &positions)
      writer.raw("\n")
      report.take(&writer.bytes)
    }
    report.append(writer.bytes)
    return report
  }

  package mutating func write(_ part: ReportText) -> ReportText { part }

  package mutating func end(_ summary: RunSummary) -> [UInt8] {
    var writer = JSONWriter()
    writer.raw("{\"summary\":")
    writer.summary(summary)
    writer.raw("}\n")
    return writer.bytes
  }
}
