/// The reading of text under which phrases match: case, curly quotation marks, kinds and lengths of white space do not
/// count, and characters without width are not there.
///
/// A *symbol* is one byte of that reading. Letters of ASCII and Latin-1 are lower-case; `‘ ’` read as `'`, `“ ”` as
/// `"`, the no-break hyphen as `-`; a run of white space reads as one space. All other characters are their UTF-8 bytes.
enum FoldedText {
  static let space: UInt8 = 0x20

  /// What an ASCII byte reads as: lower-case letters, space for white space and control characters.
  @inline(__always)
  static func ascii(_ byte: UInt8) -> UInt8 {
    if byte <= 0x20 || byte == 0x7F { return space }
    return byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// A character that reads as something else than its own bytes.
  enum Special: Equatable {
    case symbol(UInt8)
    case nothing
    /// Two bytes whose second one changes (`É` to `é`).
    case second(UInt8)
    case none
  }

  /// What the character at `index` reads as, and its length in bytes. `text[index]` is at least 0x80.
  @inline(__always)
  static func special(_ text: Span<UInt8>, at index: Int, before end: Int) -> (Special, Int) {
    let first = text[index]
    guard index + 1 < end else { return (.none, 1) }
    let second = text[index + 1]
    switch first {
    case 0xC2:
      if second == 0xA0 || second == 0x85 { return (.symbol(space), 2) }
      if second == 0xAD { return (.nothing, 2) }
    case 0xC3:
      if (0x80...0x9E).contains(second), second != 0x97 { return (.second(second + 0x20), 2) }
    case 0xE1:
      // The Ogham space mark and the Mongolian vowel separator.
      guard index + 2 < end else { return (.none, 1) }
      let third = text[index + 2]
      if second == 0x9A && third == 0x80 || second == 0xA0 && third == 0x8E { return (.symbol(space), 3) }
    case 0xE2:
      guard index + 2 < end else { return (.none, 1) }
      if second == 0x81, text[index + 2] == 0x9F { return (.symbol(space), 3) }
      guard second == 0x80 else { return (.none, 1) }
      switch text[index + 2] {
      case 0x80...0x8A, 0xA8, 0xA9, 0xAF: return (.symbol(space), 3)
      case 0x8B...0x8F: return (.nothing, 3)
      case 0x91: return (.symbol(0x2D), 3)
      case 0x98, 0x99: return (.symbol(0x27), 3)
      case 0x9C, 0x9D: return (.symbol(0x22), 3)
      default: return (.none, 1)
      }
    case 0xE3:
      // The ideographic space.
      if second == 0x80, index + 2 < end, text[index + 2] == 0x80 { return (.symbol(space), 3) }
    case 0xEF:
      if second == 0xBB, index + 2 < end, text[index + 2] == 0xBF { return (.nothing, 3) }
    default: break
    }
    return (.none, 1)
  }

  /// The symbols of a phrase, without white space at its ends unless `keepingEnds`.
  static func symbols(of phrase: String, keepingEnds: Bool = false) -> [UInt8] {
    let bytes = phrase.utf8.span
    return [UInt8](capacity: bytes.count) { symbols in
      var last = keepingEnds ? 0 : space
      var index = 0
      while let (symbol, next) = symbolAfter(bytes, index, end: bytes.count) {
        if symbol != space || last != space { symbols.append(symbol) }
        last = symbol
        index = next
      }
      if !keepingEnds, last == space, !symbols.isEmpty { _ = symbols.removeLast() }
    }
  }

  /// The symbol that begins at `index` and the offset after it; nil at the end. Characters without width are skipped.
  /// A run of white space gives one space for each of its characters.
  static func symbolAfter(_ text: Span<UInt8>, _ start: Int, end: Int) -> (symbol: UInt8, next: Int)? {
    var index = start
    while index < end {
      let byte = text[index]
      if byte < 0x80 { return (ascii(byte), index + 1) }
      if byte < 0xC0 { return (continuation(text, index), index + 1) }
      let (special, length) = special(text, at: index, before: end)
      switch special {
      case .symbol(let symbol): return (symbol, index + length)
      case .nothing: index += length
      case .second, .none: return (byte, index + 1)
      }
    }
    return nil
  }

  /// The symbol that ends at `index` and the offset of its first byte; nil at `start`.
  static func symbolBefore(_ text: Span<UInt8>, _ end: Int, start: Int) -> (symbol: UInt8, first: Int)? {
    var index = end
    while index > start {
      let byte = text[index - 1]
      if byte < 0x80 { return (ascii(byte), index - 1) }
      if byte >= 0xC0 { return (byte, index - 1) }
      var lead = index - 1
      while lead > start, text[lead] & 0xC0 == 0x80 { lead -= 1 }
      let (special, length) = special(text, at: lead, before: index)
      switch special {
      case .symbol(let symbol) where lead + length == index: return (symbol, lead)
      case .nothing where lead + length == index: index = lead
      case .second(let folded) where lead + length == index: return (folded, index - 1)
      default: return (byte, index - 1)
      }
    }
    return nil
  }

  /// What the second or later byte of a character reads as.
  static func continuation(_ text: Span<UInt8>, _ index: Int) -> UInt8 {
    let byte = text[index]
    guard index > 0, text[index - 1] == 0xC3, (0x80...0x9E).contains(byte), byte != 0x97 else { return byte }
    return byte + 0x20
  }
}
