/// How rare a text is in English prose: one place in 2^bits has it.
///
/// An estimate from the frequencies of letters, marks and the commonest words, good enough to tell which of two texts to
/// look for.
enum Rarity {
  /// The share of places that hold a text; 1 for an empty one. Letters count whatever their case; white space is one
  /// space, and control characters are not there.
  static func frequency(of text: [UInt8]) -> Double {
    var sum = 0
    var word: UInt64 = 0
    var letters = 0
    var before: UInt8 = 0
    for byte in text where byte > 0x08 {
      let symbol = FoldedText.ascii(byte)
      if symbol &- 0x61 < 26 || symbol == 0x27 {
        word = word << 8 | UInt64(symbol)
        letters += ofSymbol[Int(symbol)]
      } else {
        if word != 0 { sum += min(letters, commonWords.rarity(of: word)) }
        (word, letters) = (0, 0)
        sum += ofSymbol[Int(symbol)]
      }
      sum += ofPair(before, symbol)
      before = symbol
    }
    if word != 0 { sum += min(letters, commonWords.rarity(of: word)) }
    return Double(sign: .plus, exponent: -(sum >> 2), significand: quarters[sum & 3])
  }

  /// The share of places that hold a byte as it is: capitals are much rarer than small letters.
  static func frequency(ofByte byte: UInt8) -> Double {
    let rarity = ofSymbol[Int(byte)]
    return Double(sign: .plus, exponent: -(rarity >> 2), significand: quarters[rarity & 3])
  }

  /// 2 to the power of no, one, two and three quarters, negative.
  private static let quarters = [1, 0.8409, 0.7071, 0.5946]

  /// What a pair of symbols is rarer than its symbols tell, in quarters of a bit: marks stand behind letters, not behind
  /// spaces, and are followed by spaces.
  static func ofPair(_ first: UInt8, _ second: UInt8) -> Int {
    if first == FoldedText.space, isClosing(second) { return 32 }
    // Prose has general punctuation (U+2000–U+203F), but seldom arrows, signs and pictures.
    if first == 0xE2, second > 0x80 { return 24 }
    return isClosing(first) && second > FoldedText.space ? 20 : 0
  }

  private static func isClosing(_ symbol: UInt8) -> Bool {
    switch symbol {
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: true
    default: false
    }
  }

  /// For each symbol its rarity in quarters of a bit.
  static let ofSymbol: [Int] = {
    var bits = [Double](repeating: 14, count: 256)
    let common: [(String, Double)] = [
      (" ", 2.5), ("e", 3.3), ("t", 3.8), ("ao", 3.9), ("in", 4), ("s", 4.2), ("r", 4.3), ("h", 4.6), ("l", 4.9),
      ("d", 5),
      ("c", 5.4), ("um", 5.6), ("fpg", 5.9), ("wy,.", 6.1), ("b", 6.4), ("v", 7), ("k", 7.3), ("'", 8), ("\"-", 9),
      ("0123456789", 8.5), ("()", 10), (":?", 11), ("jxqz", 10), (";!$%/", 12),
    ]
    for (characters, value) in common { for byte in characters.utf8 { bits[Int(byte)] = value } }
    for byte in 0x80..<0xC0 { bits[byte] = 1.5 }
    bits[0xE2] = 6
    return bits.map { Int($0 * 4) }
  }()

  /// The commonest words of English prose and of pages around it, ordered by frequency.
  private static let words = """
    the of to and a in is that for it on as with be at by this are from or an have was not you but they we can all \
    has will his more their which one about were your our if when so what up there out who he she her i its had do \
    been how than like just into also some them these no other time new people my any only over after most first \
    would make could us get here two many may should because where even much good best see use home free news top \
    name add need want now day year years world every such work way help know take through find down while before \
    well being those very great our since back life made look still right read business company data list click
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }

  private static let commonWords = CommonWords(words)

  /// The commonest words by their last eight bytes, in a table of open addressing.
  private struct CommonWords {
    private var keys = [UInt64](repeating: 0, count: 1024)
    private var rarities = [Int](repeating: .max, count: 1024)

    init(_ words: [[UInt8]]) {
      for (rank, word) in words.enumerated() {
        let key = word.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let place = place(of: key)
        if keys[place] == 0 { rarities[place] = 28 + 4 * (64 - (UInt64(rank / 4) + 1).leadingZeroBitCount) }
        keys[place] = key
      }
    }

    private func place(of key: UInt64) -> Int {
      var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 54)
      while keys[place] != 0, keys[place] != key { place = (place + 1) & 1023 }
      return place
    }

    /// In quarters of a bit; the largest number for other words.
    func rarity(of key: UInt64) -> Int { rarities[place(of: key)] }
  }

  /// Whether a gram of word symbols stands in one of the commonest words, or in few others.
  static func isInCommonWord(_ gram: UInt64) -> Bool {
    let hash = GramTable.hash(gram) >> 50
    return commonGrams[Int(hash >> 6)] >> (hash & 63) & 1 == 1
  }

  /// One bit for each value of a hash of fourteen bits.
  private static let commonGrams: [UInt64] = {
    var grams = [UInt64](repeating: 0, count: 1 << (14 - 6))
    func add(_ gram: UInt64) {
      let hash = GramTable.hash(gram) >> 50
      grams[Int(hash >> 6)] |= 1 << (hash & 63)
    }
    for word in words + ["ing", "ion", "ers", "tion", "ent", "ate", "ess", "ment", "est"].map({ Array($0.utf8) }) {
      var window = UInt64(WordSymbols.border)
      for symbol in word + [WordSymbols.border] {
        window = window << 8 | UInt64(symbol)
        if window >= 1 << 24 { add(GramTable.four(window)) }
        if window >= 1 << 16 { add(GramTable.three(window)) }
      }
    }
    return grams
  }()
}
