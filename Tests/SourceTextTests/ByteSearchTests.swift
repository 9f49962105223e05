import SourceText
import Testing

@Suite struct ByteSearchTests {
  /// Lengths around those of the stretches that are looked at together.
  private static let counts = [0, 1, 7, 8, 9, 31, 32, 33, 40, 100, 255, 256, 600]

  @Test(arguments: counts) func findsTheFirst(count: Int) {
    for place in 0...count {
      for start in [0, 1, 5] where start <= place {
        var bytes = [UInt8](repeating: 0x61, count: count + 3)
        bytes[count] = 0x0A
        if start > 0 { bytes[start - 1] = 0x0A }
        bytes[place] = place % 2 == 0 ? 0x0A : 0x0D
        #expect(bytes.span.firstLineBreak(in: start..<count) == place)
        #expect(bytes.span.firstIndex(of: bytes[place], in: start..<count) == place)
        bytes[place] = 0xC3
        #expect(bytes.span.firstWide(in: start..<count) == place)
      }
    }
  }

  @Test(arguments: counts) func countsCodePoints(count: Int) {
    let bytes = Array(String(repeating: "aé€😀", count: count).utf8)
    #expect(bytes.span.codePoints(in: 0..<bytes.count) == 4 * count)
    #expect(bytes.span.codePoints(in: 10 * (count / 2)..<bytes.count) == 4 * (count - count / 2))
  }

  @Test(arguments: counts) func countsUTF16Units(count: Int) {
    let bytes = Array(String(repeating: "aé€😀", count: count).utf8)
    #expect(bytes.span.utf16Units(in: 0..<bytes.count) == 5 * count)
    #expect(bytes.span.utf16Units(in: 6..<max(6, bytes.count)) == max(0, 5 * count - 3))
  }

  @Test(arguments: counts) func countsAByte(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 % 11) &+ UInt8($0 % 3 == 0 ? 0xF8 : 0) }
    for wanted in [0, 1, 0xF8, 0xFF] as [UInt8] {
      #expect(bytes.span.count(of: wanted, in: 0..<count) == bytes.count { $0 == wanted })
      #expect(bytes.span.count(of: wanted, in: count / 3..<count) == bytes[(count / 3)...].count { $0 == wanted })
    }
  }

  /// The first bad bytes are those that the standard library finds.
  @Test func judgesUTF8AsTheLibraryDoes() {
    var state: UInt64 = 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces: [[UInt8]] = [
      Array("abc".utf8), Array(repeating: 0x61, count: 50), Array("é".utf8), Array("€".utf8), Array("😀".utf8),
      Array("\u{FFFF}\u{10FFFF}\u{800}\u{D7FF}\u{E000}".utf8),
    ]
    let bad: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC3], [0xFF],
    ]
    for round in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<random(8) { bytes += pieces[random(pieces.count)] }
      if round % 2 == 0 { bytes += bad[random(bad.count)] }
      for _ in 0..<random(3) { bytes += pieces[random(pieces.count)] }
      let valid = (try? UTF8Span(validating: bytes.span)) != nil
      #expect(((try? TextDecoder.decode(bytes, as: .utf8, isHTML: false)) != nil) == valid)
      guard !valid else { continue }
      let page = try? TextDecoder.decode(bytes, as: .utf8, isHTML: true)
      #expect(page.map { String(decoding: $0.bytes, as: UTF8.self) } == String(decoding: bytes, as: UTF8.self))
    }
  }
}
