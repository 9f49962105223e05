import SourceText

/// Marks that stand alone by custom, and what they look like. Each looks at a bounded number of bytes.
enum Exceptions {
  // MARK: Emoticons

  private static let eyes = Set(":;=".utf8)
  /// Eyes that need a nose: `8-)`.
  private static let rareEyes = Set("8BxX%|>".utf8)
  private static let noses = Set("-^'o*~".utf8)

  /// Whether a bracket is the mouth of `:)`, `;-)`, `(:` or one of their kin.
  static func isEmoticon(_ block: BlockBytes, mouth: TextRange) -> Bool {
    if block[mouth.start - 1] == 0x20, block[mouth.start - 3] == 0x20, block.neighbour(at: mouth.end).isBlank {
      return eyes.contains(block[mouth.start - 2])
    }
    if let eye = eye(block, mouth: mouth.start, step: -1), !block.neighbour(at: mouth.end).isWord {
      return !isLabel(block, colon: eye)
    }
    guard block.neighbour(at: mouth.start) == .opening, block.neighbour(before: mouth.start).isBlank else {
      return false
    }
    return eye(block, mouth: mouth.start, step: 1).map { !block.neighbour(at: $0 + 1).isWord } ?? false
  }

  /// The offset of eyes next to the mouth, with or without a nose between.
  private static func eye(_ block: BlockBytes, mouth: Int, step: Int) -> Int? {
    let first = mouth + step
    if eyes.contains(block[first]) { return first }
    guard noses.contains(block[first]) else { return nil }
    if eyes.contains(block[first + step]) { return first + step }
    let isRare = rareEyes.contains(block[first + step]) && block[first] == 0x2D
    return isRare && block[first + 2 * step] <= 0x20 ? first + step : nil
  }

  /// Whether the colon ends a name in code, as in `move(from:to:)`: another colon or an underscore is near.
  private static func isLabel(_ block: BlockBytes, colon: Int) -> Bool {
    var offset = colon - 1
    while colon - offset < 32, block[offset].isLetter || block[offset].isDigit { offset -= 1 }
    return [0x3A, 0x5F].contains(block[offset])
  }

  // MARK: Teasers

  /// Whether the block breaks off: it ends in `…`, `...`, `[…]` or `[...]` behind a word.
  static func isCut(_ block: BlockBytes) -> Bool {
    var end = block.range.end
    if block[end - 1] == 0x5D { end -= 1 }
    let start: Int
    if block.scalar(before: end) == 0x2026 {
      start = end - 3
    } else {
      guard block[end - 1] == 0x2E, block[end - 2] == 0x2E, block[end - 3] == 0x2E else { return false }
      start = end - 3
    }
    let isBracketed = end < block.range.end
    guard isBracketed == (block[start - 1] == 0x5B) else { return false }
    return isBracketed || block.neighbour(before: start).isWord
  }

  // MARK: Intervals

  /// The offset of the bracket that ends `[0, 1)`, `(a, b]` or `]0; 1[`: two short terms between brackets of two kinds.
  static func intervalEnd(_ block: BlockBytes, opening: Int) -> Int? {
    let partner: UInt8
    switch block[opening] {
    case 0x28: partner = 0x5D
    case 0x5B: partner = 0x29
    case 0x5D where !block.neighbour(before: opening).isWord: partner = 0x5B
    default: return nil
    }
    var separator: UInt8?
    var letters = 0
    var digits = 0
    for offset in opening + 1..<opening + 28 {
      let byte = block[offset]
      switch byte {
      case partner: return separator != nil && (digits > 0 || separator == 0x2C && letters == 1) ? offset : nil
      case 0x2C, 0x3B:
        guard separator == nil else { return nil }
        separator = byte
        letters = 0
      case 0x30...0x39, 0xCE, 0xCF, 0xE2: digits += 1
      case 0x2A, 0x2B, 0x2D, 0x2E, 0x2F, 0x3A, 0x5E, 0x5F, 0x20, 0x80...0xBF: break
      case _ where byte.isLetter && letters == 0: letters = 1
      default: return nil
      }
    }
    return nil
  }

