import SourceText

/// What a block begins with from its first word on, as a number: up to eight bytes of ASCII, the first one lowest. Letters are
/// lower-case, and a run of white space is one space. A pattern that stands at the start of its block needs one of a few
/// beginnings.
enum PatternBeginnings {
  private static let most = 8

  /// What a block begins with that begins with one of some texts; empty where that is not known.
  ///
  /// - Parameter texts: as a pattern needs them, with marks; known are those that stand at the start of the block.
  static func ofBlock(_ texts: [PatternPiece.Text]) -> [UInt64] {
    var beginnings: [UInt64] = []
    for text in texts {
      guard text.first == PatternPiece.blockStart else { return [] }
      let words = text.filter { $0 > PatternPiece.blockStart }.drop { $0 < 0x80 && !isLetter($0) }
      let known = Array(words.prefix { $0 < 0x80 })
      let beginning = number(known.span, from: 0, to: known.count).number
      if beginning == 0 { return [] }
      beginnings.append(beginning)
    }
    return beginnings
  }

  /// Whether a block may begin with one of some beginnings. Of its own one no more is known than what stands before the
  /// first character beyond ASCII.
  static func mayBegin(_ text: Span<UInt8>, _ block: Range<Int>, with beginnings: [UInt64]) -> Bool {
    var index = block.lowerBound
    while index < block.upperBound, case let (value, length) = Characters.decode(text, at: index),
      !WordSymbols.isWord(value)
    {
      index += length
    }
    let (own, known) = number(text, from: index, to: block.upperBound)
    return beginnings.contains { beginning in
      let mask = known & bits(of: beginning)
      return own & mask == beginning & mask
    }
  }

  /// The beginnings in order, without those that begin with another one.
  static func withoutLonger(_ beginnings: [UInt64]) -> [UInt64] {
    let all = Set(beginnings).sorted()
    return all.filter { own in !all.contains { $0 != own && own & bits(of: $0) == $0 } }
  }

  /// The bits of the bytes that a beginning has.
  private static func bits(of beginning: UInt64) -> UInt64 {
    .max >> UInt64(beginning.leadingZeroBitCount / 8 * 8)
  }

  /// The bytes as they are compared, and which bits of them are known. Behind the end of a text are known zeros.
  private static func number(_ text: Span<UInt8>, from start: Int, to end: Int) -> (number: UInt64, known: UInt64) {
    var number: UInt64 = 0
    var last: UInt8 = 0
    var index = start
    var place: UInt64 = 0
    while index < end, place < most {
      let byte = text[index]
      if byte >= 0x80 { return (number, (1 << (8 * place)) - 1) }
      let symbol = FoldedText.ascii(byte)
      index += 1
      if symbol == FoldedText.space, last == symbol { continue }
      number |= UInt64(symbol) << (8 * place)
      last = symbol
      place += 1
    }
    return (number, .max)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte < 0x80 && WordSymbols.isWord(UInt32(byte)) }
}
