/// A fixed set of short lower-case words that is asked for each word of a text.
struct WordSet: Sendable {
  private var slots: [UInt64]
  private let mask: UInt64

  /// - Parameter words: separated by spaces, each of at most eight bytes of ASCII.
  init(_ words: StaticString) {
    let words = "\(words)".split(separator: " ")
    var size = 16
    while size < words.count * 3 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = UInt64(size - 1)
    for word in words {
      var key: UInt64 = 0
      for byte in word.utf8 { key = key << 8 | UInt64(byte) }
      var slot = Int(Self.hash(key) & mask)
      while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & Int(mask) }
      slots[slot] = key
    }
  }

  /// Whether the word is in the set whose bytes, first to last, stand in `key` from high to low.
  @inline(__always)
  func contains(_ key: UInt64) -> Bool {
    var slot = Int(Self.hash(key) & mask)
    while slots[slot] != 0 {
      if slots[slot] == key { return true }
      slot = (slot + 1) & Int(mask)
    }
    return false
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 { (key &* 0x9E37_79B9_7F4A_7C15) >> 40 }
}

extension WordSet {
  /// Function words of English: they carry no topic.
  static let stopWords = WordSet(WordTable.englishFunctionWords)

  /// Words that are surely finite verbs, or hold one.
  static let finiteVerbs = WordSet(WordTable.englishFiniteVerbs)
}
