import Rules
import SourceText

/// The first letters of the first word of a block, as a number: up to three letters or digits of ASCII, lower-case, a byte
/// each, the first one lowest. A pattern that stands at the start of its block needs one of a few beginnings.
enum PatternBeginnings {
  private static let letters = 3

  /// What a block begins with that begins with one of some texts; empty where that is not known.
  ///
  /// - Parameter texts: as a pattern needs them, with marks; known are those that stand at the start of the block.
  static func ofBlock(_ texts: [PatternPiece.Text]) -> [UInt32] {
    var beginnings: [UInt32] = []
    for text in texts {
      guard text.first == PatternPiece.blockStart else { return [] }
      let word = text.lazy.filter { $0 > PatternPiece.blockStart }.drop { $0 < 0x80 && !isLetter($0) }
      let beginning = number(word.prefix(letters).prefix(while: isLetter))
      if beginning == 0 { return [] }
      beginnings.append(beginning)
    }
    return beginnings
  }

  /// Whether a block may begin with one of some beginnings. Where its first word has other letters than those of ASCII,
  /// nothing is known.
  static func mayBegin(_ text: Span<UInt8>, _ block: Range<Int>, with beginnings: [UInt32]) -> Bool {
    guard let own = beginning(of: text, block) else { return true }
    return beginnings.contains { beginning in
      let mask = UInt32.max >> UInt32(beginning.leadingZeroBitCount / 8 * 8)
      return own & mask == beginning
    }
  }

  /// The first three bytes of a block's first word, in lower case; nil where one is not ASCII.
  private static func beginning(of text: Span<UInt8>, _ block: Range<Int>) -> UInt32? {
    var index = block.lowerBound
    while index < block.upperBound, case let (value, length) = Characters.decode(text, at: index),
      !WordSymbols.isWord(value)
    {
      index += length
    }
    var number: UInt32 = 0
    for place in 0..<letters where index + place < block.upperBound {
      let byte = text[index + place]
      if byte >= 0x80 { return nil }
      number |= UInt32(FoldedText.ascii(byte)) << UInt32(8 * place)
    }
    return number
  }

  private static func number(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32(FoldedText.ascii($1)) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte < 0x80 && WordSymbols.isWord(UInt32(byte)) }
}
