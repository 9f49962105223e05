import Rules

/// Finds thousands of phrases in one pass over a text.
///
/// The pass reads symbols (see `FoldedText`) and asks a `GramTable` after each whether a gram ends there: three look-ups
/// in bit maps that stay in the processor's first caches, whatever the number of phrases. Where one does, the last eight
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

  /// What each byte reads as, for ASCII.
  private static let symbolOfByte: [UInt8] = (0..<256).map { byte in byte < 0x80 ? FoldedText.ascii(UInt8(byte)) : 0 }
  /// What each symbol is as a word symbol, for ASCII.
  private static let wordOfSymbol: [UInt8] = (0..<256).map { symbol in
    WordSymbols.isWord(UInt32(symbol)) ? UInt8(symbol) : WordSymbols.border
  }

  /// The last symbols read.
  private struct Window {
    /// The kind of the block, as a bit.
    let kind: UInt16
    /// The last one lowest.
    var symbols: UInt64 = 0
    /// Word symbols, the last one lowest. A block begins at a border.
    var words = UInt64(WordSymbols.border)
    /// The offset after the last symbol that is no border.
    var wordEnd: Int
  }

  /// Calls `found` for every occurrence of every phrase in `text[range]`. What is known of a phrase's surroundings holds
  /// for most of them and is left to be checked.
  ///
  /// Occurrences come in order of their grams' ends. Cost: linear, plus the comparison where a gram is found.
  ///
  /// - Parameters:
  ///   - block: what the phrases found may reach into beyond the range.
  ///   - kind: the block's kind, as a bit.
  func scan(
    _ text: Span<UInt8>, in range: Range<Int>, of block: Range<Int>, kind: UInt16 = .max, found: (Hit) -> Void
  ) {
    guard !table.anchors.isEmpty else { return }
    let symbols = Self.symbolOfByte.span
    let words = Self.wordOfSymbol.span
    let map = table.map.span
    let pairMap = table.pairMap.span
    let shift = table.shift
    var window = Window(kind: kind, wordEnd: range.lowerBound)
    var index = range.lowerBound
    var isInWord = false
    while index < range.upperBound {
      let byte = text[index]
      var symbol = symbols[Int(byte)]
      var word = words[Int(symbol)]
      index += 1
      if symbol == 0 {
        if byte < 0xC0 {
          symbol = FoldedText.continuation(text, index - 1)
        } else {
          let (special, length) = FoldedText.special(text, at: index - 1, before: block.upperBound)
          if special == .nothing {
            index += length - 1
            continue
          }
          symbol = byte
          isInWord = WordSymbols.isWord(Characters.decode(text, at: index - 1).value)
          if case .symbol(let read) = special {
            symbol = read
            index += length - 1
          }
        }
        word = isInWord ? symbol : WordSymbols.border
      }
      // A run of white space reads as one space.
      if symbol == FoldedText.space, window.symbols & 0xFF == UInt64(FoldedText.space) { continue }
      window.symbols = window.symbols << 8 | UInt64(symbol)
      let pair = window.symbols & 0xFFFF
      if pairMap[Int(pair >> 6)] >> (pair & 63) & 1 != 0 {
        compare(table.first(of: GramTable.pair(pair)), window, text, block, index, found)
        compare(table.singles[Int(symbol)], window, text, block, index, found)
      }
      if word == WordSymbols.border {
        if window.words & 0xFF == UInt64(WordSymbols.border) { continue }
      } else {
        window.wordEnd = index
      }
      window.words = window.words << 8 | UInt64(word)
      let four = GramTable.hash(GramTable.four(window.words)) >> shift
      let three = GramTable.hash(GramTable.three(window.words)) >> shift
      if (map[Int(four >> 6)] >> (four & 63) | map[Int(three >> 6)] >> (three & 63)) & 1 != 0 {
        compareWords(window, text, block, found)
      }
    }
    if range.upperBound == block.upperBound, window.words & 0xFF != UInt64(WordSymbols.border) {
      window.words = window.words << 8 | UInt64(WordSymbols.border)
      compareWords(window, text, block, found)
    }
  }

  /// Compares the phrases of the grams of word symbols that end with the window.
  private func compareWords(_ window: Window, _ text: Span<UInt8>, _ block: Range<Int>, _ found: (Hit) -> Void) {
    compare(table.first(of: GramTable.four(window.words)), window, text, block, window.wordEnd, found)
    compare(table.first(of: GramTable.three(window.words)), window, text, block, window.wordEnd, found)
  }

  /// Compares the phrases of a chain of anchors that end at `anchorEnd`.
  private func compare(
    _ first: Int32, _ window: Window, _ text: Span<UInt8>, _ block: Range<Int>, _ anchorEnd: Int, _ found: (Hit) -> Void
  ) {
    var next = first
    while next >= 0 {
      let anchor = table.anchors[Int(next)]
      next = anchor.next
      guard anchor.kinds & window.kind != 0, window.words & anchor.mask == anchor.window else { continue }
      if let hit = match(anchor, text, block, anchorEnd) { found(hit) }
    }
  }

  /// Compares the phrase around the end of an anchor.
  private func match(_ anchor: GramTable.Anchor, _ text: Span<UInt8>, _ range: Range<Int>, _ anchorEnd: Int) -> Hit? {
    let (first, last) = (Int(starts[Int(anchor.phrase)]), Int(starts[Int(anchor.phrase) + 1]))
    let symbols = symbols.span.extracting(first..<last)
    // What stands behind the gram has not been read yet and tells most phrases of a chain apart.
    let folded = Self.symbolOfByte.span
    var end = anchorEnd
    var position = Int(anchor.symbols)
    while true {
      if symbols[position - 1] == FoldedText.space {
        while let (more, after) = FoldedText.symbolAfter(text, end, end: range.upperBound), more == FoldedText.space {
          end = after
        }
      }
      guard position < symbols.count else { break }
      guard end < range.upperBound else { return nil }
      if text[end] < 0x80 {
        guard folded[Int(text[end])] == symbols[position] else { return nil }
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
      guard let (symbol, first) = FoldedText.symbolBefore(text, start, start: range.lowerBound) else { return nil }
      remaining -= 1
      guard symbol == symbols[remaining] else { return nil }
      start = first
      guard symbol == FoldedText.space else { continue }
      while let (more, first) = FoldedText.symbolBefore(text, start, start: range.lowerBound), more == symbol {
        start = first
      }
    }
    return Hit(phrase: Int(anchor.phrase), start: start, end: end)
  }
}

