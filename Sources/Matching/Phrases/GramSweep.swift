/// Goes over a block, up to 63 bytes at a time, and says where grams may end: the loops that read every byte.
///
/// The word symbols of these bytes are put side by side, behind the last eight of those before, so that the symbols up to
/// any place are one number. Pairs of symbols are looked for around marks.
struct GramSweep {
  /// Where grams of word symbols may end: one bit for each such symbol of the bytes that were read last.
  private(set) var wordEnds: UInt64 = 0
  /// Where pairs of symbols may end: one bit for each of these bytes.
  private(set) var pairEnds: UInt64 = 0

  /// Where the bytes that were read last begin, and where to go on.
  private var start: Int
  private var index: Int
  private let end: Int
  private let block: Range<Int>
  /// Whether grams of fewer than three word symbols are wanted.
  let wantsShortest: Bool
  /// Whether spaces are wanted that no mark stands next to.
  private let wantsSpaces: Bool

  /// Word symbols of these bytes. A buffer holds the last eight before them, then them, then room for what is copied with
  /// them.
  private var count = 0
  /// The first of each run of word symbols that stand side by side in the text, as bits of the symbols. The buffer holds for
  /// each run how many bytes further from the start its text stands than its symbols.
  private var runs: UInt64 = 0
  private var runCount = 0
  /// The offset behind the last word before the bytes that were read last, and behind the last in them.
  private var wordBefore: Int
  private var lastWord: Int
  /// 1 where the last byte before was a mark.
  private var markBefore: UInt64 = 0

  /// Bytes that a buffer must have.
  static let bufferSize = distances + 64
  private static let distances = 96

  /// - Parameters:
  ///   - blocks: the kinds that the block is of.
  ///   - buffer: the same for all that is asked of the sweep.
  init(
    over range: Range<Int>, of block: Range<Int>, _ blocks: BlockSet, _ table: borrowing GramTable,
    _ buffer: inout MutableRawSpan
  ) {
    (start, index, end) = (range.lowerBound, range.lowerBound, range.upperBound)
    (wordBefore, lastWord) = (range.lowerBound, range.lowerBound)
    self.block = block
    wantsShortest = table.shortest.meets(blocks)
    wantsSpaces = table.hasSpace
    buffer.storeBytes(of: GramTable.start.bigEndian, toByteOffset: 0, as: UInt64.self)
  }

  /// Bytes that are read at once. One bit of the masks stays free for the border behind the block.
  private static let most = 63

  /// Reads on; false where nothing is left.
  ///
  /// - Parameters:
  ///   - longMap: this and the other two as in `GramTable`.
  @inline(__always)
  mutating func next(
    _ text: Span<UInt8>, _ longMap: Span<UInt64>, _ shortMap: Span<UInt64>, _ pairMap: Span<UInt64>,
    _ buffer: inout MutableRawSpan
  ) -> Bool {
    guard index < end else { return false }
    start = index
    wordBefore = lastWord
    let bytes = ByteMasks(text, from: start)
    var length = min(end &- start, Self.most)
    if bytes.beyondASCII >> UInt64(length) & 1 == 1 { length = Self.firstOfCut(text, start, length) }
    index = start &+ length
    let all = ~0 &>> UInt64(truncatingIfNeeded: 64 &- length)
    let words = (bytes.letter | bytes.digit) & all
    let marks = all & ~(wantsSpaces ? words : words | bytes.blank)
    let others = bytes.beyondASCII & all
    if others == 0 || Self.areBorders(others, text, start, end: block.upperBound) {
      copy(words, text, length, &buffer)
    } else {
      copyEach(text, &buffer)
    }
    if index == block.upperBound, !endsInBorder(buffer) { putBorder(&buffer) }
    wordEnds = findWords(buffer) { GramTable.mayEnd($0, longMap, shortMap) }
    if wantsShortest { wordEnds |= findWords(buffer) { GramTable.mayBePair($0.byteSwapped & 0xFFFF, pairMap) } }
    let ends = (marks | marks << 1 | markBefore) & all
    markBefore = marks &>> UInt64(truncatingIfNeeded: length &- 1)
    pairEnds = ends == 0 ? 0 : findPairs(ends, text, pairMap)
    return true
  }

