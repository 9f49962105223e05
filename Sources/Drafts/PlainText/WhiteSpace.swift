/// White space in UTF-8, by bytes: control characters, the space, and the spaces of Unicode with those of no width.
enum WhiteSpace {
  /// Number of bytes of the white-space character at `index`; 0 where another character stands.
  @inline(__always)
  static func length(at index: Int, in bytes: Span<UInt8>, limit: Int) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 { return 0 }
    return wideLength(at: index, in: bytes, limit: limit)
  }

  private static func wideLength(at index: Int, in bytes: Span<UInt8>, limit: Int) -> Int {
    let byte = bytes[index]
    guard index + 1 < limit else { return 0 }
    let second = bytes[index + 1]
    if byte == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
    guard index + 2 < limit else { return 0 }
    let third = bytes[index + 2]
    switch (byte, second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80): return third <= 0x8B || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F || third == 0xA0 ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
    default: return 0
    }
  }

  /// Number of bytes of the white-space character that ends before `index`; 0 where another character does.
  static func length(before index: Int, in bytes: Span<UInt8>, from start: Int) -> Int {
    guard index > start else { return 0 }
    let byte = bytes[index - 1]
    if byte <= 0x20 { return 1 }
    if byte < 0x80 { return 0 }
    for count in 2...3 where index - count >= start && bytes[index - count] >= 0xC2 {
      return wideLength(at: index - count, in: bytes, limit: index) == count ? count : 0
    }
    return 0
  }

  /// Offset of the first character of `range` that is no white space; its end where there is none.
  static func skip(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let count = length(at: index, in: bytes, limit: range.upperBound)
      if count == 0 { break }
      index += count
    }
    return index
  }

  /// Offset after the last character of `range` that is no white space; its start where there is none.
  static func trimEnd(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int {
    var end = range.upperBound
    while true {
      let count = length(before: end, in: bytes, from: range.lowerBound)
      if count == 0 { return end }
      end -= count
    }
  }
}
