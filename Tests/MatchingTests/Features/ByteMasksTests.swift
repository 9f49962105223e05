import SourceText
import Testing

@testable import Matching

@Suite struct ByteMasksTests {
  private let bytes = (0..<4).flatMap { _ in (0...255).map { UInt8($0) } }

  private func mask(_ start: Int, where holds: (UInt8) -> Bool) -> UInt64 {
    (0..<64).reduce(0) { $0 | (start + $1 < bytes.count && holds(bytes[start + $1]) ? 1 << UInt64($1) : 0) }
  }

  @Test func classesAllBytes() {
    for start in stride(from: 0, to: bytes.count - 64, by: 7) {
      let masks = ByteMasks(bytes.span, from: start)
      #expect(masks.letter == mask(start, where: ASCII.isLetter))
      #expect(masks.upper == mask(start) { 0x41...0x5A ~= $0 })
      #expect(masks.digit == mask(start, where: ASCII.isDigit))
      #expect(masks.underscore == mask(start) { $0 == 0x5F })
      #expect(masks.apostrophe == mask(start) { $0 == 0x27 })
      #expect(masks.blank == mask(start) { $0 == 0x20 })
      #expect(masks.beyondASCII == mask(start) { $0 >= 0x80 })
    }
  }

  @Test func classesThemAlikeOnAllProcessors() {
    for start in 0..<bytes.count {
      #expect(ByteMasks(bytes.span, from: start) == ByteMasks(portably: bytes.span, from: start))
    }
  }

  @Test func readsZerosBehindTheText() {
    let masks = ByteMasks(bytes.span, from: bytes.count - 3)
    #expect(masks.beyondASCII == 0b111)
    #expect(masks.letter | masks.digit | masks.blank == 0)
    #expect(bytes.span.eightBytes(at: bytes.count - 2) == 0xFFFE)
    #expect(bytes.span.eightBytes(at: bytes.count) == 0)
  }
}