  /// The length without the character that is cut at `length`, from `start` on; `length` where it is as long.
  @inline(never)
  private static func firstOfCut(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> Int {
    var cut = length
    while cut > max(0, length - 3), text[start + cut] & 0xC0 == 0x80 { cut -= 1 }
    return cut == 0 || text[start + cut] & 0xC0 == 0x80 ? length : cut
  }

  // MARK: Words

  /// Whether all of some characters beyond ASCII have width and belong to no word.
  @inline(never)
  private static func areBorders(_ others: UInt64, _ text: Span<UInt8>, _ start: Int, end: Int) -> Bool {
    var rest = others
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      let (value, length) = Characters.decode(text, at: start &+ place)
      if WordSymbols.isWord(value) || FoldedText.special(text, at: start &+ place, before: end).0 == .nothing {
        return false
      }
      rest &= ~0 << UInt64(place &+ length)
    }
    return true
  }

  /// Puts words of ASCII side by side, with a border for all that stands between two.
  ///
  /// - Parameter words: letters and digits of ASCII among the bytes that are read.
  @inline(__always)
  private mutating func copy(_ words: UInt64, _ text: Span<UInt8>, _ length: Int, _ buffer: inout MutableRawSpan) {
    begin(&buffer)
    let isNearEnd = start &+ Self.most &+ 8 > text.count
    var rest = words
    var isOpen = !endsInBorder(buffer)
    var last = 0
    while rest != 0 {
      let first = rest.trailingZeroBitCount
      let length = (~(rest &>> UInt64(truncatingIfNeeded: first))).trailingZeroBitCount
      // Overwritten where the last word goes on.
      put(UInt64(WordSymbols.border), &buffer)
      count &+= isOpen && first != last ? 1 : 0
      beginRun(first, &buffer)
      var offset = 0
      repeat {
        let place = start &+ first &+ offset
        let bytes = unsafe isNearEnd ? text.eightBytes(at: place) : text.eightBytes(atUnchecked: place)
        put(bytes | WordTable.folding, offset: offset, &buffer)
        offset &+= 8
      } while offset < length
      count &+= length
      last = first &+ length
      isOpen = true
      rest &= ~0 &<< UInt64(truncatingIfNeeded: last)
    }
    if last != 0 { lastWord = start &+ last }
    if isOpen, last != length { putBorder(&buffer) }
  }

  /// The same, character by character.
  @inline(never)
  private mutating func copyEach(_ text: Span<UInt8>, _ buffer: inout MutableRawSpan) {
    begin(&buffer)
    var isInWord = false
    var place = start
    while place < index {
      let byte = text[place]
      var (symbol, length) = (byte, 1)
      if byte < 0x80 {
        symbol = FoldedText.ascii(byte)
        isInWord = WordSymbols.isWord(UInt32(symbol))
      } else if byte < 0xC0 {
        symbol = FoldedText.continuation(text, place)
      } else {
        let (special, width) = FoldedText.special(text, at: place, before: block.upperBound)
        if special == .nothing {
          place += width
          continue
        }
        isInWord = WordSymbols.isWord(Characters.decode(text, at: place).value)
        if case .symbol = special { length = width }
      }
      if isInWord {
        beginRun(place - start, &buffer)
        put(UInt64(symbol), &buffer)
        count += 1
        lastWord = place + 1
      } else if !endsInBorder(buffer) {
        putBorder(&buffer)
      }
      place += length
    }
  }

  /// Begins a run of symbols with the byte at `place`.
  @inline(__always)
  private mutating func beginRun(_ place: Int, _ buffer: inout MutableRawSpan) {
    let distance = UInt8(truncatingIfNeeded: place &- count)
    unsafe buffer.storeBytes(of: distance, toUncheckedByteOffset: Self.distances &+ runCount, as: UInt8.self)
    runCount &+= 1
    runs |= 1 &<< UInt64(truncatingIfNeeded: count)
  }

  /// Writes eight symbols `offset` behind the last.
  @inline(__always)
  private func put(_ eight: UInt64, offset: Int = 0, _ buffer: inout MutableRawSpan) {
    unsafe buffer.storeBytes(of: eight.littleEndian, toUncheckedByteOffset: 8 &+ count &+ offset, as: UInt64.self)
  }

  @inline(__always)
  private mutating func putBorder(_ buffer: inout MutableRawSpan) {
    put(UInt64(WordSymbols.border), &buffer)
    count &+= 1
  }

  /// The word symbols after which a test of the last eight of them gives an odd number.
  @inline(__always)
  private func findWords(_ buffer: borrowing MutableRawSpan, _ test: (UInt64) -> UInt64) -> UInt64 {
    var ends: UInt64 = 0
    for place in 0..<count { ends |= (test(window(at: place, buffer)) & 1) &<< UInt64(truncatingIfNeeded: place) }
    return ends
  }

