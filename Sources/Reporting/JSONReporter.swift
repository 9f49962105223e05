package import Linting
import SourceText

/// One JSON document: `{"findings": [...], "summary": {...}}`, a line a finding.
package struct JSONReporter: Reporter {
  private var isFirst = true

  package init() {}

  package func part(for draft: CheckedDraft) -> [UInt8] {
    var positions = Positions(of: draft.findings, in: draft.source)
    var head = FindingHead(path: draft.path)
    var writer = JSONWriter()
    for (index, finding) in draft.findings.enumerated() {
      if index > 0 { writer.raw(",\n") }
      writer.finding(finding, head: &head, positions: &positions)
    }
    return writer.bytes
  }

  package mutating func write(_ part: [UInt8]) -> [UInt8] {
    guard !part.isEmpty else { return [] }
    defer { isFirst = false }
    return Array((isFirst ? "{\"findings\":[\n" : ",\n").utf8) + part
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
