/// The pieces in which patterns search a block.
///
/// A search that goes on to the end of its text from every place in it takes quadratic time, which no count of steps
/// shows. So a block longer than any paragraph is searched piece by piece: what a match needs must stand in one piece, or up to
/// `context` bytes in front of it. `^` and `$` are the ends of the block only.
struct PatternPieces {
  /// Bytes of a piece.
  static let longest = 32 * 1024
  /// Bytes that a pattern may look back from the start of a piece.
  static let context = 256

  /// A piece, as offsets in the text.
  struct Piece {
    /// What the pattern is shown.
    var subject: Range<Int>
    /// Where matches may begin.
    var start: Int
    /// Whether the subject begins and ends with the block.
    var isAtStart = true
    var isAtEnd = true

    /// All places where matches may begin.
    var starts: ClosedRange<Int> { start...subject.upperBound }
  }

  private let block: Range<Int>
  private var start: Int?

  init(of block: Range<Int>) {
    self.block = block
    start = block.lowerBound
  }

  /// The next piece; nil after the last. An empty block has one.
  mutating func next(in text: [UInt8]) -> Piece? {
    guard let start else { return nil }
    let end = Self.end(from: start, in: block, text)
    self.start = end < block.upperBound ? end : nil
    let lookBehind = Self.characterStart(max(block.lowerBound, start - Self.context), text)
    return Piece(
      subject: lookBehind..<end, start: start, isAtStart: lookBehind == block.lowerBound,
      isAtEnd: end == block.upperBound)
  }

  /// The end of a piece: behind a space where there is one near, else between two characters.
  private static func end(from start: Int, in block: Range<Int>, _ text: [UInt8]) -> Int {
    guard block.upperBound - start > longest else { return block.upperBound }
    let end = start + longest
    if let space = text[(end - 1024)..<end].lastIndex(of: 0x20) { return space + 1 }
    return characterStart(end, text)
  }

  /// The start of the character that an offset stands in.
  private static func characterStart(_ offset: Int, _ text: [UInt8]) -> Int {
    var start = offset
    while start > 0, start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
