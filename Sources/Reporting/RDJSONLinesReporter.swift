import Findings
package import Linting
import SourceText

/// reviewdog's diagnostics: one JSON object a line and finding. Columns count UTF-8 bytes from 1, ends are exclusive.
package struct RDJSONLinesReporter: Reporter {
  private let paths: RepositoryPaths

  package init(paths: RepositoryPaths) {
    self.paths = paths
  }

  package func part(for draft: CheckedDraft) -> [UInt8] {
    var positions = Positions(of: draft.findings, in: draft.source, unit: .utf8Bytes)
    let path = paths.relative(draft.path)
    var writer = JSONWriter()
    for finding in draft.findings {
      writer.raw("{\"message\":")
      writer.string(finding.message)
      writer.raw(",\"location\":{\"path\":")
      writer.string(path)
      writer.raw(",\"range\":")
      writer.range(positions[finding.range.start], positions[finding.range.end])
      writer.raw(
        "},\"severity\":\"\(Self.severity(finding.severity))\",\"source\":{\"name\":\"galley\"},\"code\":{\"value\":")
      writer.string(finding.rule)
      writer.raw("}")
      // Several suggestions are a choice, so a fix of several edits cannot be said.
      if let edits = finding.fixes.first?.edits, edits.count == 1, let edit = edits.first {
        writer.raw(",\"suggestions\":[{\"range\":")
        writer.range(positions[edit.range.start], positions[edit.range.end])
        writer.raw(",\"text\":")
        writer.string(edit.replacement)
        writer.raw("}]")
      }
      writer.raw("}\n")
    }
    return writer.bytes
  }

  package mutating func write(_ part: [UInt8]) -> ReportText { ReportText(part) }

  package mutating func end(_ summary: RunSummary) -> [UInt8] { [] }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .advice: "INFO"
    }
  }
}

extension JSONWriter {
  fileprivate mutating func range(_ start: Place, _ end: Place) {
    raw("{\"start\":{\"line\":\(start.line),\"column\":\(start.column)}")
    raw(",\"end\":{\"line\":\(end.line),\"column\":\(end.column)}}")
  }
}
