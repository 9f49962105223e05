import Testing

@testable import Matching

@Suite struct PatternPiecesTests {
  private func pieces(_ text: String, _ range: Range<Int>? = nil) -> [PatternPieces.Piece] {
    let bytes = Array(text.utf8)
    var pieces = PatternPieces(of: range ?? 0..<bytes.count)
    var found: [PatternPieces.Piece] = []
    while let piece = pieces.next(in: bytes) { found.append(piece) }
    return found
  }

  @Test func aShortBlockIsOnePiece() {
    for text in ["", "a", String(repeating: "a", count: PatternPieces.longest)] {
      let found = pieces(text)
      #expect(found.map(\.subject) == [0..<text.utf8.count])
      #expect(found.allSatisfy { $0.isAtStart && $0.isAtEnd && $0.start == 0 })
    }
  }

  @Test(arguments: ["word ", "é", "😀 ", "xx😀", "a"]) func piecesCoverTheBlockAtCharacters(unit: String) {
    let text = String(repeating: unit, count: 50_000)
    let (bytes, range) = (Array(text.utf8), unit.utf8.count..<text.utf8.count - unit.utf8.count)
    let found = pieces(text, range)
    #expect(found.count > 1)
    #expect(found.first?.start == range.lowerBound)
    #expect(found.last?.subject.upperBound == range.upperBound)
    for (piece, next) in zip(found, found.dropFirst()) { #expect(piece.subject.upperBound == next.start) }
    for piece in found {
      #expect(
        piece.subject.lowerBound <= piece.start && piece.start - piece.subject.lowerBound < PatternPieces.context + 4)
      #expect(piece.subject.count <= PatternPieces.longest + PatternPieces.context + 4)
      for offset in [piece.subject.lowerBound, piece.start] { #expect(bytes[offset] & 0xC0 != 0x80) }
      #expect(piece.isAtStart == (piece.subject.lowerBound == range.lowerBound))
      #expect(piece.isAtEnd == (piece.subject.upperBound == range.upperBound))
    }
  }
}
