import Rules
import SourceText

/// The literals that patterns need, as they are checked wherever they are found: plain values, cheap to copy.
struct NeededLiterals: Sendable {
  /// A literal without its text.
  struct Literal: Sendable {
    let pattern: Int
    fileprivate let startsWord: Bool
    fileprivate let endsWord: Bool
    fileprivate let startsBlock: Bool
    /// Where its text stands among `capitals`; empty where it has no capital.
    fileprivate let text: Range<Int>
  }

  private(set) var all: [Literal] = []
  /// The bytes of the literals that have capitals.
  private var capitals: [UInt8] = []

  /// Adds a literal; its number.
  mutating func add(_ literal: PatternNeeds.Literal, of pattern: Int) -> Int {
    let start = capitals.count
    if literal.text.utf8.contains(where: { $0 &- 0x41 < 26 }) { capitals += literal.text.utf8 }
    all.append(
      Literal(
        pattern: pattern, startsWord: literal.startsWord, endsWord: literal.endsWord,
        startsBlock: literal.startsBlock, text: start..<capitals.count))
    return all.count - 1
  }

  /// Whether a literal, found at `place` whatever its case and surroundings, stands as its pattern needs it.
  func fits(_ literal: Literal, _ bytes: Span<UInt8>, _ place: Range<Int>, in block: TextRange) -> Bool {
    if literal.startsWord, let before = Characters.before(bytes, place.lowerBound, start: block.start),
      WordSymbols.isWord(before.value)
    {
      return false
    }
    if literal.endsWord, place.upperBound < block.end,
      WordSymbols.isWord(Characters.decode(bytes, at: place.upperBound).value)
    {
      return false
    }
    return (!literal.startsBlock || isFirst(bytes, block.start..<place.lowerBound))
      && hasCapitals(literal, bytes, place)
  }

  /// Whether neither letters nor digits stand in a range.
  private func isFirst(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = Characters.decode(bytes, at: index)
      if WordSymbols.isWord(value) { return false }
      index += length
    }
    return true
  }

  /// Whether the text has capitals where the literal has them. What is folded to another length is not compared.
  private func hasCapitals(_ literal: Literal, _ bytes: Span<UInt8>, _ place: Range<Int>) -> Bool {
    guard literal.text.count == place.count else { return true }
    let texts = capitals.span
    for offset in 0..<place.count {
      let byte = texts[literal.text.lowerBound + offset]
      if byte &- 0x41 < 26, bytes[place.lowerBound + offset] != byte { return false }
    }
    return true
  }
}

// MARK: - Image

extension NeededLiterals {
  init(_ image: inout ImageReader) {
    capitals = image.textBytes()
    all = image.table { (row: InlineArray<4, UInt64>) in
      let start = Int(truncatingIfNeeded: row[2])
      return Literal(
        pattern: Int(truncatingIfNeeded: row[0]), startsWord: row[1] & 1 != 0, endsWord: row[1] & 2 != 0,
        startsBlock: row[1] & 4 != 0, text: start..<(start + Int(truncatingIfNeeded: row[3])))
    }
  }

  func write(to image: inout ImageWriter) {
    image.write(String(decoding: capitals, as: UTF8.self))
    image.write(all) { image, literal in
      image.write(literal.pattern)
      image.write((literal.startsWord ? 1 : 0) | (literal.endsWord ? 2 : 0) | (literal.startsBlock ? 4 : 0))
      image.write(literal.text.lowerBound)
      image.write(literal.text.count)
    }
  }
}
