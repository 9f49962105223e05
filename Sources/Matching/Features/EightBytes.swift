extension Span where Element == UInt8 {
  /// The eight bytes from `index` on, the first one lowest; 0 for those behind the end.
  @inline(__always)
  func eightBytes(at index: Int) -> UInt64 {
    if index &+ 8 <= count {
      return UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
    return lastBytes(from: index)
  }

  /// The same where there are eight.
  @unsafe
  @inline(__always)
  func eightBytes(atUnchecked index: Int) -> UInt64 {
    unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
  }

  @inline(never)
  private func lastBytes(from index: Int) -> UInt64 {
    var bytes: UInt64 = 0
    var last = count
    while last > index {
      last -= 1
      bytes = bytes << 8 | UInt64(self[last])
    }
    return bytes
  }
}
