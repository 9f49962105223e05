import Rules

/// Finds thousands of phrases in one pass over a text.
///
/// The pass reads symbols (see `FoldedText`) and asks a `GramTable` after each letter whether a gram ends there: two look-ups
/// in bit maps that stay in the processor's first caches, whatever the number of phrases, and one around each mark. Where
/// one does, the last eight word symbols are compared with the phrase, and then all of it in place.
struct PhraseScanner: Sendable {
  /// The symbols of all phrases, a byte each, and where each phrase begins, an `Int32`; one more for the end of the last.
  private let symbols: [UInt64]
  private let starts: [UInt64]
  private let table: GramTable

  /// A phrase found in the text.
  struct Hit {
    var phrase: Int
    /// Byte offsets in the text.
    var start: Int
    var end: Int
  }

  /// - Parameter areHeads: whether only the head of each block is to be scanned.
  init(_ phrases: [SearchPhrase], areHeads: Bool = false) {
    symbols = [UInt64](table: phrases.flatMap(\.symbols))
    var starts: [Int32] = [0]
    for phrase in phrases { starts.append((starts.last ?? 0) + Int32(phrase.symbols.count)) }
    self.starts = [UInt64](table: starts)
    let grams = phrases.enumerated().filter { !$1.symbols.isEmpty }.map { number, phrase in
      GramChoice(areHeads ? phrase.prefix(Self.headLength) : phrase, number: number).gram
    }
    table = GramTable(GramTableMaker(grams))
  }

  /// Symbols of a phrase that begins a block among which its gram is.
  private static let headLength = 12

  /// The part of a block to scan for phrases that begin it, whatever marks stand before them.
  static func head(of block: Range<Int>, _ text: Span<UInt8>) -> Range<Int> {
    var index = block.lowerBound
    while index < block.upperBound, case let (value, length) = Characters.decode(text, at: index),
      !WordSymbols.isWord(value)
    {
      index += length
    }
    var count = 0
    var last: UInt8 = 0
    // A border ends a gram, too.
    while count <= headLength + 1, let (symbol, next) = FoldedText.symbolAfter(text, index, end: block.upperBound) {
      if symbol != FoldedText.space || last != symbol { count += 1 }
      last = symbol
      index = next
    }
    while index < block.upperBound, text[index] & 0xC0 == 0x80 { index += 1 }
    return block.lowerBound..<index
  }

  /// Calls `found` for every occurrence of every phrase in `text[range]`. What is known of a phrase's surroundings holds
  /// for most of them and is left to be checked.
  ///
  /// Occurrences come in order of their grams' ends, but those of pairs behind those of words that end near them. Cost:
  /// linear, plus the comparison where a gram is found.
  ///
  /// - Parameters:
  ///   - block: what the phrases found may reach into beyond the range.
  ///   - blocks: what phrases count in the block.
  ///   - buffer: `GramSweep.bufferSize` bytes.
  func scan(
    _ text: Span<UInt8>, in range: Range<Int>, of block: Range<Int>, blocks: BlockSet = .all,
    using buffer: inout MutableRawSpan, found: (Hit) -> Void
  ) {
    guard !table.anchors.isEmpty else { return }
    let (longMap, shortMap, pairMap) = (table.longMap.span, table.shortMap.span, table.pairMap.span)
    // All of them are plain values that every word may hold.
    let anchors = unsafe Span<GramTable.Anchor>(_bytes: table.anchors.span.bytes)
    let slots = unsafe Span<GramTable.Slot>(_bytes: table.slots.span.bytes)
    let singles = unsafe Span<Int32>(_bytes: table.singles.span.bytes)
    let symbols = unsafe Span<UInt8>(_bytes: symbols.span.bytes)
    let starts = unsafe Span<Int32>(_bytes: starts.span.bytes)
    var sweep = GramSweep(over: range, of: block, blocks, table, &buffer)
    var place = Place(block: block, blocks: blocks)
    while sweep.next(text, longMap, shortMap, pairMap, &buffer) {
      var wordEnds = sweep.wordEnds
      while wordEnds != 0 {
        let (eight, end) = sweep.words(at: wordEnds.trailingZeroBitCount, buffer)
        wordEnds &= wordEnds &- 1
        (place.words, place.end) = (eight.byteSwapped, end)
        if GramTable.mayBeLong(eight, longMap) & 1 == 1 {
          Self.compare(GramTable.first(of: place.words, slots), place, anchors, symbols, starts, text, found)
        }
        let shorts = GramTable.shorts(eight, shortMap)
        if shorts &>> (eight &>> 32) & 1 == 1 {
          let four = GramTable.four(place.words)
          Self.compare(GramTable.first(of: four, slots), place, anchors, symbols, starts, text, found)
        }
        if shorts == .max {
          let three = GramTable.three(place.words)
          Self.compare(GramTable.first(of: three, slots), place, anchors, symbols, starts, text, found)
        }
        if sweep.wantsShortest {
          let (two, one) = (GramTable.two(place.words), GramTable.one(place.words))
          Self.compare(GramTable.first(of: two, slots), place, anchors, symbols, starts, text, found)
          Self.compare(GramTable.first(of: one, slots), place, anchors, symbols, starts, text, found)
        }
      }
      var pairEnds = sweep.pairEnds
      while pairEnds != 0 {
        let bit = pairEnds.trailingZeroBitCount
        pairEnds &= pairEnds &- 1
        guard let (pair, end) = sweep.pair(at: bit, in: text) else { continue }
        (place.words, place.end) = (0, end)
        Self.compare(GramTable.first(of: GramTable.pair(pair), slots), place, anchors, symbols, starts, text, found)
        Self.compare(singles[Int(pair & 0xFF)], place, anchors, symbols, starts, text, found)
      }
    }
  }

