/// What up to 63 bytes of a block hold: bit n of a mask stands for byte n.
///
/// Masks end in front of a word that 63 bytes do not end, so that words are whole; but longer words are cut anywhere
/// between characters. A character beyond ASCII sets the bits of all its bytes where nothing else is said.
struct BlockMasks {
  /// Number of bytes; the bits from here on are 0.
  let count: Int
  /// Whether the last word may go on behind the masks.
  let isCut: Bool
  /// Bytes that are there.
  let all: UInt64
  /// Bytes of a character but its first.
  private(set) var inner: UInt64 = 0
  /// Letters of ASCII, and `A`…`Z` alone.
  let letter: UInt64
  let plainUpper: UInt64
  let digit: UInt64
  /// U+0020
  let blank: UInt64
  /// Bytes of characters beyond ASCII.
  let beyondASCII: UInt64
  /// Letters, digits and underscores.
  private(set) var word: UInt64
  /// First bytes of capitals.
  private(set) var upper: UInt64
  private(set) var space: UInt64
  private(set) var apostrophe: UInt64
  /// `-`
  private(set) var hyphen: UInt64 = 0
  /// First bytes of marks that end a sentence.
  private(set) var endMark: UInt64 = 0
  /// What makes a word need a closer look: underscores, apostrophes, characters beyond ASCII.
  let special: UInt64
  /// Symbols beyond ASCII that belong to no word but to the key of the block.
  private(set) var symbol: UInt64 = 0
  private(set) var comma: UInt64 = 0
  private(set) var question: UInt64 = 0
  private(set) var exclamation: UInt64 = 0
  /// Whether a no-break hyphen is among them.
  private(set) var hasLongHyphen = false

  /// Most bytes that are read at once. One bit of the masks stays free, so that sums have a place for what they carry.
  private static let most = 63

  /// Reads a block from `start` on, and notes its characters in `pairs` but for ASCII's letters, digits and blanks.
  /// `table` is `CharacterKinds.table`.
  @inline(__always)
  init(
    _ text: Span<UInt8>, from start: Int, in block: Range<Int>, _ table: Span<CharacterKinds>, _ pairs: inout PairPass
  ) {
    let bytes = ByteMasks(text, from: start)
    let letters = bytes.letter | bytes.digit | bytes.underscore | bytes.apostrophe | bytes.beyondASCII
    let left = block.upperBound &- start
    isCut = left > Self.most && letters == ~0
    if isCut {
      count = Self.lastCharacter(text, start, start &+ Self.most)
    } else {
      // In front of the word that goes on, if one does.
      count = left <= Self.most ? left : min(Self.most, 64 &- (~letters).leadingZeroBitCount)
    }
    all = ~(~0 &<< UInt64(truncatingIfNeeded: count))
    letter = bytes.letter & all
    plainUpper = bytes.upper & all
    upper = plainUpper
    digit = bytes.digit & all
    apostrophe = bytes.apostrophe & all
    blank = bytes.blank & all
    space = blank
    beyondASCII = bytes.beyondASCII & all
    let underscore = bytes.underscore & all
    special = underscore | apostrophe | beyondASCII
    word = letter | digit | underscore
    noteASCII(text, from: start, in: block, table, &pairs)
    noteBeyondASCII(text, from: start, in: block, table, &pairs)
  }

  /// Where the last character that `end` cuts begins, or `end`; from `start` on.
  @inline(never)
  private static func lastCharacter(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var last = end
    while last > end - 3, text[last] & 0xC0 == 0x80 { last -= 1 }
    return (text[last] & 0xC0 == 0x80 ? end : last) - start
  }

  /// Notes the marks of ASCII.
  @inline(__always)
  private mutating func noteASCII(
    _ text: Span<UInt8>, from start: Int, in block: Range<Int>, _ table: Span<CharacterKinds>, _ pairs: inout PairPass
  ) {
    var rest = all & ~(letter | digit | blank | beyondASCII)
    while rest != 0 {
      let index = rest.trailingZeroBitCount
      rest &= rest &- 1
      let kinds = table[Int(text[start &+ index])]
      pairs.note(kinds, at: start &+ index, 1, in: block, text, table)
      let place = UInt64(truncatingIfNeeded: index)
      space |= kinds.has(.space) &<< place
      hyphen |= kinds.has(.hyphen) &<< place
      endMark |= kinds.has(.endMark) &<< place
      comma |= kinds.has(.comma) &<< place
      question |= kinds.has(.question) &<< place
      exclamation |= kinds.has(.exclamation) &<< place
    }
  }

  /// Notes the characters beyond ASCII.
  @inline(__always)
  private mutating func noteBeyondASCII(
    _ text: Span<UInt8>, from start: Int, in block: Range<Int>, _ table: Span<CharacterKinds>, _ pairs: inout PairPass
  ) {
    var rest = beyondASCII
    while rest != 0 {
      let index = rest.trailingZeroBitCount
      let (value, length) = Characters.decode(text, at: start &+ index)
      let kinds = CharacterKinds.of(value, in: table)
      pairs.note(kinds, at: start &+ index, length, in: block, text, table)
      let first = rest & (0 &- rest)
      let character = ((first &<< UInt64(truncatingIfNeeded: length)) &- first) & all
      rest &= ~character
      inner |= character & ~first
      note(kinds, first, character)
    }
  }

  /// Notes a character beyond ASCII: the bit of its first byte, and those of all its bytes.
  @inline(__always)
  private mutating func note(_ kinds: CharacterKinds, _ first: UInt64, _ character: UInt64) {
    if kinds.contains(.word) {
      word |= character
      if kinds.contains(.upper) { upper |= first }
    } else {
      if kinds.contains(.space) { space |= character }
      if kinds.contains(.apostrophe) { apostrophe |= character }
      if kinds.contains(.endMark) { endMark |= first }
      if kinds.contains(.key) { symbol |= character }
      if kinds.contains(.hyphen) { hasLongHyphen = true }
    }
  }

  /// 1 where the last byte is in the mask, else 0.
  @inline(__always)
  func last(of mask: UInt64) -> UInt64 { mask &>> UInt64(truncatingIfNeeded: count &- 1) }

  /// 1 where a sum carried a bit out of the masks, else 0.
  @inline(__always)
  func carry(of sum: UInt64) -> UInt64 { sum &>> UInt64(truncatingIfNeeded: count) }
}
