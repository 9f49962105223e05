/// What every match of a pattern needs of the block it stands in, so that the pattern is not run where it cannot match.
package struct PatternNeeds: Sendable, Hashable {
  /// A text that a match holds. Case does not count, except that a capital stands for itself.
  package struct Literal: Sendable, Hashable {
    package var text: String
    /// Whether neither a letter nor a digit stands right before it.
    package var startsWord: Bool
    /// Whether neither a letter nor a digit stands right after it.
    package var endsWord: Bool
    /// Whether no letter or digit of the block stands before it.
    package var startsBlock: Bool

    package init(_ text: String, startsWord: Bool = false, endsWord: Bool = false, startsBlock: Bool = false) {
      self.text = text
      self.startsWord = startsWord
      self.endsWord = endsWord
      self.startsBlock = startsBlock
    }
  }

  /// Texts of which every match holds at least one; empty where none is known.
  package var literals: [Literal]
  /// Sets of pairs of neighbouring characters: of each set at least one pair occurs. Bits as `ClassPairs` counts them.
  package var pairs: [UInt128]

  /// The most letters and digits that a match holds; nil where there is no limit.
  package var longest: Int?

  package init(literals: [Literal] = [], pairs: [UInt128] = [], longest: Int? = nil) {
    self.literals = literals
    self.pairs = pairs
    self.longest = longest
  }
}
