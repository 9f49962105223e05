/// Goes over a block and notes where grams may end: the loop that reads every byte.
struct GramSweep {
  /// A place where grams may end.
  struct Place {
    /// The last word symbols, the last one lowest.
    var words: UInt64 = 0
    /// The last two symbols where they may be a gram, or 0.
    var pair: UInt64 = 0
    /// Whether the word symbols may end with a gram.
    var endsWords = false
    /// The offset after the last symbol, and after the last symbol that is no border.
    var end = 0
    var wordEnd = 0
  }

  typealias Places = InlineArray<8, Place>

  /// Where to go on.
  private(set) var index: Int
  private let end: Int
  private let blockEnd: Int
  /// The last symbol.
  private var last: UInt64 = 0
  private var words = GramTable.start
  private var wordEnd: Int
  /// Whether the character that is read belongs to a word.
  private var isInWord = false

  init(over range: Range<Int>, of block: Range<Int>) {
    (index, end, blockEnd, wordEnd) = (range.lowerBound, range.upperBound, block.upperBound, range.lowerBound)
  }

  /// For each byte of ASCII what it reads as, and in the upper half what that is as a word symbol; 0 for other bytes.
  private static let readings: [UInt16] = (0..<256).map { byte in
    guard byte < 0x80 else { return 0 }
    let symbol = FoldedText.ascii(UInt8(byte))
    return UInt16(WordSymbols.isWord(UInt32(symbol)) ? symbol : WordSymbols.border) << 8 | UInt16(symbol)
  }

  /// Goes on until there is no more room for places, or the range ends. The number of places.
  mutating func next(_ places: inout Places, _ text: Span<UInt8>, _ table: borrowing GramTable) -> Int {
    let readings = Self.readings.span
    let longMap = table.longMap.span
    let shortMap = table.shortMap.span
    let pairMap = table.pairMap.span
    let border = UInt64(WordSymbols.border)
    let end = end
    var (index, last, words, wordEnd) = (index, last, words, wordEnd)
    var count = 0
    while index < end, count < places.count {
      // The table has an entry for each byte.
      let reading = unsafe UInt64(readings[unchecked: Int(text[index])])
      var symbol = reading & 0xFF
      var word = reading >> 8
      index += 1
      if reading == 0 {
        let (read, next) = special(text, index - 1)
        index = next
        if read == 0 { continue }
        symbol = UInt64(read)
        word = isInWord ? symbol : border
      }
      // A run of white space reads as one space.
      if symbol == UInt64(FoldedText.space), last == symbol { continue }
      let pair = last << 8 | symbol
      last = symbol
      var found = GramTable.mayBePair(pair, pairMap)
      let isPair = found & 1 != 0
      // A run of what is no word is one border.
      let isNew = word != border || words & 0xFF != border
      if isNew {
        words = words << 8 | word
        wordEnd = word == border ? wordEnd : index
        found |= GramTable.mayEnd(words, longMap, shortMap)
      }
      if found & 1 != 0 {
        places[count] = Place(words: words, pair: isPair ? pair : 0, endsWords: isNew, end: index, wordEnd: wordEnd)
        count += 1
      }
    }
    (self.index, self.last, self.words, self.wordEnd) = (index, last, words, wordEnd)
    return count
  }

  /// The place at the end of a block, where a border follows.
  var wordsAtEnd: Place? {
    let border = UInt64(WordSymbols.border)
    guard words & 0xFF != border else { return nil }
    return Place(words: words << 8 | border, endsWords: true, end: index, wordEnd: wordEnd)
  }

  /// What a byte above ASCII reads as and the offset after it; 0 for a character that is not there.
  @inline(never)
  private mutating func special(_ text: Span<UInt8>, _ index: Int) -> (symbol: UInt8, next: Int) {
    let byte = text[index]
    guard byte >= 0xC0 else { return (FoldedText.continuation(text, index), index + 1) }
    let (special, length) = FoldedText.special(text, at: index, before: blockEnd)
    if special == .nothing { return (0, index + length) }
    isInWord = WordSymbols.isWord(Characters.decode(text, at: index).value)
    if case .symbol(let read) = special { return (read, index + length) }
    return (byte, index + 1)
  }
}
