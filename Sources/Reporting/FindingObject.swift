import Findings
import Linting
import SourceText

/// The beginning of a finding's object, which findings of one rule share.
struct FindingHead {
  private let path: String
  /// By rule, for the severity of its last finding.
  private var heads: [String: (severity: Severity, bytes: [UInt8])] = [:]

  init(path: String) {
    self.path = path
  }

  /// The beginning, up to the message.
  mutating func json(for finding: Finding) -> [UInt8] {
    if let head = heads[finding.rule], head.severity == finding.severity { return head.bytes }
    var writer = JSONWriter()
    writer.raw("{\"path\":")
    writer.string(path)
    writer.raw(",\"rule\":")
    writer.string(finding.rule)
    writer.raw(",\"family\":")
    writer.string(finding.family)
    writer.raw(",\"severity\":")
    writer.string(finding.severity.rawValue)
    writer.raw(",\"message\":")
    heads[finding.rule] = (finding.severity, writer.bytes)
    return writer.bytes
  }
}

extension JSONWriter {
  /// Writes a finding as the object that `json` and `jsonl` share.
  mutating func finding(_ finding: Finding, head: inout FindingHead, positions: inout Positions) {
    raw(head.json(for: finding))
    string(finding.message)
    raw(Key.match)
    string(finding.match)
    raw(Key.start)
    range(finding.range, &positions)
    raw(Key.evidence)
    list(finding.evidence) { writer, evidence in
      writer.raw("{\"text\":")
      writer.string(evidence.text)
      writer.raw(",\"score\":")
      writer.number(evidence.score)
      writer.raw("}")
    }
    raw(Key.fix)
    if let fix = finding.fixes.first { self.fix(fix, &positions) } else { raw(Key.null) }
    raw(Key.close)
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

  private mutating func fix(_ fix: Fix, _ positions: inout Positions) {
    raw(Key.title)
    string(fix.title)
    raw(fix.isSafe ? Key.safeEdits : Key.unsafeEdits)
    list(fix.edits) { writer, edit in
      writer.raw(Key.firstStart)
      writer.range(edit.range, &positions)
      writer.raw(Key.replacement)
      writer.string(edit.replacement)
      writer.raw(Key.close)
    }
    raw(Key.closeFix)
  }

  /// The first place, whose key is written, and the one behind the last: byte offset in the file from 0, line and column
  /// from 1, the column in code points.
  private mutating func range(_ range: FileRange, _ positions: inout Positions) {
    place(range.start, positions[range.start])
    raw(Key.end)
    place(range.end, positions[range.end])
  }

  private mutating func place(_ offset: Int, _ place: Place) {
    number(offset)
    raw(Key.line)
    number(place.line)
    raw(Key.column)
    number(place.column)
    raw(Key.close)
  }

  /// What stands between the values of a finding, as bytes: it makes half of a report.
  private enum Key {
    static let match = Array(",\"match\":".utf8)
    static let start = Array(",\"start\":{\"byte\":".utf8)
    static let firstStart = Array("{\"start\":{\"byte\":".utf8)
    static let end = Array(",\"end\":{\"byte\":".utf8)
    static let line = Array(",\"line\":".utf8)
    static let column = Array(",\"column\":".utf8)
    static let evidence = Array(",\"evidence\":[".utf8)
    static let fix = Array("],\"fix\":".utf8)
    static let null = Array("null".utf8)
    static let title = Array("{\"title\":".utf8)
    static let safeEdits = Array(",\"safe\":true,\"edits\":[".utf8)
    static let unsafeEdits = Array(",\"safe\":false,\"edits\":[".utf8)
    static let replacement = Array(",\"replacement\":".utf8)
    static let closeFix = Array("]}".utf8)
    static let close = Array("}".utf8)
  }

  private mutating func list<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
    for (index, element) in elements.enumerated() {
      if index > 0 { raw(",") }
      write(&self, element)
    }
  }
}
