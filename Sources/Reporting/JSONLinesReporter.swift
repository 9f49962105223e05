package import Linting
import SourceText

/// One JSON object a line and finding; the last line is `{"summary": {...}}`.
package struct JSONLinesReporter: Reporter {
  package init() {}

  package func part(for draft: CheckedDraft) -> [UInt8] {
    let positions = Positions(of: draft.findings, in: draft.source)
    var writer = JSONWriter()
    for finding in draft.findings {
      writer.finding(finding, path: draft.path, positions: positions)
      writer.raw("\n")
    }
    return writer.bytes
  }

  package mutating func write(_ part: [UInt8]) -> [UInt8] { part }

  package mutating func end(_ summary: RunSummary) -> [UInt8] {
    var writer = JSONWriter()
    writer.raw("{\"summary\":")
    writer.summary(summary)
    writer.raw("}\n")
    return writer.bytes
  }
}
