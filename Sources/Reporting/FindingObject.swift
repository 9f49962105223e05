import Findings
import Linting
import SourceText

/// The beginning of a finding's object, which findings of one rule share.
struct FindingHead {
  private let path: String
  /// By rule.
  private var heads: [String: Head] = [:]

  /// What the first finding of a rule begins with.
  private struct Head {
    let severity: Severity
    let message: String
    /// Up to the message.
    let bytes: [UInt8]
    /// With the message.
    let whole: [UInt8]
  }

  init(path: String) {
    self.path = path
  }

  /// Writes the beginning, with the message.
  mutating func write(_ finding: Finding, to writer: inout JSONWriter) {
    let known = heads[finding.rule]
    let head = if let known, known.severity == finding.severity { known } else { head(of: finding) }
    if head.message == finding.message {
      writer.raw(head.whole)
    } else {
      writer.raw(head.bytes)
      writer.string(finding.message)
    }
  }

  private mutating func head(of finding: Finding) -> Head {
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
    let bytes = writer.bytes
    writer.string(finding.message)
    let head = Head(severity: finding.severity, message: finding.message, bytes: bytes, whole: writer.bytes)
    heads[finding.rule] = head
    return head
  }
}

extension JSONWriter {
  /// Writes a finding as the object that `json` and `jsonl` share.
  mutating func finding(_ finding: Finding, head: inout FindingHead, positions: inout Positions) {
    head.write(finding, to: &self)
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
    number(summary.findings[.error])
    raw(",\"warnings\":")
    number(summary.findings[.warning])
    raw(",\"advice\":")
    number(summary.findings[.advice])
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
    let numbers = 3 * OutputSpan<UInt8>.longestDecimal
    bytes.append(addingCapacity: numbers + Key.line.count + Key.column.count + Key.close.count) { output in
      output.append(decimal: offset)
      output.append(Key.line)
      output.append(decimal: place.line)
      output.append(Key.column)
      output.append(decimal: place.column)
      output.append(Key.close)
    }
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