// MARK: - Image

extension PhraseScanner {
  /// Writes the phrases with their grams.
  func write(to image: inout ImageWriter) {
    image.write(String(decoding: symbols, as: UTF8.self))
    image.write(starts.count)
    for (start, next) in zip(starts, starts.dropFirst()) { image.write(Int(next - start)) }
    image.write(grams) { image, gram in
      image.write(Int(gram.phrase))
      image.write(Int(gram.kinds))
      image.write(gram.kind)
      image.write(Int(gram.symbols))
      image.write(bits: gram.kind == .four || gram.kind == .three ? gram.window : gram.pair)
      image.write(8 - gram.mask.leadingZeroBitCount / 8)
    }
  }

  /// Reads what `write` wrote.
  init(_ image: inout ImageReader) {
    symbols = Array(image.textBytes())
    var starts: [Int32] = [0]
    let count = image.number()
    starts.reserveCapacity(min(count, symbols.count + 1))
    while starts.count < count, !image.isBroken {
      starts.append((starts.last ?? 0) + Int32(truncatingIfNeeded: image.number()))
    }
    self.starts = starts
    let kinds = Gram.Kind.allCases
    grams = image.list { image in
      var gram = Gram(
        phrase: Int32(truncatingIfNeeded: image.number()), kinds: UInt16(truncatingIfNeeded: image.number()))
      gram.kind = image.choice(of: kinds)
      gram.symbols = Int32(truncatingIfNeeded: image.number())
      let bits = image.bits()
      if gram.kind == .four || gram.kind == .three { gram.window = bits } else { gram.pair = bits }
      gram.mask = UInt64.max >> UInt64(64 - 8 * image.number())
      return gram
    }
    table = GramTable(grams)
  }
}
