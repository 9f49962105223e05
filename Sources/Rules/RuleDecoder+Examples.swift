import Drafts
import Findings
import RuleNotation

/// What is done with a rule's examples, which only `galley test` and the documentation need.
package enum ExampleUse: Sendable {
  case skip
  /// Tell what is wrong with them, and no more.
  case check
  case read
}

extension RuleDecoder {
  /// The examples; none where they are not to be read.
  mutating func readExamples(_ node: Node) -> [Example] {
    let fields = decoder.fields(of: node, known: ["flagged", "clean"], what: "examples")
    var examples: [Example] = []
    for (key, isFlagged) in [("flagged", true), ("clean", false)] {
      guard let list = fields[key] else {
        if node.mapping != nil { decoder.report(node, "the rule has no \(key) example") }
        continue
      }
      let items = decoder.items(list, what: key)
      guard use != .skip else { continue }
      for item in items { if let example = readExample(item, isFlagged: isFlagged) { examples.append(example) } }
    }
    return examples
  }

  private mutating func readExample(_ item: Node, isFlagged: Bool) -> Example? {
    var node = item
    var fields = Fields()
    if item.mapping != nil {
      fields = decoder.fields(of: item, known: ["text", "format", "severity", "fixed"], what: "an example")
      guard let text = fields["text"] else {
        decoder.report(item, "the example has no “text”")
        return nil
      }
      node = text
    }
    guard decoder.isText(node, what: "an example") else { return nil }
    let format = fields["format"].flatMap { decoder.choice($0, what: "format", as: DraftFormat.self) } ?? .text
    let severity = fields["severity"].flatMap { decoder.choice($0, what: "severity", as: Severity.self) }
    if let node = fields["fixed"], !node.isScalar { decoder.report(node, "fixed must be a text") }
    guard let marked = markedRanges(node) else { return nil }
    if isFlagged, marked.isEmpty {
      decoder.report(node, "the flagged example marks nothing", help: "put ⟦ and ⟧ around what must be found")
    } else if !isFlagged, !marked.isEmpty {
      decoder.report(node, "the clean example has a mark")
    }
    guard use == .read else { return nil }
    return Example(
      text: unmarked(node.textBytes), marked: marked, isFlagged: isFlagged, format: format, severity: severity,
      fixed: fields["fixed"]?.scalar, node: node)
  }

  /// The ranges between `⟦` and `⟧` in the text without these marks, in order; reports marks that do not fit.
  private mutating func markedRanges(_ node: Node) -> [Range<Int>]? {
    var open: [Int] = []
    var ranges: [Range<Int>] = []
    var marks = ExampleMarks(node.textBytes)
    while let mark = marks.next() {
      if mark.isOpening {
        open.append(mark.place)
      } else if let start = open.popLast() {
        ranges.append(start..<mark.place)
      } else {
        decoder.report(node, "a ⟧ has no ⟦ before it")
        return nil
      }
    }
    guard open.isEmpty else {
      decoder.report(node, "a ⟦ has no ⟧ after it")
      return nil
    }
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    guard zip(ranges, ranges.dropFirst()).allSatisfy({ $0 != $1 }) else {
      decoder.report(node, "the same text is marked twice")
      return nil
    }
    return ranges
  }

  private func unmarked(_ text: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    var rest = text
    var marks = ExampleMarks(text)
    while let mark = marks.next() {
      let count = mark.place - plain.count
      plain += rest.prefix(count)
      rest = rest.dropFirst(count + ExampleMarks.length)
    }
    return String(decoding: plain + rest, as: UTF8.self)
  }
}

/// Finds the marks `⟦` (E2 9F A6) and `⟧` (E2 9F A7) in the UTF-8 text of an example.
private struct ExampleMarks {
  /// Bytes of a mark.
  static let length = 3

  private let text: ArraySlice<UInt8>
  private var index: Int
  private var found = 0

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    index = text.startIndex
  }

  /// The next mark, with its place in the text without marks.
  mutating func next() -> (isOpening: Bool, place: Int)? {
    while let start = text[index...].firstIndex(of: 0xE2) {
      guard start + 2 < text.endIndex, text[start + 1] == 0x9F, text[start + 2] & 0xFE == 0xA6 else {
        index = start + 1
        continue
      }
      let place = start - text.startIndex - found * Self.length
      index = start + Self.length
      found += 1
      return (text[start + 2] == 0xA6, place)
    }
    return nil
  }
}
