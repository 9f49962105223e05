import Rules
import SourceText

extension PatternNeeds.Literal {
  /// Whether the literal, found at `place` whatever its case and surroundings, stands as its pattern needs it.
  func fits(_ bytes: Span<UInt8>, _ place: Range<Int>, in block: TextRange) -> Bool {
    if startsWord, let before = Characters.before(bytes, place.lowerBound, start: block.start),
      WordSymbols.isWord(before.value)
    {
      return false
    }
    if endsWord, place.upperBound < block.end, WordSymbols.isWord(Characters.decode(bytes, at: place.upperBound).value)
    {
      return false
    }
    return (!startsBlock || isFirst(bytes, block.start..<place.lowerBound)) && hasCapitals(bytes, place)
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
  private func hasCapitals(_ bytes: Span<UInt8>, _ place: Range<Int>) -> Bool {
    guard text.utf8.count == place.count else { return true }
    var index = place.lowerBound
    for byte in text.utf8 {
      if byte &- 0x41 < 26, bytes[index] != byte { return false }
      index += 1
    }
    return true
  }
}
