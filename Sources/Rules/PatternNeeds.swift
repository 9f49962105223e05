/// What every match of a pattern needs of the block it stands in, so that the pattern is not run where it cannot match.
package struct PatternNeeds: Sendable {
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
  package var literals: [Literal] { found.value { Found(&$0) }.literals }

  /// Sets of pairs of neighbouring characters: of each set at least one pair occurs. Bits as `ClassPairs` counts them.
  package var pairs: [UInt128] { found.part({ $0.pairs }) { Found.pairs(&$0) } }

  /// What is asked for once, while rules are compiled.
  fileprivate struct Found: Sendable {
    var pairs: [UInt128]
    var literals: [Literal]
  }

  private let found: Deferred<Found>
  /// Whether there are literals.
  package let hasLiterals: Bool
  /// The most bytes from the start of a match to that of a literal in it; nil where there is no limit.
  package var reach: Int?

  /// The most letters and digits that a match holds; nil where there is no limit.
  package var longest: Int?
  /// Texts with one of which the first word of the block and what follows begin, as `PatternBeginnings` has them; empty
  /// where none are known.
  package var beginnings: [UInt64]

  package init(
    literals: [Literal] = [], reach: Int? = nil, pairs: [UInt128] = [], longest: Int? = nil, beginnings: [UInt64] = []
  ) {
    found = .known(Found(pairs: pairs, literals: literals))
    hasLiterals = !literals.isEmpty
    self.reach = literals.isEmpty ? nil : reach
    self.longest = longest
    self.beginnings = beginnings
  }
}

// MARK: - Image

extension PatternNeeds {
  init(_ input: inout ImageReader) {
    hasLiterals = input.flag()
    found = .image(input.inner())
    reach = input.optional { $0.number() }
    longest = input.optional { $0.number() }
    beginnings = input.words()
  }

  func write(to out: inout ImageWriter) {
    out.write(hasLiterals)
    var found = ImageWriter()
    found.write(pairs) { out, set in
      out.write(bits: UInt64(truncatingIfNeeded: set))
      out.write(bits: UInt64(truncatingIfNeeded: set >> 64))
    }
    found.write(literals) { $1.write(to: &$0) }
    out.write(found)
    out.write(reach) { $0.write($1) }
    out.write(longest) { $0.write($1) }
    out.write(words: beginnings)
  }
}

extension PatternNeeds.Found {
  init(_ input: inout ImageReader) {
    pairs = Self.pairs(&input)
    literals = input.list { PatternNeeds.Literal(&$0) }
  }

  /// What stands first.
  static func pairs(_ input: inout ImageReader) -> [UInt128] {
    input.list { input in
      let low = input.bits()
      return UInt128(input.bits()) << 64 | UInt128(low)
    }
  }
}

extension PatternNeeds.Literal {
  init(_ input: inout ImageReader) {
    text = input.text()
    let flags = input.number()
    (startsWord, endsWord, startsBlock) = (flags & 1 != 0, flags & 2 != 0, flags & 4 != 0)
  }

  func write(to out: inout ImageWriter) {
    out.write(text)
    out.write((startsWord ? 1 : 0) | (endsWord ? 2 : 0) | (startsBlock ? 4 : 0))
  }
}
