/// What kinds of characters there are, as far as words and their borders go.
package enum Characters {
  /// The code point at `index` and its length in bytes. `text` is valid UTF-8 and `index` stands on a character.
  @inline(__always)
  static func decode(_ text: Span<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(text[index])
    if first < 0x80 { return (first, 1) }
    func next(_ offset: Int) -> UInt32 {
      index + offset < text.count ? UInt32(text[index + offset]) & 0x3F : 0
    }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  /// The code point that ends at `index` and the offset of its first byte; nil at `start`.
  @inline(__always)
  static func before(_ text: Span<UInt8>, _ index: Int, start: Int) -> (value: UInt32, first: Int)? {
    guard index > start else { return nil }
    var first = index - 1
    while first > start, text[first] & 0xC0 == 0x80 { first -= 1 }
    return (decode(text, at: first).value, first)
  }

  /// Letters, digits, the underscore and combining marks: what words are made of.
  ///
  /// Above ASCII everything counts but the blocks of punctuation, symbols, arrows, pictographs and spaces.
  @inline(__always)
  static func isWord(_ value: UInt32) -> Bool {
    if value < 0x80 { return value &- 0x30 < 10 || (value | 0x20) &- 0x61 < 26 || value == 0x5F }
    switch value {
    case 0xAA, 0xB5, 0xBA: return true
    case 0x80...0xBF, 0xD7, 0xF7: return false
    case 0x2000...0x206F, 0x20A0...0x20CF, 0x2100...0x214F, 0x2190...0x2BFF, 0x2E00...0x2E7F: return false
    case 0x3000...0x3004, 0x3007...0x3020, 0x3030, 0xFE00...0xFE6F, 0xFEFF...0xFF0F, 0xFFF0...0xFFFF: return false
    case 0x1F000...0x1FAFF, 0xE0000...0x10FFFF, 0xE000...0xF8FF: return false
    default: return true
    }
  }

  @inline(__always)
  static func isSpace(_ value: UInt32) -> Bool {
    value <= 0x20 || value == 0xA0 || value == 0x3000 || (0x2000...0x200B).contains(value) || value == 0x202F
  }

  /// Upper-case letters of Latin, Greek and Cyrillic.
  @inline(__always)
  static func isUpper(_ value: UInt32) -> Bool {
    switch value {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x400...0x42F: true
    case 0x100...0x17F: value.isMultiple(of: 2) && !(0x138...0x148).contains(value) && value < 0x179
    default: false
    }
  }

  /// Lower-case letters of Latin, Greek and Cyrillic.
  @inline(__always)
  static func isLower(_ value: UInt32) -> Bool {
    switch value {
    case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x3B1...0x3C9, 0x430...0x45F: true
    case 0x100...0x17F: !isUpper(value)
    default: false
    }
  }
}
