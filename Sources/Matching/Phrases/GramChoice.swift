/// A gram of a phrase.
struct Gram: Sendable {
  enum Kind: UInt8, CaseIterable {
    /// Word symbols.
    case four
    case three
    /// Symbols as they are.
    case pair
    case single
  }

  /// The number of the phrase.
  var phrase: Int32
  /// The kinds of blocks in which the phrase counts, as bits.
  var kinds: UInt16
  var kind = Kind.single
  /// Number of the phrase's symbols up to the end of the gram, a border at its end not counted.
  var symbols: Int32 = 1
  /// The last word symbols up to the end of a gram of them, eight at most, the last one lowest.
  var window: UInt64 = 0
  /// The bits of `window` that count.
  var mask: UInt64 = 0
  /// A pair or single symbol.
  var pair: UInt64 = 0
}

/// Chooses the gram of a phrase that the fewest places of a text hold.
struct GramChoice {
  private(set) var gram: Gram
  private var bestRarity = -1

  /// - Parameter phrase: not empty.
  init(_ phrase: SearchPhrase, number: Int) {
    gram = Gram(phrase: Int32(number), kinds: phrase.kinds)
    chooseAmongWords(phrase)
    chooseAmongPairs(phrase.symbols)
  }

  private mutating func chooseAmongWords(_ phrase: SearchPhrase) {
    let symbols = phrase.symbols.span
    let rarities = Rarity.ofSymbol
    var words = WordWindow()
    if phrase.startsWord { words.take(WordSymbols.border) }
    var index = 0
    while index < symbols.count {
      var length = 1
      var isWord = WordSymbols.isWord(UInt32(symbols[index]))
      if symbols[index] >= 0x80 {
        let character = Characters.decode(symbols, at: index)
        isWord = WordSymbols.isWord(character.value)
        length = min(character.length, symbols.count - index)
      }
      for place in index..<(index + length) {
        if isWord { words.lastWord = place + 1 }
        if words.take(isWord ? symbols[place] : WordSymbols.border) { consider(words, rarities) }
      }
      index += length
    }
    if phrase.endsWord, words.take(WordSymbols.border) { consider(words, rarities) }
  }

  /// The word symbols read so far, the last one lowest.
  private struct WordWindow {
    var symbols: UInt64 = 0
    var mask: UInt64 = 0
    /// Number of the phrase's symbols up to the last that is no border.
    var lastWord = 0

    /// Takes a symbol; whether it ends a gram that holds a word.
    @discardableResult
    mutating func take(_ symbol: UInt8) -> Bool {
      if symbol == WordSymbols.border, mask != 0, symbols & 0xFF == UInt64(symbol) { return false }
      symbols = symbols << 8 | UInt64(symbol)
      mask = mask << 8 | 0xFF
      return lastWord > 0 && mask >= 0xFF_FFFF
    }
  }

  private mutating func consider(_ words: WordWindow, _ rarities: [Int]) {
    let isFour = words.mask > 0xFF_FFFF
    let symbols = words.symbols
    var rarity =
      rarities[Int(symbols & 0xFF)] + rarities[Int(symbols >> 8 & 0xFF)] + rarities[Int(symbols >> 16 & 0xFF)]
    if isFour { rarity += rarities[Int(symbols >> 24 & 0xFF)] }
    rarity = rarity * 7 / 8
    guard rarity > bestRarity else { return }
    if Rarity.isInCommonWord(isFour ? GramTable.four(symbols) : GramTable.three(symbols)) { rarity = rarity * 4 / 7 }
    guard rarity > bestRarity else { return }
    bestRarity = rarity
    (gram.kind, gram.symbols) = (isFour ? .four : .three, Int32(words.lastWord))
    (gram.window, gram.mask) = (symbols, words.mask)
  }

  /// Pairs of letters tell little; a mark between letters, or behind a space, tells much.
  private mutating func chooseAmongPairs(_ symbols: [UInt8]) {
    let rarities = Rarity.ofSymbol
    for index in 1..<max(1, symbols.count) {
      let (first, second) = (symbols[index - 1], symbols[index])
      let rarity = rarities[Int(first)] + rarities[Int(second)] + Rarity.ofPair(first, second)
      if rarity > bestRarity {
        bestRarity = rarity
        (gram.kind, gram.symbols) = (.pair, Int32(index + 1))
        (gram.window, gram.mask, gram.pair) = (0, 0, UInt64(first) << 8 | UInt64(second))
      }
    }
    if symbols.count == 1, rarities[Int(symbols[0])] > bestRarity {
      (gram.kind, gram.symbols, gram.window, gram.mask, gram.pair) = (.single, 1, 0, 0, UInt64(symbols[0]))
    }
  }
}
