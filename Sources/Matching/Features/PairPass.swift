/// Finds which classes of characters stand next to which in a block.
///
/// Letters, digits and blanks are told by masks; every other character is looked at with its neighbours.
struct PairPass {
  /// For each class, a bit for each class that stands right behind it. There are more places than classes, so that
  /// what is no class has one, too.
  private var rows: InlineArray<16, UInt16> = .init(repeating: 0)
  /// 1 where the last byte read was of a class. The start of a block counts as a blank before it.
  private var lower: UInt64 = 0
  private var upper: UInt64 = 0
  private var digit: UInt64 = 0
  private var blank: UInt64 = 1
  /// The class of the last character beyond ASCII.
  private var lastBeyondASCII = Self.none

  /// The place of what is no class.
  private static let none = 15

  /// Notes the letters, digits and blanks of ASCII.
  @inline(__always)
  mutating func note(_ masks: BlockMasks) {
    let small = masks.letter & ~masks.plainUpper
    rows[0] |= Self.row(small << 1 | lower, masks, small)
    rows[1] |= Self.row(masks.plainUpper << 1 | upper, masks, small)
    rows[2] |= Self.row(masks.digit << 1 | digit, masks, small)
    rows[3] |= Self.row(masks.blank << 1 | blank, masks, small)
    lower = masks.last(of: small)
    upper = masks.last(of: masks.plainUpper)
    digit = masks.last(of: masks.digit)
    blank = masks.last(of: masks.blank)
  }

  /// The classes that stand where `behind` has bits.
  @inline(__always)
  private static func row(_ behind: UInt64, _ masks: BlockMasks, _ small: UInt64) -> UInt16 {
    let found =
      isAny(behind & small) | isAny(behind & masks.plainUpper) << 1 | isAny(behind & masks.digit) << 2
      | isAny(behind & masks.blank) << 3
    return UInt16(truncatingIfNeeded: found)
  }

  /// 1 if a mask has a bit, else 0, without a branch.
  @inline(__always)
  private static func isAny(_ mask: UInt64) -> UInt64 { (mask | (0 &- mask)) >> 63 }

  /// Notes another character, its kinds and its length in bytes, and where its block starts and ends.
  @inline(__always)
  mutating func note(
    _ kinds: CharacterKinds, at index: Int, _ length: Int, in block: Range<Int>, _ text: Span<UInt8>,
    _ table: Span<CharacterKinds>
  ) {
    let own = kinds.neighbourClass
    var before = Int(CharacterClass.space.rawValue)
    if index > block.lowerBound {
      let notASCII = length > 1 ? lastBeyondASCII : Self.none
      before = Self.neighbour(text[index &- 1], notASCII, table)
    }
    rows[before] |= 1 &<< UInt16(truncatingIfNeeded: own)
    // A character beyond ASCII notes by itself what stands in front of it.
    let after = Self.neighbour(text[min(index &+ length, block.upperBound &- 1)], Self.none, table)
    rows[index &+ length < block.upperBound ? own : Self.none] |= 1 &<< UInt16(truncatingIfNeeded: after)
    if length > 1 { lastBeyondASCII = own }
  }

  /// The class of a byte next to a character, looked up in any case: what stands there is foretold badly.
  @inline(__always)
  private static func neighbour(_ byte: UInt8, _ notASCII: Int, _ table: Span<CharacterKinds>) -> Int {
    let own = table[Int(byte & 0x7F)].neighbourClass
    return byte < 0x80 ? own : notASCII
  }

  /// The pairs of all that was noted.
  @inline(__always)
  var pairs: ClassPairs {
    var bits: UInt128 = 0
    for row in 0..<CharacterClass.count {
      bits |= UInt128(rows[row] & CharacterClasses.all.rawValue) << UInt128(row * CharacterClass.count)
    }
    return ClassPairs(bits: bits)
  }
}
