import Findings
import Linting
import SourceText

extension JSONWriter {
  /// Writes a finding as the object that `json` and `jsonl` share.
  mutating func finding(_ finding: Finding, path: String, positions: Positions) {
    raw("{\"path\":")
    string(path)
    raw(",\"rule\":")
    string(finding.rule)
    raw(",\"family\":")
    string(finding.family)
    raw(",\"severity\":")
    string(finding.severity.rawValue)
    raw(",\"message\":")
    string(finding.message)
    raw(",\"match\":")
    string(finding.match)
    raw(",\"start\":")
    position(finding.range.start, positions)
    raw(",\"end\":")
    position(finding.range.end, positions)
    raw(",\"evidence\":[")
    list(finding.evidence) { writer, evidence in
      writer.raw("{\"text\":")
      writer.string(evidence.text)
      writer.raw(",\"score\":")
      writer.number(evidence.score)
      writer.raw("}")
    }
    raw("],\"fix\":")
    if let fix = finding.fixes.first { self.fix(fix, positions) } else { raw("null") }
    raw("}")
  }

  /// Writes what the run came to, as an object.
  mutating func summary(_ summary: RunSummary) {
    raw("{\"read\":")
    number(summary.read)
    raw(",\"drafts\":")
    number(summary.drafts)
    raw(",\"failed\":")
    number(summary.failed)
    raw(",\"errors\":")
    number(summary.findings[.error] ?? 0)
    raw(",\"warnings\":")
    number(summary.findings[.warning] ?? 0)
    raw(",\"advice\":")
    number(summary.findings[.advice] ?? 0)
    if summary.rules != nil {
      raw(",\"rules\":{")
      list(summary.ruleCounts) { writer, entry in
        writer.string(entry.rule)
        writer.raw(":")
        writer.number(entry.count)
      }
      raw("}")
    }
    raw("}")
  }

  private mutating func fix(_ fix: Fix, _ positions: Positions) {
    raw("{\"title\":")
    string(fix.title)
    raw(",\"safe\":")
    if fix.isSafe { raw("true") } else { raw("false") }
    raw(",\"edits\":[")
    list(fix.edits) { writer, edit in
      writer.raw("{\"start\":")
      writer.position(edit.range.start, positions)
      writer.raw(",\"end\":")
      writer.position(edit.range.end, positions)
      writer.raw(",\"replacement\":")
      writer.string(edit.replacement)
      writer.raw("}")
    }
    raw("]}")
  }

  /// Byte offset in the file from 0, line and column from 1, the column in code points.
  private mutating func position(_ offset: Int, _ positions: Positions) {
    let place = positions[offset]
    raw("{\"byte\":")
    number(offset)
    raw(",\"line\":")
    number(place.line)
    raw(",\"column\":")
    number(place.column)
    raw("}")
  }

  private mutating func list<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
    for (index, element) in elements.enumerated() {
      if index > 0 { raw(",") }
      write(&self, element)
    }
  }
}
