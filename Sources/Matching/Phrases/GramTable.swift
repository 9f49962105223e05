/// Finds out in a few steps whether the last symbols read end one of thousands of *grams*.
///
/// A gram is a piece of a phrase: its rarest four or three word symbols (see `WordSymbols`), or two symbols as they are
/// where marks tell more. Bit maps say for most symbols of a text that no gram ends there; where they do not, a table
/// of open addressing leads to the *anchors*, the places in phrases that the gram stands for.
struct GramTable: Sendable {
  /// Where a gram stands in a phrase.
  struct Anchor: Sendable {
    var phrase: Int32
    /// Number of the phrase's symbols up to the end of the gram, a border at its end not counted.
    var symbols: Int32
    /// The kinds of blocks in which the phrase counts, as bits.
    var kinds: UInt16
    /// The last word symbols up to the end of the gram, eight at most, the last one lowest.
    var window: UInt64
    /// The bits of `window` that count.
    var mask: UInt64
    /// The next anchor of the same gram; -1 for none.
    var next: Int32 = -1
  }

  private struct Slot: Sendable {
    var gram: UInt32 = 0
    /// The first of the gram's anchors; -1 where the slot is free.
    var first: Int32 = -1
  }

  private(set) var anchors: [Anchor] = []
  /// For each symbol the first anchor of the phrases that are no more than it; -1 for none.
  private(set) var singles = [Int32](repeating: -1, count: 256)
  /// One bit for each value of the hash of a gram of word symbols.
  private(set) var map: [UInt64]
  /// One bit for each pair of symbols.
  private(set) var pairMap = [UInt64](repeating: 0, count: 1 << (16 - 6))
  /// How far the hash is shifted to number the map.
  let shift: UInt64
  private var slots: [Slot]
  private let slotMask: Int

  /// - Parameter grams: one for each phrase that has one.
  init(_ grams: [Gram]) {
    // 32 bits a gram keep nearly all symbols of a text away from the slots.
    let bits = max(12, Int.bitWidth - (grams.count * 32).leadingZeroBitCount)
    shift = UInt64(64 - bits)
    map = [UInt64](repeating: 0, count: 1 << (bits - 6))
    slotMask = (1 << (bits - 4)) - 1
    slots = [Slot](repeating: Slot(), count: slotMask + 1)
    anchors.reserveCapacity(grams.count)
    for gram in grams { insert(gram) }
  }

  // MARK: Grams

  /// A gram of four or three word symbols as one number; those of three have a top byte that is no symbol.
  @inline(__always)
  static func four(_ window: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: window) }
  @inline(__always)
  static func three(_ window: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: window) | 0xFF00_0000 }
  /// A pair of symbols as one number, with two top bytes that are no symbols.
  @inline(__always)
  static func pair(_ window: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: window & 0xFFFF) | 0xFEFE_0000 }

  @inline(__always)
  static func hash(_ gram: UInt32) -> UInt64 { UInt64(gram) &* 0x9E37_79B9_7F4A_7C15 }

  /// The first anchor of a gram; -1 for none.
  @inline(__always)
  func first(of gram: UInt32) -> Int32 {
    var place = Int(Self.hash(gram) >> shift) & slotMask
    while slots[place].first >= 0 {
      if slots[place].gram == gram { return slots[place].first }
      place = (place + 1) & slotMask
    }
    return -1
  }

  // MARK: Making

  private mutating func insert(_ gram: Gram) {
    let anchor = Anchor(
      phrase: gram.phrase, symbols: gram.symbols, kinds: gram.kinds, window: gram.window, mask: gram.mask)
    switch gram.kind {
    case .four: add(anchor, word: Self.four(gram.window))
    case .three: add(anchor, word: Self.three(gram.window))
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

  private mutating func add(_ anchor: Anchor, word gram: UInt32) {
    let hash = Self.hash(gram) >> shift
    map[Int(hash >> 6)] |= 1 << (hash & 63)
    add(anchor, gram)
  }

  private mutating func add(_ anchor: Anchor, _ gram: UInt32) {
    var place = Int(Self.hash(gram) >> shift) & slotMask
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
