import SourceText

@testable import Matching

extension ClassPairs {
  /// The pairs that occur in `text[range]`, found out one code point after another.
  init(in text: Span<UInt8>, _ range: Range<Int>) {
    var pairs = ClassPairs(bits: 0)
    var before = CharacterClass.space
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = Characters.decode(text, at: index)
      let after = CharacterClass.of(value)
      pairs = pairs.union(ClassPairs(.init(before), .init(after)))
      before = after
      index += length
    }
    self = pairs
  }
}
