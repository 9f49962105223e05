/// Hashes a word, eight bytes at a time or one by one; how it is cut does not matter.
struct WordHash {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  /// The last bytes that do not fill eight yet, the first one lowest.
  private var rest: UInt64 = 0
  private var count: UInt64 = 0

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ bytes: UInt64) -> UInt64 {
    let product = (hash ^ bytes) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }

  /// Appends the lowest `length` bytes of `bytes`, 1…8; the others are 0.
  @inline(__always)
  mutating func append(_ bytes: UInt64, _ length: UInt64) {
    let place = (count & 7) &* 8
    rest |= bytes &<< place
    if (count & 7) &+ length >= 8 {
      hash = Self.mixed(hash, rest)
      rest = (bytes >> 1) &>> (63 &- place)
    }
    count &+= length
  }

  /// The hash of all that was appended.
  @inline(__always)
  var value: UInt64 { Self.mixed(Self.mixed(hash, rest), count) }
}
