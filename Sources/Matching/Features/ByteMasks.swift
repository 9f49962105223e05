#if arch(x86_64)
  import _Builtin_intrinsics.intel.sse2
#endif

/// 64 bytes of text as sets of bits: bit n stands for byte n.
struct ByteMasks: Equatable {
  /// Letters of ASCII.
  private(set) var letter: UInt64 = 0
  /// `A`…`Z`
  private(set) var upper: UInt64 = 0
  /// `0`…`9`
  private(set) var digit: UInt64 = 0
  private(set) var underscore: UInt64 = 0
  /// `'`
  private(set) var apostrophe: UInt64 = 0
  /// U+0020
  private(set) var blank: UInt64 = 0
  /// Bytes of characters beyond ASCII.
  private(set) var beyondASCII: UInt64 = 0

  /// Reads the 64 bytes from `start` on; bits behind the end of the text are those of zeros.
  @inline(__always)
  init(_ text: Span<UInt8>, from start: Int) {
    #if arch(x86_64)
      if start &+ 64 <= text.count {
        // No loop that ends with short blocks: its end would be foretold badly.
        unsafe note(text.bytes, start, 0)
        unsafe note(text.bytes, start, 16)
        unsafe note(text.bytes, start, 32)
        unsafe note(text.bytes, start, 48)
      } else {
        notePortably(text, start)
      }
    #else
      notePortably(text, start)
    #endif
  }

  /// The same without instructions that only some processors have.
  init(portably text: Span<UInt8>, from start: Int) { notePortably(text, start) }

  @inline(never)
  private mutating func notePortably(_ text: Span<UInt8>, _ start: Int) {
    for place in stride(from: 0, to: 64, by: 8) {
      note(ByteGroup(text.eightBytes(at: start + place)), UInt64(place))
    }
  }

  private mutating func note(_ group: ByteGroup, _ place: UInt64) {
    letter |= ByteGroup.gathered(group.letter) << place
    upper |= ByteGroup.gathered(group.upper) << place
    digit |= ByteGroup.gathered(group.digit) << place
    underscore |= ByteGroup.gathered(group.underscore) << place
    apostrophe |= ByteGroup.gathered(group.apostrophe) << place
    blank |= ByteGroup.gathered(group.blank) << place
    beyondASCII |= ByteGroup.gathered(group.beyondASCII) << place
  }
}

#if arch(x86_64)
  extension ByteMasks {
    private typealias Vector = SIMD2<Int64>

    /// Notes the sixteen bytes `place` behind `start`, which must be there. Bytes are compared as signed numbers, so
    /// that those beyond ASCII are below all others.
    @unsafe
    @inline(__always)
    private mutating func note(_ text: RawSpan, _ start: Int, _ place: Int) {
      let bytes = unsafe text.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ place, as: Vector.self)
      let folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20))
      let bit = UInt64(truncatingIfNeeded: place)
      letter |= Self.bits(Self.between(folded, 0x60, 0x7B)) &<< bit
      upper |= Self.bits(Self.between(bytes, 0x40, 0x5B)) &<< bit
      digit |= Self.bits(Self.between(bytes, 0x2F, 0x3A)) &<< bit
      underscore |= Self.bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x5F))) &<< bit
      apostrophe |= Self.bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x27))) &<< bit
      blank |= Self.bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x20))) &<< bit
      beyondASCII |= Self.bits(bytes) &<< bit
    }

    /// The highest bits of sixteen bytes.
    @inline(__always)
    private static func bits(_ bytes: Vector) -> UInt64 { UInt64(UInt32(bitPattern: _mm_movemask_epi8(bytes))) }

    /// Where bytes are greater than `low` and less than `high`.
    @inline(__always)
    private static func between(_ bytes: Vector, _ low: Int8, _ high: Int8) -> Vector {
      _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(low)), _mm_cmplt_epi8(bytes, _mm_set1_epi8(high)))
    }
  }
#endif

/// Eight bytes of text and what they are: the highest bit of each byte says it, the others are 0.
private struct ByteGroup {
  let letter: UInt64
  let upper: UInt64
  let digit: UInt64
  let underscore: UInt64
  let apostrophe: UInt64
  let blank: UInt64
  let beyondASCII: UInt64

  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// Eight times the same byte.
  private static func eight(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// Where bytes, none of them above 0x7F, are at least `byte`: sums stay within their bytes.
  private static func notBelow(_ byte: UInt64, _ bytes: UInt64) -> UInt64 { bytes &+ eight(0x80 &- byte) }

  init(_ bytes: UInt64) {
    let isASCII = ~bytes & Self.highest
    let low = bytes & ~Self.highest
    let folded = low | Self.eight(0x20)
    letter = Self.notBelow(0x61, folded) & ~Self.notBelow(0x7B, folded) & isASCII
    // Capitals lack the bit 0x20.
    upper = letter & ~(low << 2)
    digit = Self.notBelow(0x30, low) & ~Self.notBelow(0x3A, low) & isASCII
    underscore = ~Self.notBelow(0x01, low ^ Self.eight(0x5F)) & isASCII
    apostrophe = ~Self.notBelow(0x01, low ^ Self.eight(0x27)) & isASCII
    blank = ~Self.notBelow(0x01, low ^ Self.eight(0x20)) & isASCII
    beyondASCII = bytes & Self.highest
  }

  /// The highest bits of the bytes side by side, the first byte's lowest.
  static func gathered(_ bytes: UInt64) -> UInt64 { ((bytes >> 7) &* 0x0102_0408_1020_4080) >> 56 }
}
