/// A word that holds apostrophes, underscores or characters beyond ASCII, or is long.
struct SpecialWord {
  /// Characters.
  private(set) var length = 0
  /// Characters but apostrophes.
  private(set) var letters = 0
  /// The word's key in a word table; of use up to eight characters.
  private var name: UInt64 = 0
  /// Its first eight bytes up to an apostrophe: all words of the same letters share them, whatever follows.
  let start: UInt64
  /// Whether two apostrophes stand in a row, which part words to `WordPairs`.
  private(set) var hasDoubledApostrophe = false

  /// Reads the word and appends its letters and digits to the key.
  @inline(never)
  init(_ text: Span<UInt8>, _ start: Int, _ end: Int, _ key: inout BlockKey, _ buffer: inout MutableRawSpan) {
    self.start = Self.start(text, start, end)
    var isBehindApostrophe = false
    var index = start
    while index < end {
      let (value, width) = Characters.decode(text, at: index)
      let isApostrophe = value == 0x27 || value == 0x2019
      if isApostrophe {
        hasDoubledApostrophe = hasDoubledApostrophe || isBehindApostrophe
      } else if value >= 0x80 {
        key.append(character: text, index, width, &buffer)
      } else if value != 0x5F {
        key.makeRoom(&buffer)
        key.append(UInt64(value | 0x20), 1, &buffer)
      }
      if length < 8 {
        name |= (isApostrophe ? 0x27 : value < 0x80 ? UInt64(value | 0x20) : 0xFF) << UInt64(8 * length)
      }
      isBehindApostrophe = isApostrophe
      length += 1
      letters += isApostrophe ? 0 : 1
      index += width
    }
  }

  private static func start(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var bytes: UInt64 = 0
    for index in start..<min(end, start + 8) {
      let byte = text[index]
      if byte == 0x27 || byte == 0xE2 { break }
      bytes |= UInt64(byte | 0x20) << UInt64(8 * (index - start))
    }
    return bytes
  }

  /// What the word is. `slots` are those of a word table.
  func kind(_ slots: Span<UInt64>) -> WordTable.Kind { WordTable.kind(of: length <= 8 ? name : ~0, in: slots) }
}
