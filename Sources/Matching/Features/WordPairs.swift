import SourceText

/// Finds words that stand twice in a row.
enum WordPairs {
  /// Calls `found` with both words wherever nothing but white space stands between two equal words.
  ///
  /// Words are letters with apostrophes and hyphens between them; those with digits do not count, case does not matter
  /// in ASCII. A third copy is not found again. Cost: linear.
  static func forEachDouble(in text: [UInt8], _ range: TextRange, found: (TextRange, TextRange) -> Void) {
    let span = text.span
    var last: TextRange?
    var index = range.start
    while index < range.end {
      let (value, length) = Characters.decode(span, at: index)
      guard Characters.isWord(value) else {
        if !Characters.isSpace(value) { last = nil }
        index += length
        continue
      }
      let word = TextRange(index, end(ofWordAt: index, span, range.end))
      index = word.end
      if let first = last, first.count == word.count, isSame(span, first, word) {
        found(first, word)
        last = nil
      } else {
        last = word
      }
    }
  }

  /// The end of the word at `start`; apostrophes and hyphens between letters belong to it.
  private static func end(ofWordAt start: Int, _ text: Span<UInt8>, _ end: Int) -> Int {
    var index = start
    while index < end {
      let byte = text[index]
      if (0x61...0x7A).contains(byte | 0x20) {
        index += 1
        continue
      }
      let (value, length) = Characters.decode(text, at: index)
      if Characters.isWord(value) {
        index += length
        continue
      }
      guard value == 0x27 || value == 0x2019 || value == 0x2D || value == 0x2011, index + length < end,
        Characters.isWord(Characters.decode(text, at: index + length).value)
      else { return index }
      index += length
    }
    return index
  }

  /// The same letters, case aside, and no digits.
  private static func isSame(_ text: Span<UInt8>, _ left: TextRange, _ right: TextRange) -> Bool {
    for offset in 0..<left.count {
      let (a, b) = (text[left.start + offset], text[right.start + offset])
      if (0x30...0x39).contains(a) { return false }
      let isLetter = (0x61...0x7A).contains(a | 0x20)
      guard a == b || (isLetter && a | 0x20 == b | 0x20) else { return false }
    }
    return true
  }
}
