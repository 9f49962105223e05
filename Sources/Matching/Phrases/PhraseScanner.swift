import Rules

/// Finds thousands of phrases in one pass over a text.
///
/// The pass reads symbols (see `FoldedText`) and asks a `GramTable` after each whether a gram ends there: four look-ups in
/// bit maps that stay in the processor's first caches, whatever the number of phrases. Where one does, the last eight
/// word symbols are compared with the phrase, and then all of it in place.
struct PhraseScanner: Sendable {
  /// The symbols of all phrases, and where each begins; one more for the end of the last.
  private let symbols: [UInt8]
  private let starts: [Int32]
  private let grams: [Gram]
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
    symbols = phrases.flatMap(\.symbols)
    var starts: [Int32] = [0]
    for phrase in phrases { starts.append((starts.last ?? 0) + Int32(phrase.symbols.count)) }
    self.starts = starts
    grams = phrases.enumerated().filter { !$1.symbols.isEmpty }.map { number, phrase in
      GramChoice(areHeads ? phrase.prefix(Self.headLength) : phrase, number: number).gram
    }
    table = GramTable(grams)
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
  /// Occurrences come in order of their grams' ends. Cost: linear, plus the comparison where a gram is found.
  ///
  /// - Parameters:
  ///   - block: what the phrases found may reach into beyond the range.
  ///   - blocks: what phrases count in the block.
  func scan(
    _ text: Span<UInt8>, in range: Range<Int>, of block: Range<Int>, blocks: BlockSet = .all, found: (Hit) -> Void
  ) {
    guard !table.anchors.isEmpty else { return }
    let context = Context(block: block, blocks: blocks)
    var sweep = GramSweep(over: range, of: block)
    var places = GramSweep.Places(repeating: GramSweep.Place())
    while sweep.index < range.upperBound {
      let count = sweep.next(&places, text, table)
      for number in 0..<count { compare(places[number], context, text, found) }
    }
    if range.upperBound == block.upperBound, let last = sweep.wordsAtEnd { compare(last, context, text, found) }
  }

  /// What phrases are compared in.
  private struct Context {
    let block: Range<Int>
    let blocks: BlockSet
  }

  /// Compares the phrases of the grams that end at a place.
  private func compare(_ place: GramSweep.Place, _ context: Context, _ text: Span<UInt8>, _ found: (Hit) -> Void) {
    if place.pair != 0 {
      compare(table.first(of: GramTable.pair(place.pair)), place, place.end, context, text, found)
      compare(table.singles[Int(place.pair & 0xFF)], place, place.end, context, text, found)
    }
    if place.endsWords {
      compare(table.first(of: place.words), place, place.wordEnd, context, text, found)
      compare(table.first(of: GramTable.four(place.words)), place, place.wordEnd, context, text, found)
      compare(table.first(of: GramTable.three(place.words)), place, place.wordEnd, context, text, found)
    }
  }

  /// Compares the phrases of a chain of anchors that end at `anchorEnd`.
  @inline(__always)
  private func compare(
    _ first: Int32, _ place: GramSweep.Place, _ anchorEnd: Int, _ context: Context, _ text: Span<UInt8>,
    _ found: (Hit) -> Void
  ) {
    var next = first
    let anchors = table.anchors.span
    while next >= 0 {
      let anchor = anchors[Int(next)]
      next = anchor.next
      guard anchor.blocks.meets(context.blocks), place.words & anchor.mask == anchor.window else { continue }
      if let hit = match(anchor, text, context.block, anchorEnd) { found(hit) }
    }
  }

  /// Compares the phrase around the end of an anchor.
  private func match(_ anchor: GramTable.Anchor, _ text: Span<UInt8>, _ range: Range<Int>, _ anchorEnd: Int) -> Hit? {
    let bounds = starts.span
    let (first, last) = (Int(bounds[Int(anchor.phrase)]), Int(bounds[Int(anchor.phrase) + 1]))
    let symbols = symbols.span.extracting(first..<last)
    // What stands behind the gram has not been read yet and tells most phrases of a chain apart.
    var end = anchorEnd
    var position = Int(anchor.symbols)
    while true {
      if symbols[position - 1] == FoldedText.space { end = Self.endOfSpace(text, end, range.upperBound) }
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
    var remaining = Int(anchor.symbols)
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
      if symbols[remaining] == FoldedText.space { start = Self.startOfSpace(text, start, range.lowerBound) }
    }
    return Hit(phrase: Int(anchor.phrase), start: start, end: end)
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
  /// Writes the phrases with their grams.
  func write(to image: inout ImageWriter) {
    image.write(String(decoding: symbols, as: UTF8.self))
    image.write(Array(starts.dropFirst())) { $0.write(Int($1)) }
    image.write(grams) { image, gram in
      image.write(Int(gram.phrase))
      image.write(bits: UInt64(gram.blocks.bits))
      image.write(Int(gram.kind.rawValue))
      image.write(Int(gram.symbols))
      image.write(bits: gram.mask == 0 ? gram.pair : gram.window)
      image.write(8 - gram.mask.leadingZeroBitCount / 8)
    }
  }

  /// Reads what `write` wrote.
  init(_ image: inout ImageReader) {
    symbols = image.textBytes()
    starts = [0] + image.table { (row: InlineArray<1, UInt64>) in Int32(truncatingIfNeeded: row[0]) }
    grams = image.table { (row: InlineArray<6, UInt64>) in
      var gram = Gram(
        phrase: Int32(truncatingIfNeeded: row[0]), blocks: BlockSet(bits: UInt32(truncatingIfNeeded: row[1])))
      gram.kind = Gram.Kind(rawValue: UInt8(truncatingIfNeeded: row[2])) ?? .single
      gram.symbols = Int32(truncatingIfNeeded: row[3])
      gram.mask = UInt64.max >> (64 - 8 * row[5])
      if gram.mask == 0 { gram.pair = row[4] } else { gram.window = row[4] }
      return gram
    }
    table = GramTable(grams)
  }
}
