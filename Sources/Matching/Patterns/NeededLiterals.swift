import Rules
import SourceText

/// The literals that patterns need, as they are checked wherever they are found.
struct NeededLiterals: Sendable {
  /// A literal without its text, in one word: there are thousands.
  struct Literal: Sendable {
    fileprivate let bits: UInt64

    /// - Parameter text: the number of its text with capitals and one more; 0 where it has none.
    fileprivate init(_ literal: PatternNeeds.Literal, pattern: Int, text: Int) {
      let flags: UInt64 = (literal.startsWord ? 1 : 0) | (literal.endsWord ? 2 : 0) | (literal.startsBlock ? 4 : 0)
      bits = flags | UInt64(text) << 3 | UInt64(pattern) << 32
    }

    fileprivate init(bits: UInt64) { self.bits = bits }

    var pattern: Int { Int(bits >> 32) }
    fileprivate var startsWord: Bool { bits & 1 != 0 }
    fileprivate var endsWord: Bool { bits & 2 != 0 }
    fileprivate var startsBlock: Bool { bits & 4 != 0 }
    fileprivate var text: Int { Int(bits & 0xFFFF_FFFF) >> 3 }
  }

  /// A literal in each word.
  private var words: [UInt64] = []
  /// The bytes of the literals that have capitals.
  private var capitals: [UInt8] = []
  /// Where those of each end among them; the first ends at 0 and is none.
  private var capitalEnds: [UInt64] = [0]

  /// Adds a literal; its number.
  mutating func add(_ literal: PatternNeeds.Literal, of pattern: Int) -> Int {
    var text = 0
    if literal.text.utf8.contains(where: { $0 &- 0x41 < 26 }) {
      capitals += literal.text.utf8
      text = capitalEnds.count
      capitalEnds.append(UInt64(capitals.count))
    }
    words.append(Literal(literal, pattern: pattern, text: text).bits)
    return words.count - 1
  }

  subscript(number: Int) -> Literal { Literal(bits: words[number]) }

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
    guard literal.text > 0 else { return true }
    let start = Int(capitalEnds[literal.text - 1])
    guard Int(capitalEnds[literal.text]) - start == place.count else { return true }
    let texts = capitals.span
    for offset in 0..<place.count {
      let byte = texts[start + offset]
      if byte &- 0x41 < 26, bytes[place.lowerBound + offset] != byte { return false }
    }
    return true
  }
}

// MARK: - Image

extension NeededLiterals {
  /// The tables, in the order in which they are read.
  var tables: [[UInt64]] { [words, capitals.map(UInt64.init), capitalEnds] }

  init(_ image: inout TableReader) {
    words = image.next()
    capitals = image.next().map { UInt8(truncatingIfNeeded: $0) }
    capitalEnds = image.next()
  }
}
