/// Where in a block matches of a pattern may begin.
///
/// A match holds one of the pattern's literals, and often it is known how far from its start: then it begins near one.
struct MatchStarts {
  /// Bytes from the start of the block to the first and the last place.
  private let first: Int32
  private let last: Int32

  static let anywhere = MatchStarts(first: 0, last: .max)

  private init(first: Int32, last: Int32) { (self.first, self.last) = (first, last) }

  /// - Parameters:
  ///   - reach: the most bytes from the start of a match to that of a literal in it; nil where there is no limit.
  ///   - literals: from the start of the first literal that was found in the block to the end of the last one.
  ///   - block: its range in the text. Where it is searched piece by piece, matches may begin anywhere.
  init(reach: Int?, around literals: Range<Int>, in block: Range<Int>, _ text: [UInt8]) {
    guard let reach, block.count <= PatternPieces.longest else {
      self = .anywhere
      return
    }
    var first = max(block.lowerBound, literals.lowerBound - reach)
    while first > block.lowerBound, text[first] & 0xC0 == 0x80 { first -= 1 }
    self.init(
      first: Int32(truncatingIfNeeded: first - block.lowerBound),
      last: Int32(truncatingIfNeeded: literals.upperBound - block.lowerBound))
  }

  /// Bytes of a block at which matches may begin.
  func count(in block: Range<Int>) -> Int { min(block.count, Int(last)) - min(block.count, Int(first)) }

  /// The places of a piece at which matches may begin, the end of the piece included.
  func places(in piece: PatternPieces.Piece) -> ClosedRange<Int> {
    let (start, end) = (piece.start, piece.subject.upperBound)
    return min(end, start + Int(first))...min(end, start + Int(last))
  }
}
