/// Makes the tables of a `GramTable`.
struct GramTableMaker {
  private(set) var anchors: [GramTable.Anchor] = []
  private(set) var singles = [Int32](repeating: -1, count: 256)
  private(set) var longMap = [UInt64](repeating: 0, count: GramTable.longWords)
  private(set) var shortMap = [UInt64](repeating: 0, count: GramTable.shortWords)
  private(set) var pairMap = [UInt64](repeating: 0, count: GramTable.pairWords)
  private(set) var shortest = BlockSet(bits: 0)
  private(set) var slots: [GramTable.Slot]

  /// - Parameter grams: one for each phrase that has one.
  init(_ grams: [Gram]) {
    slots = Self.freeSlots(for: grams.count)
    anchors.reserveCapacity(grams.count)
    for gram in grams { insert(gram) }
    // Many phrases share a gram.
    let taken = slots.filter { $0.first >= 0 }
    slots = Self.freeSlots(for: taken.count)
    for slot in taken { slots[place(of: slot.tag)] = slot }
  }

  /// Slots for so many grams, at most half of which are taken.
  private static func freeSlots(for count: Int) -> [GramTable.Slot] {
    let bits = Int.bitWidth - (count * 2).leadingZeroBitCount
    return [GramTable.Slot](repeating: GramTable.Slot(), count: 1 << bits)
  }

  private mutating func insert(_ gram: Gram) {
    let anchor = GramTable.Anchor(
      window: gram.window, mask: gram.mask, phrase: gram.phrase, symbols: gram.symbols, blocks: gram.blocks)
    switch gram.kind {
    case .eight:
      let long = GramTable.long(gram.window.byteSwapped)
      longMap[Int(long >> 6)] |= 1 << (long & 63)
      add(anchor, gram.window)
    case .four:
      shortMap[GramTable.short(gram.window.byteSwapped)] |= 1 << (gram.window >> 24 & 63)
      add(anchor, GramTable.four(gram.window))
    case .three:
      shortMap[GramTable.short(gram.window.byteSwapped)] = .max
      add(anchor, GramTable.three(gram.window))
    case .two:
      shortest = shortest.union(gram.blocks)
      mark(gram.window & 0xFFFF)
      add(anchor, GramTable.two(gram.window))
    case .one:
      shortest = shortest.union(gram.blocks)
      mark(ending: gram.window & 0xFF)
      add(anchor, GramTable.one(gram.window))
    case .pair:
      mark(gram.pair)
      add(anchor, GramTable.pair(gram.pair))
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

  private mutating func add(_ anchor: GramTable.Anchor, _ gram: UInt64) {
    let tag = GramTable.tag(gram)
    let place = place(of: tag)
    slots[place] = GramTable.Slot(tag: tag, first: append(anchor, before: slots[place].first))
  }

  /// The slot of a tag, or the free one where it belongs.
  private func place(of tag: UInt32) -> Int {
    let last = slots.count - 1
    var place = Int(tag) & last
    while slots[place].first >= 0, slots[place].tag != tag { place = (place + 1) & last }
    return place
  }

  /// Adds an anchor in front of a chain; its number.
  private mutating func append(_ anchor: GramTable.Anchor, before next: Int32) -> Int32 {
    anchors.append(anchor)
    anchors[anchors.count - 1].next = next
    return Int32(anchors.count - 1)
  }
}
