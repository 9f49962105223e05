import SourceText

extension BlockFeatures {
  /// Reads how a block begins: what its first visible character is.
  mutating func readStart(_ text: Span<UInt8>, _ range: TextRange) {
    var index = range.start
    while index < range.end {
      let (value, length) = Characters.decode(text, at: index)
      guard Characters.isSpace(value) else {
        startsLower = Characters.isLower(value)
        startsQuote = Self.isOpeningQuote(value)
        return
      }
      index += length
    }
  }

  private static func isOpeningQuote(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0xAB, 0x2018, 0x201C, 0x201E: true
    default: false
    }
  }

  /// Reads how a block ends: what its last visible character is, closing marks aside.
  mutating func readEnd(_ text: Span<UInt8>, _ range: TextRange) {
    var index = range.end
    while let (value, first) = Characters.before(text, index, start: range.start) {
      switch value {
      case 0x22, 0x27, 0x29, 0x5D, 0x201D, 0x2019, 0xBB, 0x2A, 0x5F: index = first
      case 0x2E, 0x21, 0x3F, 0x2026, 0x203D, 0x3002:
        endsWithMark = true
        return
      case 0x3A:
        endsWithColon = true
        return
      default:
        guard Characters.isSpace(value) else { return }
        index = first
      }
    }
  }
}
