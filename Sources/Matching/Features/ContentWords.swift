import SourceText

/// The words of a text that have three letters or more and are no function words.
///
/// Letters are those of ASCII and all characters beyond it. Case does not count in ASCII and Latin-1.
enum ContentWords {
  /// Calls `body` with a hash of each content word of a range, in order. `table` holds the slots of a word table.
  @inline(__always)
  static func forEach(
    in text: Span<UInt8>, _ range: TextRange, _ table: Span<UInt64>,
    _ body: (UInt64) -> Void
  ) {
    var index = range.start
    while index < range.end {
      let count = min(range.end &- index, 64)
      let bytes = ByteMasks(text, from: index)
      let letters = (bytes.letter | bytes.beyondASCII) & (~0 >> UInt64(truncatingIfNeeded: 64 &- count))
      var starts = letters & ~(letters << 1)
      var ends = letters << 1 & ~letters
      while ends != 0 {
        let start = starts.trailingZeroBitCount
        let end = ends.trailingZeroBitCount
        starts &= starts &- 1
        ends &= ends &- 1
        let run = TextRange(index &+ start, index &+ end)
        if bytes.beyondASCII & ((1 << end) &- (1 << start)) == 0 {
          if let hash = hash(ofLetters: text, run, table) { body(hash) }
        } else {
          forEach(inAnyOf: text, run, table, body)
        }
      }
      // A word that goes on is read again from its start, or to its end if nothing stands in front of it.
      if starts == 0 {
        index &+= count
      } else if starts > 1 {
        index &+= starts.trailingZeroBitCount
      } else {
        let run = TextRange(index, endOfLetters(text, index, range.end))
        forEach(inAnyOf: text, run, table, body)
        index = run.end
      }
    }
  }

  /// The hash of a word of ASCII letters; nil where it is no content word.
  @inline(__always)
  private static func hash(
    ofLetters text: Span<UInt8>, _ run: TextRange, _ table: Span<UInt64>
  ) -> UInt64? {
    guard run.count >= 3 else { return nil }
    var hash = WordHash()
    var index = run.start
    while run.end &- index > 8 {
      hash.append(text.eightBytes(at: index) | WordTable.folding, 8)
      index &+= 8
    }
    let length = UInt64(truncatingIfNeeded: run.end &- index)
    let bytes = (text.eightBytes(at: index) | WordTable.folding) & (~0 >> (64 &- 8 &* length))
    if run.count <= 8, WordTable.kind(of: bytes, in: table).functionWords != 0 { return nil }
    hash.append(bytes, length)
    return hash.value
  }

  /// The end of the letters that begin at `start`.
  private static func endOfLetters(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, text[index] >= 0x80 || ASCII.isLetter(text[index]) { index += 1 }
    return index
  }

  /// Calls `body` for each content word in a run of letters and characters beyond ASCII: quotation marks and white space
  /// among these part words, characters without width do not.
  private static func forEach(
    inAnyOf text: Span<UInt8>, _ run: TextRange, _ table: Span<UInt64>,
    _ body: (UInt64) -> Void
  ) {
    var hash = WordHash()
    var name: UInt64 = 0
    var count: UInt64 = 0
    func endWord() {
      let isFunctionWord = count <= 8 && WordTable.kind(of: name, in: table).functionWords != 0
      if count >= 3, !isFunctionWord { body(hash.value) }
      (hash, name, count) = (WordHash(), 0, 0)
    }
    var index = run.start
    while let (symbol, next) = FoldedText.symbolAfter(text, index, end: run.end) {
      index = next
      guard symbol >= 0x80 || ASCII.isLetter(symbol) else {
        endWord()
        continue
      }
      hash.append(UInt64(symbol), 1)
      if count < 8 { name |= UInt64(symbol) << (8 * count) }
      count += 1
    }
    endWord()
  }
}
