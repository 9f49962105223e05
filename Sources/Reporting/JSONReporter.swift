package import Linting
import SourceText

/// One JSON document: `{"findings": [...], "summary": {...}}`, a line a finding.
package struct JSONReporter: Reporter {
  private var isFirst = true

  package init() {}

  package func part(for draft: CheckedDraft) -> ReportText {
    var positions = Positions(of: draft.findings, in: draft.source)
    var head = FindingHead(path: draft.path)
    var report = ReportText()
    var writer = JSONWriter()
    for (index, finding) in draft.findings.enumerated() {
      if index > 0 { writer.raw(",\n") }
      writer.finding(finding, head: &head, positions: &positions)
      report.take(&writer.bytes)
    }
    report.append(writer.bytes)
    return report
  }

  package mutating func write(_ part: ReportText) -> ReportText {
    guard !part.isEmpty else { return part }
    defer { isFirst = false }
    return part.prefixed(by: Array((isFirst ? "{\"findings\":[\n" : ",\n").utf8))
  }

  package mutating func end(_ summary: RunSummary) -> [UInt8] {
    var writer = JSONWriter()
    if isFirst { writer.raw("{\"findings\":[") }
    writer.raw("\n],\"summary\":")
    writer.summary(summary)
    writer.raw("}\n")
    return writer.bytes
  }
}
