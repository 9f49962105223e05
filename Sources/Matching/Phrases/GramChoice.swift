/// A gram of a phrase.
struct Gram: Sendable {
  enum Kind {
    /// Word symbols.
    case eight
    case four
    case three
    case two
    case one
    /// Symbols as they are.
    case pair
    case single
  }

  /// The number of the phrase.
  var phrase: Int32
  /// The blocks in which the phrase counts.
  var blocks: BlockSet
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
    gram = Gram(phrase: Int32(number), blocks: phrase.blocks)
    let words = chooseAmongWords(phrase)
    chooseAmongPairs(phrase.symbols)
    if bestRarity < 0 { choose(words) }
  }

  /// Chooses among three word symbols and more; gives the last symbols of the phrase.
  private mutating func chooseAmongWords(_ phrase: SearchPhrase) -> WordWindow {
    let symbols = phrase.symbols.span
    let rarities = Rarity.ofSymbol
    var words = WordWindow()
    if phrase.startsWord { words.take(WordSymbols.border, rarities) }
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
        if words.take(isWord ? symbols[place] : WordSymbols.border, rarities) { consider(words) }
      }
      index += length
    }
    if phrase.endsWord, words.take(WordSymbols.border, rarities) { consider(words) }
    return words
  }

  /// The word symbols read so far, the last one lowest.
  private struct WordWindow {
    var symbols: UInt64 = 0
    var mask: UInt64 = 0
    /// Number of the phrase's symbols up to the last that is no border.
    var lastWord = 0
    /// For each symbol of the window its rarity, in a byte.
    private var rarities: UInt64 = 0
    /// Letters of the word that the window ends in.
    private var letters = 0

    /// Takes a symbol; whether it ends a gram that holds a word.
    @discardableResult
    mutating func take(_ symbol: UInt8, _ ofSymbol: [Int]) -> Bool {
      let isBorder = symbol == WordSymbols.border
      if isBorder, mask != 0, symbols & 0xFF == UInt64(symbol) { return false }
      letters = isBorder ? 0 : letters + 1
      // The beginning of a word lets its end be guessed.
      let rarity = letters > 3 ? ofSymbol[Int(symbol)] * 5 / 8 : ofSymbol[Int(symbol)]
      rarities = rarities << 8 | UInt64(rarity)
      symbols = symbols << 8 | UInt64(symbol)
      mask = mask << 8 | 0xFF
      return lastWord > 0 && mask >= 0xFF_FFFF
    }

    /// The longest kind of gram that the window holds.
    var kind: Gram.Kind {
      switch mask {
      case .max: .eight
      case 0x100_0000...: .four
      case 0x1_0000...: .three
      case 0x100...: .two
      default: .one
      }
    }

    /// How rare the gram is that ends the window, in quarters of a bit.
    var rarity: Int {
      switch kind {
      case .eight: sum(of: 8)
      case .four: sum(of: 4)
      default: sum(of: 3)
      }
    }

    /// The sum of the last bytes, which are added two by two, and then all at once.
    private func sum(of count: UInt64) -> Int {
      let last = rarities & UInt64.max >> (64 - 8 * count)
      let pairs = (last & 0x00FF_00FF_00FF_00FF) + (last >> 8 & 0x00FF_00FF_00FF_00FF)
      return Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
  }

  private mutating func consider(_ words: WordWindow) {
    let kind = words.kind
    var rarity = words.rarity * 7 / 8
    guard rarity > bestRarity else { return }
    let symbols = words.symbols
    if kind != .eight, Rarity.isInCommonWord(kind == .four ? GramTable.four(symbols) : GramTable.three(symbols)) {
      rarity = rarity * 4 / 7
    }
    guard rarity > bestRarity else { return }
    bestRarity = rarity
    choose(words)
  }

  private mutating func choose(_ words: WordWindow) {
    (gram.kind, gram.symbols) = (words.kind, Int32(words.lastWord))
    (gram.window, gram.mask) = (words.symbols, words.mask)
  }

  /// Pairs of letters tell less than the word symbols around them and are not looked for; a mark between letters tells much.
  private mutating func chooseAmongPairs(_ symbols: [UInt8]) {
    for index in 1..<max(1, symbols.count) {
      let (first, second) = (symbols[index - 1], symbols[index])
      guard Self.isMark(first) || Self.isMark(second) || bestRarity < 0 && first | second >= 0x80 else { continue }
      let rarity = Self.rarity(first, second)
      guard rarity > bestRarity else { continue }
      bestRarity = rarity
      (gram.kind, gram.symbols) = (.pair, Int32(index + 1))
      (gram.window, gram.mask, gram.pair) = (0, 0, UInt64(first) << 8 | UInt64(second))
    }
    if symbols.count == 1, !WordSymbols.isWord(UInt32(symbols[0])), Rarity.ofSymbol[Int(symbols[0])] > bestRarity {
      bestRarity = Rarity.ofSymbol[Int(symbols[0])]
      (gram.kind, gram.symbols, gram.window, gram.mask, gram.pair) = (.single, 1, 0, 0, UInt64(symbols[0]))
    }
  }

  private static func isMark(_ symbol: UInt8) -> Bool {
    symbol < 0x80 && symbol != FoldedText.space && !WordSymbols.isWord(UInt32(symbol))
  }

  /// How rare a pair of symbols is. A space next to a mark is no news.
  private static func rarity(_ first: UInt8, _ second: UInt8) -> Int {
    let rarities = Rarity.ofSymbol
    let own =
      if isMark(first), second == FoldedText.space {
        rarities[Int(first)]
      } else if isMark(second), first == FoldedText.space {
        rarities[Int(second)]
      } else {
        rarities[Int(first)] + rarities[Int(second)]
      }
    return own + Rarity.ofPair(first, second)
  }
}
