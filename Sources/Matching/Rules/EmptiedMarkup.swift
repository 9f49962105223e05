import Drafts
import SourceText

/// The mark-up inside a block that would be left around nothing where text is deleted: a link, emphasis, an element.
struct EmptiedMarkup {
  private let draft: Draft
  /// The file, decoded.
  private let source: [UInt8]

  init(_ draft: Draft) {
    self.draft = draft
    source = draft.source.bytes
  }

  /// What goes with a stretch of a block's text, tags and marks included; no stretch where nothing is left empty.
  func ranges(around text: TextRange) -> [FileRange] {
    elements(in: text) + spans(in: text)
  }

  // MARK: - HTML

  /// Elements all of whose text is deleted and that hold no picture or the like.
  private func elements(in text: TextRange) -> [FileRange] {
    let elements = draft.elements
    var index = elements.firstIndex(notBefore: { $0.text.start < text.start })
    // White space at the end of an element stands in the text behind it.
    let neighbours = [text.start - 1, text.end].filter { (0..<draft.text.count).contains($0) }
      .map { draft.map.fileRange(of: TextRange($0, $0 + 1)).start }
    var ranges: [FileRange] = []
    while index < elements.count, elements[index].text.start < text.end {
      let element = elements[index]
      index += 1
      guard !element.text.isEmpty, text.contains(element.text),
        ranges.last.map({ !$0.contains(element.outer) }) ?? true,
        !neighbours.contains(where: element.outer.contains), !holdsMedia(element.outer)
      else { continue }
      ranges.append(element.outer)
    }
    return ranges
  }

  private static let media = [
    "img", "svg", "picture", "video", "audio", "iframe", "object", "embed", "input", "button",
  ]
  .map { Array("<\($0)".utf8) }

  private func holdsMedia(_ outer: FileRange) -> Bool {
    let map = draft.source.map
    let range = map.textOffset(ofFile: outer.start)..<map.textOffset(ofFile: outer.end)
    return range.contains { index in
      source[index] == UInt8(ascii: "<")
        && Self.media.contains { tag in
          index + tag.count <= range.upperBound
            && zip(tag, source[index..<index + tag.count]).allSatisfy { $0 == ASCII.lowercased($1) }
        }
    }
  }

  // MARK: - Markdown

  /// Links, emphasis and code all of whose text is deleted, with their marks.
  private func spans(in text: TextRange) -> [FileRange] {
    guard draft.format == .markdown else { return [] }
    let inlines = draft.inlines
    let first = inlines.firstIndex(notBefore: { $0.range.start < text.start })
    let emptied = inlines[first...].prefix { $0.range.start < text.end }.enumerated()
      .filter { text.contains($0.element.range) }
      // The inner ones first; of two at one place the inner one ended first.
      .sorted {
        (-$0.element.range.start, $0.element.range.end, $0.offset) < (
          -$1.element.range.start, $1.element.range.end, $1.offset
        )
      }
    let map = draft.source.map
    var ranges: [TextRange] = []
    for (_, inline) in emptied {
      var (start, end) = map.textRange(of: draft.map.fileRange(of: inline.range)).bounds
      while let inner = ranges.last, inner.start < end {
        (start, end) = (min(start, inner.start), max(end, inner.end))
        ranges.removeLast()
      }
      ranges.append(withMarks(TextRange(start, end), inline.kind))
    }
    return ranges.map(map.fileRange)
  }

  /// A stretch of the decoded file with the marks around it.
  private func withMarks(_ range: TextRange, _ kind: InlineKind) -> TextRange {
    let isMark = { (byte: UInt8) in kind == .code ? byte == 0x60 : byte == 0x2A || byte == 0x5F || byte == 0x7E }
    var (start, end) = (range.start, range.end)
    switch kind {
    case .emphasis, .code:
      while start > 0, end < source.count, source[start - 1] == source[end], isMark(source[end]) {
        (start, end) = (start - 1, end + 1)
      }
    case .link:
      guard start > 0, end < source.count, source[start - 1] == UInt8(ascii: "["), source[end] == UInt8(ascii: "]")
      else {
        return range
      }
      (start, end) = (start - 1, endOfTarget(from: end + 1))
    case .quotation: break
    }
    return TextRange(start, end)
  }

  /// Where the target of a link ends: `(…)` or `[…]`, of 4,096 bytes at most.
  private func endOfTarget(from start: Int) -> Int {
    guard start < source.count else { return start }
    let (open, close): (UInt8, UInt8)
    switch source[start] {
    case UInt8(ascii: "("): (open, close) = (source[start], UInt8(ascii: ")"))
    case UInt8(ascii: "["): (open, close) = (source[start], UInt8(ascii: "]"))
    default: return start
    }
    var depth = 0
    var index = start
    while index < min(source.count, start + 4096) {
      switch source[index] {
      case UInt8(ascii: "\\"): index += 1
      case open: depth += 1
      case close: depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return min(index, source.count) }
    }
    return start
  }
}
