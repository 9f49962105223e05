/// The gram of a phrase that the fewest places of a text hold.
struct GramChoice {
  enum Kind {
    /// Word symbols.
    case four
    case three
    /// Symbols as they are.
    case pair
    case single
  }

  private(set) var kind = Kind.single
  /// Number of the phrase's symbols up to the end of the gram, a border at its end not counted.
  private(set) var symbols = 1
  /// The last word symbols up to the end of a gram of them, eight at most, the last one lowest.
  private(set) var window: UInt64 = 0
  /// The bits of `window` that count.
  private(set) var mask: UInt64 = 0
  /// The gram of a pair or single symbol.
  private(set) var gram: UInt64 = 0

  private var bestRarity = -1
  /// The word symbols read so far, and those of the phrase's symbols that the last of them ends.
  private var seen: UInt64 = 0
  private var seenMask: UInt64 = 0
  private var lastWord = 0

  init(_ phrase: SearchPhrase) {
    chooseAmongWords(phrase)
    chooseAmongPairs(phrase.symbols)
  }

  private mutating func chooseAmongWords(_ phrase: SearchPhrase) {
    let symbols = phrase.symbols.span
    if phrase.startsWord { take(WordSymbols.border, after: 0) }
    var index = 0
    while index < symbols.count {
      let (value, length) = Characters.decode(symbols, at: index)
      let isWord = WordSymbols.isWord(value)
      for place in index..<min(symbols.count, index + length) {
        take(isWord ? symbols[place] : WordSymbols.border, after: place + 1)
      }
      index += length
    }
    if phrase.endsWord { take(WordSymbols.border, after: index) }
  }

  /// Takes a word symbol, the last one of the phrase's first `count` symbols, and the gram it ends.
  private mutating func take(_ symbol: UInt8, after count: Int) {
    if symbol != WordSymbols.border {
      lastWord = count
    } else if seenMask != 0, seen & 0xFF == UInt64(WordSymbols.border) {
      return
    }
    seen = seen << 8 | UInt64(symbol)
    seenMask = seenMask << 8 | 0xFF
    guard lastWord > 0, seenMask >= 0xFF_FFFF else { return }
    let isFour = seenMask > 0xFF_FFFF
    let rarity = Self.rarity(isFour ? GramTable.four(seen) : GramTable.three(seen), isFour)
    guard rarity > bestRarity else { return }
    (bestRarity, kind, symbols) = (rarity, isFour ? .four : .three, lastWord)
    (window, mask) = (seen, seenMask)
  }

  /// Pairs of letters tell little; a mark between letters, or behind a space, tells much.
  private mutating func chooseAmongPairs(_ symbols: [UInt8]) {
    for index in symbols.indices.dropFirst() {
      let (first, second) = (symbols[index - 1], symbols[index])
      let rarity = Rarity.ofSymbol[Int(first)] + Rarity.ofSymbol[Int(second)] + Rarity.ofPair(first, second)
      if rarity > bestRarity {
        (bestRarity, kind, self.symbols) = (rarity, .pair, index + 1)
        (window, mask, gram) = (0, 0, UInt64(first) << 8 | UInt64(second))
      }
    }
    if symbols.count == 1, Rarity.ofSymbol[Int(symbols[0])] > bestRarity {
      (kind, self.symbols, gram) = (.single, 1, UInt64(symbols[0]))
    }
  }

  /// In quarters of a bit; grams of the commonest words are common.
  private static func rarity(_ gram: UInt32, _ isFour: Bool) -> Int {
    var sum = isFour ? Rarity.ofSymbol[Int(gram >> 24)] : 0
    for shift in [0 as UInt32, 8, 16] { sum += Rarity.ofSymbol[Int(gram >> shift & 0xFF)] }
    return Rarity.isInCommonWord(gram, isFour) ? sum / 2 : sum * 7 / 8
  }
}
