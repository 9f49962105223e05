/// Finds out in a few steps whether the last symbols read end one of thousands of *grams*.
///
/// A gram is a piece of a phrase: its rarest eight word symbols (see `WordSymbols`), four or three where it is shorter, or
/// two symbols as they are where marks tell more. Bit maps say for most symbols of a text that no gram ends there; where
/// they do not, a table of open addressing leads to the *anchors*, the places in phrases that the gram stands for.
///
/// All of it lies in arrays of words, see `TableWords.swift`; `GramTableMaker` makes them.
struct GramTable: Sendable {
  /// Where a gram stands in a phrase. A plain value none of whose bytes are unused.
  struct Anchor: Sendable {
    /// The last word symbols up to the end of the gram, eight at most, the last one lowest.
    var window: UInt64
    /// The bits of `window` that count.
    var mask: UInt64
    var phrase: Int32
    /// Number of the phrase's symbols up to the end of the gram, a border at its end not counted.
    var symbols: Int32
    /// The blocks in which the phrase counts.
    var blocks: BlockSet
    /// The next anchor of the same gram; -1 for none.
    var next: Int32 = -1
  }

  /// Grams of the same tag share a slot; the windows of their anchors tell them apart.
  struct Slot: Sendable {
    var tag: UInt32 = 0
    /// The first of the gram's anchors; -1 where the slot is free.
    var first: Int32 = -1
  }

  /// Values of `Anchor`.
  let anchors: [UInt64]
  /// For each symbol the first anchor of the phrases that are no more than it, an `Int32`; -1 for none.
  let singles: [UInt64]
  /// Whether a space alone is a gram.
  var hasSpace: Bool { singles.value(Int(FoldedText.space), as: Int32.self) >= 0 }
  /// One bit for each value of the hash of a gram of eight symbols.
  let longMap: [UInt64]
  /// For each value of the hash of three symbols the symbols before them that make a gram, as bits; all bits where the
  /// three are one themselves.
  let shortMap: [UInt64]
  /// One bit for each pair of symbols, and for each of word symbols.
  let pairMap: [UInt64]
  /// The blocks in which grams of fewer than three word symbols count.
  let shortest: BlockSet
  /// Values of `Slot`, as many as a power of two, where the last bits of a gram's tag lead to the first that may be its own.
  let slots: [UInt64]

  /// Thousands of grams leave most bits free, and the maps still fit the processor's first cache.
  private static let longBits: UInt64 = 18
  private static let shortBits: UInt64 = 11
  /// How long the maps are.
  static let longWords = 1 << (longBits - 6)
  static let shortWords = 1 << shortBits
  static let pairWords = 1 << (16 - 6)

  init(_ made: GramTableMaker) {
    anchors = [UInt64](table: made.anchors)
    singles = [UInt64](table: made.singles)
    (longMap, shortMap, pairMap) = (made.longMap, made.shortMap, made.pairMap)
    shortest = made.shortest
    slots = [UInt64](table: made.slots)
  }

  // MARK: Grams

  /// The word symbols before a block: a border, and before it what is in no phrase.
  static let start: UInt64 = 0x0101_0101_0101_0120

  /// Whether a gram of word symbols may end with the last of eight in the order of the text, the first lowest: the lowest
  /// bit.
  @inline(__always)
  static func mayEnd(_ eight: UInt64, _ longMap: Span<UInt64>, _ shortMap: Span<UInt64>) -> UInt64 {
    mayBeLong(eight, longMap) | shorts(eight, shortMap) &>> (eight &>> 32)
  }

  /// Whether eight symbols may be a gram: the lowest bit.
  @inline(__always)
  static func mayBeLong(_ eight: UInt64, _ longMap: Span<UInt64>) -> UInt64 {
    let long = long(eight)
    // What is left of a hash numbers no bit that its map has not.
    return unsafe longMap[unchecked: Int(truncatingIfNeeded: long &>> 6)] &>> long
  }

  /// The symbols before the last three of eight that make a gram with them, as bits.
  @inline(__always)
  static func shorts(_ eight: UInt64, _ shortMap: Span<UInt64>) -> UInt64 {
    unsafe shortMap[unchecked: short(eight)]
  }

  /// The bit of eight symbols in the map of these.
  @inline(__always)
  static func long(_ eight: UInt64) -> UInt64 { hash(eight) &>> (64 - longBits) }

  /// The place of the last three of eight symbols in the map of these; the bit there is that of the symbol before them.
  @inline(__always)
  static func short(_ eight: UInt64) -> Int { Int(truncatingIfNeeded: hash(eight &>> 40) &>> (64 - shortBits)) }

  /// Whether a pair of symbols may be a gram: the lowest bit.
  @inline(__always)
  static func mayBePair(_ pair: UInt64, _ pairMap: Span<UInt64>) -> UInt64 {
    // Two bytes number no bit that the map has not.
    unsafe pairMap[unchecked: Int(truncatingIfNeeded: pair &>> 6)] &>> pair
  }

  /// A gram of word symbols as one number. Shorter grams have top bytes that are no symbols.
  @inline(__always)
  static func four(_ window: UInt64) -> UInt64 { window & 0xFFFF_FFFF }
  @inline(__always)
  static func three(_ window: UInt64) -> UInt64 { window & 0xFF_FFFF | 0xFF00_0000 }
  @inline(__always)
  static func two(_ window: UInt64) -> UInt64 { window & 0xFFFF | 0xFFFE_0000 }
  @inline(__always)
  static func one(_ window: UInt64) -> UInt64 { window & 0xFF | 0xFFFD_0000 }
  /// A pair of symbols as one number.
  @inline(__always)
  static func pair(_ window: UInt64) -> UInt64 { window & 0xFFFF | 0xFEFE_0000 }

  @inline(__always)
  static func hash(_ gram: UInt64) -> UInt64 { gram &* 0x9E37_79B9_7F4A_7C15 }

  /// The first anchor of a gram, or of one of the same tag; -1 for none.
  @inline(__always)
  static func first(of gram: UInt64, _ slots: Span<Slot>) -> Int32 {
    let (tag, last) = (tag(gram), slots.count &- 1)
    var place = Int(tag) & last
    while slots[place].first >= 0 {
      if slots[place].tag == tag { return slots[place].first }
      place = (place &+ 1) & last
    }
    return -1
  }

  /// What a gram's slot is found by.
  @inline(__always)
  static func tag(_ gram: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash(gram) &>> 32) }
}

// MARK: - Image

extension GramTable {
  /// The tables, in the order in which they are read.
  var tables: [[UInt64]] { [anchors, singles, longMap, shortMap, pairMap, [UInt64(shortest.bits)], slots] }

  init(_ image: inout TableReader) {
    anchors = image.next()
    singles = image.next()
    longMap = image.next(count: Self.longWords)
    shortMap = image.next(count: Self.shortWords)
    pairMap = image.next(count: Self.pairWords)
    shortest = BlockSet(bits: UInt32(truncatingIfNeeded: image.next(count: 1)[0]))
    slots = image.next()
  }
}
