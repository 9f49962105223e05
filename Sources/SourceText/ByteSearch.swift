/// Searches that look at many bytes at once: the loops have no early exit inside a stretch, so that they become vector
/// instructions.
extension Span where Element == UInt8 {
  /// Offset of the first `byte` of a range; the range's end where there is none.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
    firstIndex(in: range) { $0 == byte ? 1 : 0 }
  }

  /// Offset of the first LF or CR of a range; the range's end where there is none.
  package func firstLineBreak(in range: Range<Int>) -> Int {
    firstIndex(in: range) { ($0 == 0x0A ? 1 : 0) | ($0 == 0x0D ? 1 : 0) }
  }

  /// Offset of the first byte of a range that is not ASCII; the range's end where there is none.
  package func firstWide(in range: Range<Int>) -> Int {
    firstIndex(in: range) { $0 & 0x80 }
  }

  /// Number of code points whose first byte stands in a range.
  package func codePoints(in range: Range<Int>) -> Int {
    count(in: range) { $0 & 0xC0 != 0x80 ? 1 : 0 }
  }

  /// The first byte of a range that meets a condition; the range's end where none does.
  @inline(__always)
  private func firstIndex(in range: Range<Int>, where wanted: (UInt8) -> UInt8) -> Int {
    var index = range.lowerBound
    let end = range.upperBound
    while index &+ 32 <= end {
      let stretch = extracting(index..<index &+ 32)
      var found: UInt8 = 0
      for offset in 0..<32 { found |= wanted(stretch[offset]) }
      if found != 0 { break }
      index &+= 32
    }
    while index &+ 8 <= end {
      let stretch = extracting(index..<index &+ 8)
      var found: UInt8 = 0
      for offset in 0..<8 { found |= wanted(stretch[offset]) }
      if found != 0 { break }
      index &+= 8
    }
    while index < end, wanted(self[index]) == 0 { index &+= 1 }
    return index
  }

  /// How many bytes of a range meet a condition.
  @inline(__always)
  private func count(in range: Range<Int>, where wanted: (UInt8) -> UInt8) -> Int {
    var total = 0
    var index = range.lowerBound
    while index < range.upperBound {
      // A byte can count no further.
      let stretch = extracting(index..<Swift.min(range.upperBound, index &+ 255))
      var found: UInt8 = 0
      for offset in stretch.indices { found &+= wanted(stretch[offset]) }
      total &+= Int(found)
      index &+= stretch.count
    }
    return total
  }
}
