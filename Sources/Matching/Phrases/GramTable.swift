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

  private struct Slot: Sendable {
    var gram: UInt64 = 0
    /// The first of the gram's anchors; -1 where the slot is free.
    var first: Int32 = -1
  }

  private(set) var anchors: [Anchor] = []
  /// For each symbol the first anchor of the phrases that are no more than it; -1 for none.
  private(set) var singles = [Int32](repeating: -1, count: 256)
  /// One bit for each value of the hash of a gram of eight symbols.
  private(set) var longMap = [UInt64](repeating: 0, count: 1 << (longBits - 6))
  /// For each value of the hash of three symbols the symbols before them that make a gram, as bits; all bits where the
  /// three are one themselves.
  private(set) var shortMap = [UInt64](repeating: 0, count: 1 << shortBits)
  /// One bit for each pair of symbols.
  private(set) var pairMap = [UInt64](repeating: 0, count: 1 << (16 - 6))
  private var slots: [Slot]
  private let slotMask: Int

  /// Thousands of grams leave most bits free, and the maps still fit the processor's first cache.
  private static let longBits: UInt64 = 18
  private static let shortBits: UInt64 = 11

  /// - Parameter grams: one for each phrase that has one.
  init(_ grams: [Gram]) {
    let bits = Int.bitWidth - (grams.count * 2).leadingZeroBitCount
    slotMask = (1 << bits) - 1
    slots = [Slot](repeating: Slot(), count: slotMask + 1)
    anchors.reserveCapacity(grams.count)
    for gram in grams { insert(gram) }
  }

  // MARK: Grams

  /// The word symbols before a block: a border, and before it what is in no phrase.
  static let start: UInt64 = 0x0101_0101_0101_0120

  /// Whether a gram of word symbols may end with a window: the lowest bit.
  @inline(__always)
  static func mayEnd(_ window: UInt64, _ longMap: Span<UInt64>, _ shortMap: Span<UInt64>) -> UInt64 {
    let long = hash(window) &>> (64 - longBits)
    let short = hash(window & 0xFF_FFFF) &>> (64 - shortBits)
    // What is left of a hash numbers no bit that its map has not.
    return unsafe longMap[unchecked: Int(truncatingIfNeeded: long &>> 6)] &>> long
      | shortMap[unchecked: Int(truncatingIfNeeded: short)] &>> (window &>> 24)
  }

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
  /// A pair of symbols as one number.
  @inline(__always)
  static func pair(_ window: UInt64) -> UInt64 { window & 0xFFFF | 0xFEFE_0000 }

  @inline(__always)
  static func hash(_ gram: UInt64) -> UInt64 { gram &* 0x9E37_79B9_7F4A_7C15 }

  /// The first anchor of a gram; -1 for none.
  @inline(__always)
  func first(of gram: UInt64) -> Int32 {
    let slots = slots.span
    var place = slot(of: gram)
    while slots[place].first >= 0 {
      if slots[place].gram == gram { return slots[place].first }
      place = (place + 1) & slotMask
    }
    return -1
  }

  @inline(__always)
  private func slot(of gram: UInt64) -> Int { Int(truncatingIfNeeded: Self.hash(gram) &>> 32) & slotMask }

  // MARK: Making

  private mutating func insert(_ gram: Gram) {
    let anchor = Anchor(
      phrase: gram.phrase, symbols: gram.symbols, blocks: gram.blocks, window: gram.window, mask: gram.mask)
    switch gram.kind {
    case .eight:
      let hash = Self.hash(gram.window) >> (64 - Self.longBits)
      longMap[Int(hash >> 6)] |= 1 << (hash & 63)
      add(anchor, gram.window)
    case .four:
      shortMap[Self.short(gram.window)] |= 1 << (gram.window >> 24 & 63)
      add(anchor, Self.four(gram.window))
    case .three:
      shortMap[Self.short(gram.window)] = .max
      add(anchor, Self.three(gram.window))
    case .pair:
      mark(gram.pair)
      add(anchor, Self.pair(gram.pair))
    case .single:
      // It ends a pair whatever stands before it.
      for before in UInt64(0)..<256 { mark(before << 8 | gram.pair) }
      singles[Int(gram.pair)] = append(anchor, before: singles[Int(gram.pair)])
    }
  }

  private mutating func mark(_ pair: UInt64) { pairMap[Int(pair >> 6)] |= 1 << (pair & 63) }

  private static func short(_ window: UInt64) -> Int { Int(hash(window & 0xFF_FFFF) >> (64 - shortBits)) }

  private mutating func add(_ anchor: Anchor, _ gram: UInt64) {
    var place = slot(of: gram)
    while slots[place].first >= 0, slots[place].gram != gram { place = (place + 1) & slotMask }
    slots[place].gram = gram
    slots[place].first = append(anchor, before: slots[place].first)
  }

  /// Adds an anchor in front of a chain; its number.
  private mutating func append(_ anchor: Anchor, before next: Int32) -> Int32 {
    anchors.append(anchor)
    anchors[anchors.count - 1].next = next
    return Int32(anchors.count - 1)
  }
}
