/// Hashes the bytes of a block that count, which come in pieces; how they are cut does not matter.
///
/// The pieces are stored side by side in a buffer that lives as long as the pass over a draft, and hashed sixteen bytes
/// at a time.
struct BlockKey {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Bytes in the buffer, and bytes in all that were hashed.
  private var length = 0
  private var hashed = 0

  /// Bytes that a buffer must have.
  static let bufferSize = 1024
  /// Most bytes that may be appended before room is made again.
  private static let most = 128

  /// Appends the lowest `count` bytes of `bytes`, 0…8, for which there must be room.
  @inline(__always)
  mutating func append(_ bytes: UInt64, _ count: Int, _ buffer: inout MutableRawSpan) {
    unsafe buffer.storeBytes(of: bytes.littleEndian, toUncheckedByteOffset: length, as: UInt64.self)
    length &+= count
  }

  /// Appends letters and digits of any number.
  @inline(never)
  mutating func append(_ text: Span<UInt8>, _ start: Int, _ end: Int, _ buffer: inout MutableRawSpan) {
    var place = start
    while place < end {
      makeRoom(&buffer)
      append(text.eightBytes(at: place) | WordTable.folding, min(end - place, 8), &buffer)
      place += 8
    }
  }

  /// Appends a character beyond ASCII, if it counts.
  mutating func append(character text: Span<UInt8>, _ place: Int, _ width: Int, _ buffer: inout MutableRawSpan) {
    guard text[place] != 0xC2 else { return }
    makeRoom(&buffer)
    append(text.eightBytes(at: place), min(width, text.count - place), &buffer)
  }

  /// Makes room for another 128 bytes.
  @inline(__always)
  mutating func makeRoom(_ buffer: inout MutableRawSpan) {
    if length > Self.bufferSize &- Self.most &- 16 { hashAll(&buffer) }
  }

  /// Hashes all but the last bytes, fewer than sixteen, which move to the front.
  @inline(never)
  private mutating func hashAll(_ buffer: inout MutableRawSpan) {
    var place = 0
    while length &- place >= 16 {
      hash = Self.mixed(hash, eightBytes(buffer, place), eightBytes(buffer, place &+ 8))
      place &+= 16
    }
    let rest = (eightBytes(buffer, place), eightBytes(buffer, place &+ 8))
    buffer.storeBytes(of: rest.0, toByteOffset: 0, as: UInt64.self)
    buffer.storeBytes(of: rest.1, toByteOffset: 8, as: UInt64.self)
    hashed &+= place
    length &-= place
  }

  @inline(__always)
  private func eightBytes(_ buffer: borrowing MutableRawSpan, _ place: Int) -> UInt64 {
    unsafe buffer.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = (first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: second ^ hash)
    return product.high ^ product.low
  }

  /// The hash of all that was appended.
  @inline(__always)
  mutating func finish(_ buffer: inout MutableRawSpan) -> UInt64 {
    // The last bytes are filled up with zeros; their number tells them from others that end so.
    append(0, 8, &buffer)
    append(0, 8, &buffer)
    hashAll(&buffer)
    return Self.mixed(hash, UInt64(truncatingIfNeeded: hashed &+ length), 0x94D0_49BB_1331_11EB)
  }
}
