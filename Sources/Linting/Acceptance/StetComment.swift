import Drafts
import SourceText

/// A comment in a draft that says to let something stand: `<!-- stet leftovers/share-row: reason -->`.
struct StetComment: Sendable, Hashable {
  /// What it speaks of.
  enum Reach: String, Sendable, CaseIterable {
    /// The block it stands in, or the next one.
    case block = "stet"
    case begin = "stet-begin"
    case end = "stet-end"
    case file = "stet-file"
  }

  /// nil where it begins with `stet-` and is none of the known.
  var reach: Reach?
  /// The word it begins with.
  var keyword: String
  /// Rules and families; none: all.
  var rules: [String]
  /// May be empty.
  var reason: String
  /// Bytes of the file, from `<!--` to `-->`.
  var range: FileRange

  /// More comments than these are not obeyed.
  static let limit = 1000

  /// The comments of a draft in Markdown or HTML, in the order of the file. Cost: linear.
  static func comments(in draft: Draft) -> [StetComment] {
    guard draft.format != .text else { return [] }
    let source = draft.source.bytes.span
    var comments: [StetComment] = []
    var index = 0
    while true {
      // The rarest byte of `<!--`.
      index = source.firstIndex(of: UInt8(ascii: "!"), in: index..<source.count)
      guard index < source.count else { break }
      let start = index - 1
      index += 1
      guard start >= 0, start + 4 < source.count, source[start] == UInt8(ascii: "<"), source[start + 2] == 0x2D,
        source[start + 3] == 0x2D
      else { continue }
      guard let end = endOfComment(from: start + 4, in: source) else { break }
      index = end
      guard beginsWithStet(start + 4..<end, source), let comment = StetComment(start..<end, of: draft) else { continue }
      comments.append(comment)
      if comments.count == limit { break }
    }
    if comments.isEmpty { return [] }
    let code = codeRanges(of: draft)
    return comments.filter { comment in !code.contains { $0.contains(comment.range) } }
  }

  /// Whether the first word of a comment begins with `stet`; most comments need not be read further.
  private static func beginsWithStet(_ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound, ASCII.isSpace(source[index]) { index += 1 }
    guard index + 4 <= range.upperBound else { return false }
    return source[index] == UInt8(ascii: "s") && source[index + 1] == UInt8(ascii: "t")
      && source[index + 2] == UInt8(ascii: "e") && source[index + 3] == UInt8(ascii: "t")
  }

  private init?(_ range: Range<Int>, of draft: Draft) {
    let text = String(decoding: draft.source.bytes[range.dropFirst(4).dropLast(3)], as: UTF8.self)
    let words = text.prefix { $0 != ":" }.split { $0.isWhitespace || $0 == "," }
    guard let first = words.first, first == "stet" || first.hasPrefix("stet-") else { return nil }
    keyword = String(first)
    reach = Reach(rawValue: keyword)
    rules = words.dropFirst().map(String.init)
    let rest = text.drop { $0 != ":" }.dropFirst()
    reason = rest.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.range = draft.source.map.fileRange(of: TextRange(range.lowerBound, range.upperBound))
  }

  /// After `-->`; nil where there is none.
  private static func endOfComment(from start: Int, in source: Span<UInt8>) -> Int? {
    var index = start
    while true {
      index = source.firstIndex(of: UInt8(ascii: ">"), in: index..<source.count)
      guard index < source.count else { return nil }
      index += 1
      if index - start >= 3, source[index - 2] == 0x2D, source[index - 3] == 0x2D { return index }
    }
  }

  /// Where a comment is shown, not obeyed.
  private static func codeRanges(of draft: Draft) -> [FileRange] {
    draft.blocks.filter { $0.kind == .code }.map { draft.map.fileRange(of: $0.range) }
      + draft.inlines.filter { $0.kind == .code }.map { draft.map.fileRange(of: $0.range) }
  }
}
