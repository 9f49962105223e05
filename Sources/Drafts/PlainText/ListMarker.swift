import SourceText

/// What stands in front of a list item in plain text: a bullet, a number or a letter with its mark.
enum ListMarker {
  /// Bullets of three bytes that need no space after them: • ‣ ◦ ● ○ ▪ ▫ ■ □.
  private static let widePictures: [[UInt8]] = ["•", "‣", "◦", "●", "○", "▪", "▫", "■", "□"].map { Array($0.utf8) }

  /// Number of bytes of the marker at the start of `range`, without the white space after it; 0 where there is none.
  ///
  /// A marker has text after it: a lone bullet is no item.
  static func length(in range: Range<Int>, of bytes: Span<UInt8>) -> Int {
    guard range.count > 1 else { return 0 }
    let start = range.lowerBound
    let byte = bytes[start]
    switch byte {
    case 0x2D, 0x2A, 0x2B: return followed(1, range, bytes)  // - * +
    case 0x30...0x39: return number(range, bytes)
    case 0x28: return parenthesized(range, bytes)
    case 0x41...0x5A, 0x61...0x7A: return letter(range, bytes, from: start)
    case 0xC2: return bytes[start + 1] == 0xB7 ? followed(2, range, bytes) : 0  // ·
    case 0xE2: return picture(range, bytes)
    default: return 0
    }
  }

  /// `count` where white space and then text follow the first `count` bytes, 0 otherwise.
  private static func followed(_ count: Int, _ range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    let index = range.lowerBound + count
    guard index < range.upperBound else { return 0 }
    return WhiteSpace.length(at: index, in: bytes, limit: range.upperBound) > 0 ? count : 0
  }

  private static func number(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, index - range.lowerBound < 4, ASCII.isDigit(bytes[index]) { index += 1 }
    guard index - range.lowerBound <= 3, index < range.upperBound else { return 0 }
    guard bytes[index] == 0x2E || bytes[index] == 0x29 else { return 0 }
    return followed(index + 1 - range.lowerBound, range, bytes)
  }

  /// `(1)` or `(a)`, but not `(c) 2023`, which is a copyright sign.
  private static func parenthesized(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    let inner = range.lowerBound + 1
    var index = inner
    while index < range.upperBound, index - inner < 2, ASCII.isDigit(bytes[index]) { index += 1 }
    if index == inner, index < range.upperBound, ASCII.isLetter(bytes[index]) { index += 1 }
    guard index > inner, index < range.upperBound, bytes[index] == 0x29 else { return 0 }
    if bytes[inner] | 0x20 == 0x63, index + 2 < range.upperBound, ASCII.isDigit(bytes[index + 2]) { return 0 }
    return followed(index + 1 - range.lowerBound, range, bytes)
  }

  /// `a)`, or a Roman number such as `iv)`.
  private static func letter(_ range: Range<Int>, _ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < range.upperBound, index - start < 5, isRoman(bytes[index]) { index += 1 }
    if index - start < 2 { index = start + 1 }
    guard index < range.upperBound, bytes[index] == 0x29 else { return 0 }
    return followed(index + 1 - start, range, bytes)
  }

  private static func picture(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    guard range.count > 3 else { return 0 }
    let start = range.lowerBound
    if bytes[start + 1] == 0x80, bytes[start + 2] == 0x93 { return followed(3, range, bytes) }  // –
    for mark in widePictures where bytes[start + 1] == mark[1] && bytes[start + 2] == mark[2] { return 3 }
    return 0
  }

  private static func isRoman(_ byte: UInt8) -> Bool { byte == 0x69 || byte == 0x76 || byte == 0x78 }
}
