/// Finds out in a few steps whether the last symbols read end one of thousands of *grams*.
///
/// A gram is a piece of a phrase: its rarest eight word symbols (see `WordSymbols`), four or three where it is shorter, or
/// two symbols as they are where marks tell more. Bit maps say for most symbols of a text that no gram ends there; where
/// they do not, a table of open addressing leads to the *anchors*, the places in phrases that the gram stands for.
struct GramTable: Sendable {
  /// Where a gram stands in a phrase.
  struct Anchor: Sendable {
    var phrase: Int32
    /// Number of the phrase's symbols up to the end of the gram, a border at its end not counted.
    var symbols: Int32
    /// The blocks in which the phrase counts.
    var blocks: BlockSet
    /// The last word symbols up to the end of the gram, eight at most, the last one lowest.
    var window: UInt64
    /// The bits of `window` that count.
    var mask: UInt64
    /// The next anchor of the same gram; -1 for none.
    var next: Int32 = -1
  }

  /// Grams of the same tag share a slot; the windows of their anchors tell them apart.
  struct Slot: Sendable {
    fileprivate var tag: UInt32 = 0
    /// The first of the gram's anchors; -1 where the slot is free.
    fileprivate var first: Int32 = -1
  }

  private(set) var anchors: [Anchor] = []
  /// For each symbol the first anchor of the phrases that are no more than it; -1 for none.
  private(set) var singles = [Int32](repeating: -1, count: 256)
  /// Whether a space alone is a gram.
  var hasSpace: Bool { singles[Int(FoldedText.space)] >= 0 }
  /// One bit for each value of the hash of a gram of eight symbols.
  private(set) var longMap = [UInt64](repeating: 0, count: 1 << (longBits - 6))
  /// For each value of the hash of three symbols the symbols before them that make a gram, as bits; all bits where the
  /// three are one themselves.
  private(set) var shortMap = [UInt64](repeating: 0, count: 1 << shortBits)
  /// One bit for each pair of symbols, and for each of word symbols.
  private(set) var pairMap = [UInt64](repeating: 0, count: 1 << (16 - 6))
  /// The blocks in which grams of fewer than three word symbols count.
  private(set) var shortest = BlockSet(bits: 0)
  /// As many as a power of two, where the last bits of a gram's tag lead to the first that may be its own.
  private(set) var slots: [Slot]

  /// Thousands of grams leave most bits free, and the maps still fit the processor's first cache.
  private static let longBits: UInt64 = 18
  private static let shortBits: UInt64 = 11

  /// - Parameter grams: one for each phrase that has one.
  init(_ grams: [Gram]) {
    let bits = Int.bitWidth - (grams.count * 2).leadingZeroBitCount
    slots = [Slot](repeating: Slot(), count: 1 << bits)
    anchors.reserveCapacity(grams.count)
    for gram in grams { insert(gram) }
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
  private static func long(_ eight: UInt64) -> UInt64 { hash(eight) &>> (64 - longBits) }

  /// The place of the last three of eight symbols in the map of these; the bit there is that of the symbol before them.
  @inline(__always)
  private static func short(_ eight: UInt64) -> Int { Int(truncatingIfNeeded: hash(eight &>> 40) &>> (64 - shortBits)) }

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
  private static func tag(_ gram: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash(gram) &>> 32) }

  // MARK: Making

  private mutating func insert(_ gram: Gram) {
    let anchor = Anchor(
      phrase: gram.phrase, symbols: gram.symbols, blocks: gram.blocks, window: gram.window, mask: gram.mask)
    switch gram.kind {
    case .eight:
      let long = Self.long(gram.window.byteSwapped)
      longMap[Int(long >> 6)] |= 1 << (long & 63)
      add(anchor, gram.window)
    case .four:
      shortMap[Self.short(gram.window.byteSwapped)] |= 1 << (gram.window >> 24 & 63)
      add(anchor, Self.four(gram.window))
    case .three:
      shortMap[Self.short(gram.window.byteSwapped)] = .max
      add(anchor, Self.three(gram.window))
    case .two:
      shortest = shortest.union(gram.blocks)
      mark(gram.window & 0xFFFF)
      add(anchor, Self.two(gram.window))
    case .one:
      shortest = shortest.union(gram.blocks)
      mark(ending: gram.window & 0xFF)
      add(anchor, Self.one(gram.window))
    case .pair:
      mark(gram.pair)
      add(anchor, Self.pair(gram.pair))
    case .single:
      mark(ending: gram.pair)
      singles[Int(gram.pair)] = append(anchor, before: singles[Int(gram.pair)])
    }
  }

  private mutating func mark(_ pair: UInt64) { pairMap[Int(pair >> 6)] |= 1 << (pair & 63) }

  /// Marks all pairs that a symbol ends, whatever stands before it.
  private mutating func mark(ending symbol: UInt64) {
    for before in UInt64(0)..<256 { mark(before << 8 | symbol) }
  }

  private mutating func add(_ anchor: Anchor, _ gram: UInt64) {
    let (tag, last) = (Self.tag(gram), slots.count - 1)
    var place = Int(tag) & last
    while slots[place].first >= 0, slots[place].tag != tag { place = (place + 1) & last }
    slots[place].tag = tag
    slots[place].first = append(anchor, before: slots[place].first)
  }

  /// Adds an anchor in front of a chain; its number.
  private mutating func append(_ anchor: Anchor, before next: Int32) -> Int32 {
    anchors.append(anchor)
    anchors[anchors.count - 1].next = next
    return Int32(anchors.count - 1)
  }
}
