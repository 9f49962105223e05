/// Searches that look at many bytes at once: at 32 in a loop without early exit, which becomes vector instructions, and
/// at the last few as one number.
extension Span where Element == UInt8 {
  /// Offset of the first `byte` of a range; the range's end where there is none.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
    let copies = Self.copies(of: byte)
    return firstIndex(in: range, { $0 ^ byte }, { Self.zeros(in: $0 ^ copies) })
  }

  /// Offset of the first LF or CR of a range; the range's end where there is none.
  package func firstLineBreak(in range: Range<Int>) -> Int {
    let lineFeeds = Self.copies(of: 0x0A)
    let returns = Self.copies(of: 0x0D)
    return firstIndex(
      in: range, { Swift.min($0 ^ 0x0A, $0 ^ 0x0D) },
      { Self.zeros(in: $0 ^ lineFeeds) | Self.zeros(in: $0 ^ returns) })
  }

  /// Offset of the first byte of a range that is not ASCII; the range's end where there is none.
  package func firstWide(in range: Range<Int>) -> Int {
    firstIndex(in: range, { ~$0 & 0x80 }, { $0 & Self.highBits })
  }

  /// Offset of the first byte of a range that is no printable ASCII; the range's end where there is none.
  package func firstUnprintable(in range: Range<Int>) -> Int {
    firstIndex(in: range, { 0x20...0x7E ~= $0 ? 1 : 0 }, Self.unprintables)
  }

  /// Offset of the first byte of a range that is no printable ASCII or that JSON escapes; the range's end where there is
  /// none.
  func firstInexpressible(in range: Range<Int>) -> Int {
    let quotes = Self.copies(of: UInt8(ascii: "\""))
    let backslashes = Self.copies(of: UInt8(ascii: "\\"))
    return firstIndex(
      in: range, { Swift.min(0x20...0x7E ~= $0 ? 1 : 0, $0 ^ UInt8(ascii: "\""), $0 ^ UInt8(ascii: "\\")) },
      { Self.unprintables(in: $0) | Self.zeros(in: $0 ^ quotes) | Self.zeros(in: $0 ^ backslashes) })
  }

  /// Number of code points whose first byte stands in a range.
  package func codePoints(in range: Range<Int>) -> Int {
    // The bytes after the first of a code point have the high bit and not the next.
    range.count - count(in: range, { $0 & 0xC0 == 0x80 }, { $0 & ~($0 &<< 1) & Self.highBits })
  }

  /// UTF-16 code units of the code points whose first byte stands in a range.
  package func utf16Units(in range: Range<Int>) -> Int {
    // Code points of four bytes take two units; their first byte has the four highest bits.
    codePoints(in: range)
      + count(in: range, { $0 >= 0xF0 }, { $0 & ($0 &<< 1) & ($0 &<< 2) & ($0 &<< 3) & Self.highBits })
  }

  /// How often a byte stands in a range.
  package func count(of byte: UInt8, in range: Range<Int>) -> Int {
    let copies = Self.copies(of: byte)
    return count(in: range, { $0 == byte }, { Self.allZeros(in: $0 ^ copies) })
  }

  /// How many bytes of a range are wanted.
  ///
  /// - Parameters:
  ///   - byte: whether a byte is wanted.
  ///   - word: the high bits of those of eight bytes that are.
  @inline(__always)
  private func count(in range: Range<Int>, _ byte: (UInt8) -> Bool, _ word: (UInt64) -> UInt64) -> Int {
    var total = 0
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      // Eight sums, one in each byte; 31 words keep their total below 256.
      var sums: UInt64 = 0
      let stop = Swift.min(range.upperBound - 7, index + 31 * 8)
      while index < stop {
        sums &+= word(self.word(at: index)) &>> 7
        index += 8
      }
      total += Int((sums &* Self.lowBits) &>> 56)
    }
    while index < range.upperBound {
      if byte(self[index]) { total += 1 }
      index += 1
    }
    return total
  }

  /// The first byte of a range that is wanted; the range's end where none is.
  ///
  /// - Parameters:
  ///   - byte: 0 for a byte that is wanted and for no other.
  ///   - word: for eight bytes, the first in the lowest bits, a number whose lowest bit set is in the first one wanted.
  @inline(__always)
  private func firstIndex(in range: Range<Int>, _ byte: (UInt8) -> UInt8, _ word: (UInt64) -> UInt64) -> Int {
    var index = range.lowerBound
    let end = range.upperBound
    while index + 32 <= end {
      let stretch = extracting(index..<index + 32)
      var least: UInt8 = 255
      for offset in 0..<32 { least = Swift.min(least, byte(stretch[offset])) }
      if least == 0 { break }
      index += 32
    }
    while index + 8 <= end {
      let found = word(self.word(at: index))
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    if index < end, range.count >= 8 {
      // The last eight bytes; of those before `index` none is wanted.
      let found = word(self.word(at: end - 8))
      return found == 0 ? end : end - 8 + found.trailingZeroBitCount / 8
    }
    while index < end, byte(self[index]) != 0 { index += 1 }
    return index
  }

  /// The eight bytes from `index` on, the first in the lowest bits.
  @inline(__always)
  private func word(at index: Int) -> UInt64 {
    let bytes = extracting(index..<index + 8)
    var word: UInt64 = 0
    for offset in 0..<8 { word |= UInt64(bytes[offset]) &<< UInt64(8 &* offset) }
    return word
  }

  private static var highBits: UInt64 { 0x8080_8080_8080_8080 }
  private static var lowBits: UInt64 { 0x0101_0101_0101_0101 }

  /// A number whose lowest bit set is the high bit of the first byte that is no printable ASCII.
  @inline(__always)
  private static func unprintables(in word: UInt64) -> UInt64 {
    (((word &- copies(of: 0x20)) & ~word) | word) & highBits | zeros(in: word ^ copies(of: 0x7F))
  }

  @inline(__always)
  private static func copies(of byte: UInt8) -> UInt64 { UInt64(byte) &* lowBits }

  /// A number whose lowest bit set is the high bit of the first byte that is zero; 0 where none is.
  ///
  /// Source: Knuth, The Art of Computer Programming 7.1.3.
  @inline(__always)
  private static func zeros(in word: UInt64) -> UInt64 { (word &- lowBits) & ~word & highBits }

  /// The high bits of all bytes that are zero.
  @inline(__always)
  private static func allZeros(in word: UInt64) -> UInt64 { ~((word & ~highBits) &+ ~highBits | word) & highBits }
}
