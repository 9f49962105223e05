/// What the words and marks of a stretch of text say of it.
struct LineShape {
  /// Code points, counted until they are more than `longWidth`.
  var width = 0
  /// Stretches between white space, counted as far as `width`.
  var words = 0
  var hasLetter = false
  /// The first letter or digit is an upper-case letter, a letter without case, or a digit.
  var startsUpper = false
  /// The first letter or digit is a lower-case letter.
  var startsLower = false
  /// An arrow, a bar or another sign stands first that no sentence starts with.
  var startsWithSign = false
  /// A mark that ends or suspends a sentence stands last, closing quotation marks and brackets aside.
  var endMark: UInt8 = 0

  /// Code points of a stretch that is prose whatever it looks like; no more of it is read than these and its end.
  private static let longWidth = 160

  init(_ range: Range<Int>, of bytes: Span<UInt8>) {
    count(range, of: bytes)
    var index = range.lowerBound
    let end = min(range.upperBound, index + Self.longWidth)
    while index < end, !hasLetter {
      readLetter(bytes[index], at: index, in: bytes, end: range.upperBound)
      index += 1
    }
    if let first = range.first { startsWithSign = Self.signs[Int(bytes[first])] }
    endMark = Self.endMark(range, of: bytes)
  }

  private mutating func count(_ range: Range<Int>, of bytes: Span<UInt8>) {
    var width = 0
    var words = 0
    var afterSpace: UInt8 = 1
    var index = range.lowerBound
    while index < range.upperBound, width <= Self.longWidth {
      let byte = bytes[index]
      let isSpace: UInt8 = byte <= 0x20 ? 1 : 0
      width &+= byte & 0xC0 != 0x80 ? 1 : 0
      words &+= Int(afterSpace & ~isSpace)
      afterSpace = isSpace
      index &+= 1
    }
    (self.width, self.words) = (width, words)
  }

  private static let signs: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for sign in "><|*-+=/\\_~^&{}@%.,;:!?)]".utf8 { table[Int(sign)] = true }
    return table
  }()

  private mutating func readLetter(_ byte: UInt8, at index: Int, in bytes: Span<UInt8>, end: Int) {
    let hasCase = startsUpper || startsLower
    switch byte {
    case 0x41...0x5A:
      hasLetter = true
      if !hasCase { startsUpper = true }
    case 0x61...0x7A:
      hasLetter = true
      if !hasCase { startsLower = true }
    case 0x30...0x39:
      if !hasCase { startsUpper = true }
    case 0xC3...:
      guard let scalar = Self.scalar(at: index, in: bytes, end: end), scalar.properties.isAlphabetic else { return }
      hasLetter = true
      if !hasCase { (startsUpper, startsLower) = (!scalar.properties.isLowercase, scalar.properties.isLowercase) }
    default: break
    }
  }

  private static func scalar(at index: Int, in bytes: Span<UInt8>, end: Int) -> Unicode.Scalar? {
    let lead = bytes[index]
    let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard index + count <= end else { return nil }
    var value = UInt32(lead) & (count == 2 ? 0x1F : count == 3 ? 0x0F : 0x07)
    for next in index + 1..<index + count { value = value << 6 | UInt32(bytes[next] & 0x3F) }
    return Unicode.Scalar(value)
  }

  /// `.`, `!`, `?`, `:`, `;`, `,` or, for an ellipsis or a full stop of another script, `.`; 0 where no mark ends it.
  private static func endMark(_ range: Range<Int>, of bytes: Span<UInt8>) -> UInt8 {
    var end = range.upperBound
    while end > range.lowerBound {
      let byte = bytes[end - 1]
      switch byte {
      case 0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x2C: return byte
      case 0x22, 0x27, 0x29, 0x5D: end -= 1
      default:
        guard byte >= 0x80, end - 3 >= range.lowerBound else { return 0 }
        switch (bytes[end - 3], bytes[end - 2], byte) {
        case (0xE2, 0x80, 0x98...0x9F), (0xE2, 0x80, 0xB9...0xBA): end -= 3
        case (0xE2, 0x80, 0xA6), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x8E): return 0x2E
        case (0xEF, 0xBC, 0x81): return 0x21
        case (0xEF, 0xBC, 0x9F): return 0x3F
        case (_, 0xC2, 0xBB), (_, 0xC2, 0xAB): end -= 2
        default: return 0
        }
      }
    }
    return 0
  }

  /// Short, without end mark, starting upper-case.
  var isHeadingLike: Bool { endMark == 0 && isShort && startsUpper && hasLetter && !startsWithSign }

  /// A headline may also ask or exclaim, and be longer.
  var isTitleLike: Bool {
    (endMark == 0 || endMark == 0x3F || endMark == 0x21) && startsUpper && hasLetter && !startsWithSign
      && width <= Self.longWidth && words <= 24
  }

  private var isShort: Bool { width <= 90 && words <= 14 }

  /// Reads as sentences.
  var isProse: Bool { width > 120 || (endMark != 0 && endMark != 0x2C && words >= 6) }
}