  // MARK: Addresses

  private static let stops = Set("<>\"|".utf8)

  /// The end of the address whose `://` begins at `colon`. Brackets inside pair among themselves; one that closes
  /// nothing in the address ends it.
  static func urlEnd(_ block: BlockBytes, colon: Int) -> Int? {
    guard block.text[colon] == 0x3A, block[colon + 1] == 0x2F, block[colon + 2] == 0x2F,
      block.neighbour(before: colon) == .letter
    else { return nil }
    var depth = 0
    var offset = colon + 3
    while offset < block.range.end {
      let byte = block.text[offset]
      if byte.isBlank || stops.contains(byte) { break }
      if byte == 0xE2, case .quote = block.neighbour(at: offset) { break }
      if byte == 0x28 || byte == 0x5B { depth += 1 }
      if byte == 0x29 || byte == 0x5D {
        if depth == 0 { break }
        depth -= 1
      }
      offset += 1
    }
    return offset
  }

  // MARK: Quotation marks that are none

  /// Whether the mark behind a number stands for inches or seconds: `24"`, `6'2"`, `3.5”`; a year is no such number.
  static func isMeasure(_ block: BlockBytes, _ mark: TextRange) -> Bool {
    guard block.neighbour(before: mark.start) == .digit else { return false }
    let after = block.neighbour(at: mark.end)
    if after == .letter, block[mark.end] | 0x20 != 0x78 { return false }
    guard block[mark.start - 1].isDigit else { return true }
    var start = mark.start
    while mark.start - start < 8, isNumeric(block[start - 1]) { start -= 1 }
    let count = mark.start - start
    switch block[start - 1] {
    case 0x2D: if block.neighbour(before: start - 1) == .letter { return false }
    case 0x78, 0x58: break
    default: if block.neighbour(before: start).isWord { return false }
    }
    return count != 4 || !(start..<mark.start).allSatisfy { block[$0].isDigit }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool { byte.isDigit || byte == 0x2E || byte == 0x2C || byte == 0x2F }

  /// The end of three or more straight quotation marks in a row, which fence text in code.
  static func fenceEnd(_ block: BlockBytes, _ offset: Int) -> Int? {
    guard block.text[offset] == 0x22, block[offset + 1] == 0x22, block[offset + 2] == 0x22 else { return nil }
    var end = offset + 3
    while block[end] == 0x22 { end += 1 }
    return end
  }

  /// Whether the mark stands in a column of its own, for “the same as above”.
  static func isDitto(_ block: BlockBytes, _ mark: TextRange) -> Bool {
    isCellBorder(block[mark.start - 1], block[mark.start - 2]) && isCellBorder(block[mark.end], block[mark.end + 1])
  }

  /// Whether two bytes, the nearer one first, separate columns. A byte outside the block is 0.
  private static func isCellBorder(_ near: UInt8, _ far: UInt8) -> Bool {
    near == 0 || near == 0x09 || near == 0x7C || near == 0x20 && (far == 0x20 || far == 0x7C)
  }

  private static let elisions = [
    "tis", "twas", "til", "till", "em", "n", "cause", "round", "bout", "cos", "cuz", "im", "er", "twill", "neath",
    "nam",
  ]
  .map { Array($0.utf8) }

  /// Whether `‘` is a misplaced apostrophe: `‘90s`, `‘tis`, `rock ‘n’ roll`, `Hawai‘i`.
  static func isElision(_ block: BlockBytes, _ mark: TextRange) -> Bool {
    if block.neighbour(before: mark.start).isWord || block[mark.end].isDigit { return true }
    if block[mark.end].isLetter, !block.neighbour(at: mark.end + 1).isWord { return true }
    return elisions.contains { block.has($0, at: mark.end) && !block.neighbour(at: mark.end + $0.count).isWord }
  }
}
