import SourceText

/// One block's bytes in the draft's text, read from any offset in both directions without leaving the block.
struct BlockBytes {
  let text: [UInt8]
  let range: TextRange

  /// The byte at `offset`; 0 outside the block.
  subscript(offset: Int) -> UInt8 { range.contains(offset) ? text[offset] : 0 }

  /// What ends in front of `offset`.
  func neighbour(before offset: Int) -> Neighbour {
    guard offset > range.start else { return .edge }
    return Neighbour(scalar(before: offset))
  }

  /// What begins at `offset`.
  func neighbour(at offset: Int) -> Neighbour {
    guard offset < range.end else { return .edge }
    return Neighbour(scalar(at: offset))
  }

  /// The character that begins at `offset`; 0 at the end of the block. A stray byte counts as itself.
  func scalar(at offset: Int) -> UInt32 {
    let lead = self[offset]
    let count = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard count > 1, offset + count <= range.end else { return UInt32(lead) }
    var value = UInt32(lead) & (0x7F >> UInt32(count))
    for index in offset + 1..<offset + count { value = value << 6 | UInt32(text[index] & 0x3F) }
    return value
  }

  /// The character that ends in front of `offset`; 0 at the start of the block.
  func scalar(before offset: Int) -> UInt32 {
    var start = offset - 1
    while start > range.start, offset - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// Whether the lower-case ASCII `word` stands at `offset`, in either case.
  func has(_ word: [UInt8], at offset: Int) -> Bool {
    guard offset >= range.start, offset + word.count <= range.end else { return false }
    for index in word.indices where text[offset + index] | 0x20 != word[index] | 0x20 { return false }
    return true
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
  /// Space or a control character; part of no other character in UTF-8.
  var isBlank: Bool { self <= 0x20 }
}

extension BlockBytes {
  /// Whether a mark stands at the edge of the block that it looks away from, but for a few other marks and spaces; a
  /// colon in front of an opening one is as good.
  func isOuter(_ mark: Mark) -> Bool {
    let start = mark.range.start
    if mark.isOpening, self[start - 1].isBlank, self[start - 2] == 0x3A { return true }
    let gap = mark.isOpening ? range.start..<start : mark.range.end..<range.end
    return gap.count <= 8 && gap.allSatisfy { !text[$0].isLetter && !text[$0].isDigit }
  }

  /// Whether the block ends as a sentence does, closing marks aside.
  var endsSentence: Bool {
    var end = range.end
    while end > range.start, range.end - end < 16 {
      let scalar = scalar(before: end)
      switch Neighbour(scalar) {
      case .stop: return scalar != 0x2C
      case .closing, .quote, .space: end -= scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : 3
      default: return false
      }
    }
    return false
  }

  /// At most 40 bytes from `offset` on, cut at a space.
  func words(after offset: Int) -> TextRange {
    var end = min(offset + 40, range.end)
    if end < range.end {
      let cut = (offset..<end).last { text[$0].isBlank }
      end = cut ?? end
      while text[end] & 0xC0 == 0x80 { end -= 1 }
    }
    return TextRange(offset, max(offset, end))
  }

  /// At most 40 bytes up to `offset`, cut at a space.
  func words(before offset: Int) -> TextRange {
    var start = max(offset - 40, range.start)
    if start > range.start {
      let cut = (start..<offset).first { text[$0].isBlank }
      start = cut.map { $0 + 1 } ?? start
      while start < offset, text[start] & 0xC0 == 0x80 { start += 1 }
    }
    return TextRange(start, offset)
  }
}
