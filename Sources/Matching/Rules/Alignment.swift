import Rules
import SourceText

/// How a found range stands in its block: at word borders, at the block's ends.
struct Alignment {
  enum Edge {
    /// Between a word and something else, or at an end of the block.
    case border
    /// Between a lower-case letter and a capital, where two texts were glued together.
    case glued
    case insideWord
  }

  let start: Edge
  let end: Edge
  /// Nothing but marks and white space stands between the block's start, or end, and the range.
  let isAtStart: Bool
  let isAtEnd: Bool

  init(_ text: Span<UInt8>, _ range: TextRange, in block: TextRange) {
    let before = Characters.before(text, range.start, start: block.start)
    let first = range.isEmpty ? nil : Characters.decode(text, at: range.start).value
    let last = Characters.before(text, range.end, start: range.start)?.value
    let after = range.end < block.end ? Characters.decode(text, at: range.end).value : nil
    start = Self.edge(before?.value, first)
    end = Self.edge(last, after)
    isAtStart = Self.isBare(text, block.start, range.start)
    isAtEnd = Self.isBare(text, range.end, block.end)
  }

  /// Whether neither end of the range is inside a word.
  static func isBetweenWords(_ text: Span<UInt8>, _ range: TextRange, in block: TextRange) -> Bool {
    guard !range.isEmpty else { return true }
    let first = Characters.decode(text, at: range.start).value
    guard edge(Characters.before(text, range.start, start: block.start)?.value, first) != .insideWord else {
      return false
    }
    let last = Characters.before(text, range.end, start: range.start)?.value
    let after = range.end < block.end ? Characters.decode(text, at: range.end).value : nil
    return edge(last, after) != .insideWord
  }

  private static func edge(_ left: UInt32?, _ right: UInt32?) -> Edge {
    guard let left, let right, Characters.isWord(left), Characters.isWord(right) else { return .border }
    return Characters.isLower(left) && Characters.isUpper(right) ? .glued : .insideWord
  }

  /// Whether no letter or digit stands between two offsets. Looks at 64 bytes at most: more than that is no decoration.
  private static func isBare(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= 64 else { return false }
    var index = start
    while index < end {
      let (value, length) = Characters.decode(text, at: index)
      if Characters.isWord(value) { return false }
      index += length
    }
    return true
  }

  /// Both edges are word borders.
  var isWhole: Bool { start == .border && end == .border }

  /// Whether a phrase may stand so: at word borders, but glued to what follows a phrase that begins its block and to
  /// what precedes one that ends it.
  func fits(_ place: MatchPlace) -> Bool {
    switch place {
    case .anywhere, .wholeBlock: isWhole && stands(place)
    case .blockStart: start == .border && end != .insideWord && isAtStart
    case .blockEnd: end == .border && start != .insideWord && isAtEnd
    }
  }

  /// Whether the range stands at the place.
  func stands(_ place: MatchPlace) -> Bool {
    switch place {
    case .anywhere: true
    case .blockStart: isAtStart
    case .blockEnd: isAtEnd
    case .wholeBlock: isAtStart && isAtEnd
    }
  }
}