  /// Where grams end.
  private struct Place {
    let block: Range<Int>
    let blocks: BlockSet
    /// The last word symbols, the last one lowest; 0 at the end of a pair of symbols.
    var words: UInt64 = 0
    /// The offset after the last symbol that is no border.
    var end = 0
  }

  /// Compares the phrases of a chain of anchors that end at a place.
  @inline(__always)
  private static func compare(
    _ first: Int32, _ place: Place, _ anchors: Span<GramTable.Anchor>, _ symbols: Span<UInt8>, _ starts: Span<Int32>,
    _ text: Span<UInt8>, _ found: (Hit) -> Void
  ) {
    var next = first
    while next >= 0 {
      let anchor = anchors[Int(next)]
      next = anchor.next
      guard anchor.blocks.meets(place.blocks), place.words & anchor.mask == anchor.window else { continue }
      let phrase = Int(anchor.phrase)
      let all = symbols.extracting(Int(starts[phrase])..<Int(starts[phrase + 1]))
      guard let (start, end) = match(all, Int(anchor.symbols), text, place.block, place.end) else { continue }
      found(Hit(phrase: phrase, start: start, end: end))
    }
  }

  /// Where a phrase stands whose first symbols, up to an anchor, end at an offset; nil where another text stands there.
  private static func match(
    _ symbols: Span<UInt8>, _ anchorSymbols: Int, _ text: Span<UInt8>, _ range: Range<Int>, _ anchorEnd: Int
  ) -> (start: Int, end: Int)? {
    // What stands behind the gram has not been read yet and tells most phrases of a chain apart.
    var end = anchorEnd
    var position = anchorSymbols
    while true {
      if symbols[position - 1] == FoldedText.space { end = endOfSpace(text, end, range.upperBound) }
      guard position < symbols.count else { break }
      guard end < range.upperBound else { return nil }
      if text[end] < 0x80 {
        guard FoldedText.ascii(text[end]) == symbols[position] else { return nil }
        end += 1
      } else {
        guard let (symbol, after) = FoldedText.symbolAfter(text, end, end: range.upperBound),
          symbol == symbols[position]
        else { return nil }
        end = after
      }
      position += 1
    }
    var start = anchorEnd
    var remaining = anchorSymbols
    while remaining > 0 {
      remaining -= 1
      guard start > range.lowerBound else { return nil }
      if text[start - 1] < 0x80 {
        start -= 1
        guard FoldedText.ascii(text[start]) == symbols[remaining] else { return nil }
      } else {
        guard let (symbol, first) = FoldedText.symbolBefore(text, start, start: range.lowerBound),
          symbol == symbols[remaining]
        else { return nil }
        start = first
      }
      if symbols[remaining] == FoldedText.space { start = startOfSpace(text, start, range.lowerBound) }
    }
    return (start, end)
  }

  /// The end of the white space that goes on at `index`.
  private static func endOfSpace(_ text: Span<UInt8>, _ index: Int, _ limit: Int) -> Int {
    // Most spaces stand alone.
    if index < limit, text[index] &- 0x21 < 0x5E { return index }
    var end = index
    while let (more, after) = FoldedText.symbolAfter(text, end, end: limit), more == FoldedText.space { end = after }
    return end
  }

  /// The start of the white space that ends at `index`.
  private static func startOfSpace(_ text: Span<UInt8>, _ index: Int, _ limit: Int) -> Int {
    if index > limit, text[index - 1] &- 0x21 < 0x5E { return index }
    var start = index
    while let (more, first) = FoldedText.symbolBefore(text, start, start: limit), more == FoldedText.space {
      start = first
    }
    return start
  }
}

// MARK: - Image

extension PhraseScanner {
  /// The tables, in the order in which they are read.
  var tables: [[UInt64]] { [symbols, starts] + table.tables }

  init(_ image: inout TableReader) {
    symbols = image.next()
    starts = image.next()
    table = GramTable(&image)
  }
}
