import Rules

/// A phrase to be found in texts, with what is known of its surroundings.
struct SearchPhrase {
  /// As `FoldedText.symbols(of:)` gives them; an empty phrase is never found.
  let symbols: [UInt8]
  /// Whether only places count that no letter or digit stands right before.
  let startsWord: Bool
  /// Whether only places count that no letter or digit stands right after.
  let endsWord: Bool
  let blocks: BlockSet

  /// A phrase that begins or ends with a mark may stand next to a word all the same.
  init(_ symbols: [UInt8], startsWord: Bool = false, endsWord: Bool = false, in blocks: BlockSet = .all) {
    self.blocks = blocks
    self.symbols = symbols
    let first = symbols.isEmpty ? 0 : Characters.decode(symbols.span, at: 0).value
    let last = Characters.before(symbols.span, symbols.count, start: 0)?.value ?? 0
    self.startsWord = startsWord && WordSymbols.isWord(first)
    self.endsWord = endsWord && WordSymbols.isWord(last)
  }

  /// The phrase, or its first symbols.
  func prefix(_ count: Int) -> SearchPhrase {
    guard symbols.count > count else { return self }
    return SearchPhrase(Array(symbols.prefix(count)), startsWord: startsWord, in: blocks)
  }
}

/// The blocks in which a phrase counts: a plain value that is compared at every candidate.
struct BlockSet: Sendable, Equatable {
  /// The kinds of blocks as bits; in the upper half those that count where the block is short.
  let bits: UInt32

  init(bits: UInt32) { self.bits = bits }

  /// Blocks of some kinds.
  ///
  /// - Parameter areShort: whether only short ones count, see `BlockLimit`.
  init(_ kinds: BlockKinds, areShort: Bool) {
    bits = areShort ? UInt32(kinds.rawValue) << 16 : UInt32(kinds.rawValue)
  }

  /// The phrases that count in one block.
  init(of kind: BlockKinds, isShort: Bool) {
    bits = isShort ? UInt32(kind.rawValue) << 16 | UInt32(kind.rawValue) : UInt32(kind.rawValue)
  }

  static let all = BlockSet(bits: .max)

  func union(_ other: BlockSet) -> BlockSet { BlockSet(bits: bits | other.bits) }

  @inline(__always)
  func meets(_ other: BlockSet) -> Bool { bits & other.bits != 0 }
}

/// The reading of symbols that grams are made of: letters of Latin, Greek and Cyrillic and the digits of ASCII stand for
/// themselves, a run of all else is one border.
enum WordSymbols {
  static let border: UInt8 = 0x20

  @inline(__always)
  static func isWord(_ value: UInt32) -> Bool {
    if value < 0x80 { return (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10 }
    return Characters.isLower(value) || Characters.isUpper(value)
  }
}