  /// The last eight word symbols up to one, the first lowest, and the offset behind the last of them that is no border.
  @inline(__always)
  func words(at place: Int, _ buffer: borrowing MutableRawSpan) -> (eight: UInt64, end: Int) {
    let last = symbol(before: place &+ 1, buffer) == WordSymbols.border ? place &- 1 : place
    guard last >= 0 else { return (window(at: place, buffer), wordBefore) }
    let run = (runs & (~0 &>> UInt64(truncatingIfNeeded: 63 &- last))).nonzeroBitCount &- 1
    let distance = unsafe buffer.bytes.unsafeLoad(fromUncheckedByteOffset: Self.distances &+ run, as: UInt8.self)
    return (window(at: place, buffer), start &+ Int(distance) &+ last &+ 1)
  }

  /// Whether the last symbol is a border.
  @inline(__always)
  private func endsInBorder(_ buffer: borrowing MutableRawSpan) -> Bool {
    symbol(before: count, buffer) == WordSymbols.border
  }

  /// The symbol right before one.
  @inline(__always)
  private func symbol(before place: Int, _ buffer: borrowing MutableRawSpan) -> UInt8 {
    unsafe buffer.bytes.unsafeLoad(fromUncheckedByteOffset: place &+ 7, as: UInt8.self)
  }

  /// Forgets all symbols but the last eight.
  @inline(__always)
  private mutating func begin(_ buffer: inout MutableRawSpan) {
    let last = window(at: count &- 1, buffer)
    unsafe buffer.storeBytes(of: last.littleEndian, toUncheckedByteOffset: 0, as: UInt64.self)
    (count, runs, runCount) = (0, 0, 0)
  }

  /// The last eight symbols up to one, the first lowest.
  @inline(__always)
  private func window(at place: Int, _ buffer: borrowing MutableRawSpan) -> UInt64 {
    unsafe UInt64(
      littleEndian: buffer.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place &+ 1, as: UInt64.self))
  }

  // MARK: Pairs

  /// Those of some bytes where pairs may end.
  @inline(__always)
  private func findPairs(_ places: UInt64, _ text: Span<UInt8>, _ pairMap: Span<UInt64>) -> UInt64 {
    var rest = places
    var ends: UInt64 = 0
    while rest != 0 {
      let bit = rest & (0 &- rest)
      rest ^= bit
      let place = start &+ bit.trailingZeroBitCount
      if let pair = pair(at: place, text), GramTable.mayBePair(pair.symbols, pairMap) & 1 == 1 { ends |= bit }
    }
    return ends
  }

  /// The last two symbols up to the one that begins at a byte, 0 before the first, and the offset behind them; nil where the
  /// byte begins no symbol.
  @inline(__always)
  private func pair(at place: Int, _ text: Span<UInt8>) -> (symbols: UInt64, end: Int)? {
    let byte = text[place]
    if place > block.lowerBound, byte < 0x80, text[place &- 1] < 0x80 {
      return pair(FoldedText.ascii(text[place &- 1]), FoldedText.ascii(byte), place &+ 1)
    }
    return pair(atAny: place, text)
  }

  @inline(never)
  private func pair(atAny place: Int, _ text: Span<UInt8>) -> (symbols: UInt64, end: Int)? {
    var first = place
    while first > max(block.lowerBound, place - 3), text[first] & 0xC0 == 0x80 { first -= 1 }
    if text[first] >= 0xC0 {
      let (special, length) = FoldedText.special(text, at: first, before: block.upperBound)
      switch special {
      case .nothing where place < first + length: return nil
      case .symbol where first < place && place < first + length: return nil
      default: break
      }
    }
    let before = FoldedText.symbolBefore(text, place, start: block.lowerBound)?.symbol ?? 0
    guard let (symbol, end) = FoldedText.symbolAfter(text, place, end: block.upperBound) else { return nil }
    return pair(before, symbol, end)
  }

  /// A run of white space reads as one space.
  @inline(__always)
  private func pair(_ before: UInt8, _ symbol: UInt8, _ end: Int) -> (symbols: UInt64, end: Int)? {
    symbol == FoldedText.space && before == symbol ? nil : (UInt64(before) << 8 | UInt64(symbol), end)
  }

  /// The pair that ends at a byte, by its bit.
  @inline(__always)
  func pair(at place: Int, in text: Span<UInt8>) -> (symbols: UInt64, end: Int)? { pair(at: start &+ place, text) }
}
