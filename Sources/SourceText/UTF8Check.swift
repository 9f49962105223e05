/// Characters in UTF-8.
extension Span where Element == UInt8 {
  /// The character at `index`, where one begins, and the number of its bytes. The bytes must be valid.
  package func scalar(at index: Int) -> (scalar: Unicode.Scalar, count: Int) {
    let lead = self[index]
    guard lead >= 0x80 else { return (Unicode.Scalar(lead), 1) }
    let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    var value = UInt32(lead & (0x7F &>> UInt8(count)))
    for offset in index + 1..<index + count { value = value << 6 | UInt32(self[offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", count)
  }

  /// Offset of the first character from `start` on that is no valid UTF-8, or of one that the end cuts; `count` where
  /// all are. Cost: linear.
  func endOfValidUTF8(from start: Int) -> Int {
    var index = firstWide(in: start..<count)
    while index < count {
      let length = characterLength(at: index)
      if length == 0 { return index }
      index += length
      if index < count, self[index] < 0x80 { index = firstWide(in: index..<count) }
    }
    return index
  }

  /// Number of bytes of the character at `index` that is not ASCII; 0 where it is not valid (Unicode Standard, table 3-7).
  private func characterLength(at index: Int) -> Int {
    let lead = self[index]
    guard index + 1 < count else { return 0 }
    let second = self[index + 1]
    switch lead {
    case 0xC2...0xDF: return isContinuation(second) ? 2 : 0
    case 0xE0...0xEF:
      let lowest: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let highest: UInt8 = lead == 0xED ? 0x9F : 0xBF
      guard lowest <= second, second <= highest, index + 2 < count else { return 0 }
      return isContinuation(self[index + 2]) ? 3 : 0
    case 0xF0...0xF4:
      let lowest: UInt8 = lead == 0xF0 ? 0x90 : 0x80
      let highest: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
      guard lowest <= second, second <= highest, index + 3 < count else { return 0 }
      return isContinuation(self[index + 2]) && isContinuation(self[index + 3]) ? 4 : 0
    default: return 0
    }
  }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
