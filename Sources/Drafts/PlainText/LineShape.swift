/// What the words and marks of a stretch of text say of it.
struct LineShape {
  /// Code points.
  var width = 0
  /// Stretches between white space.
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

  /// Bytes of a stretch that is prose whatever it looks like.
  static let long = 360

  /// Reads the stretch; of a long one only the start and the end.
  init(_ range: Range<Int>, of bytes: Span<UInt8>) {
    var inWord = false
    var index = range.lowerBound
    var end = range.upperBound
    if range.count > Self.long {
      (width, words) = (Self.long, Self.long)
      end = min(end, index + 64)
    }
    while index < end {
      let byte = bytes[index]
      if byte & 0xC0 != 0x80 { width += 1 }
      let isSpace = byte <= 0x20
      if !isSpace, !inWord { words += 1 }
      inWord = !isSpace
      if !hasLetter { readLetter(byte, at: index, in: bytes, end: range.upperBound) }
      index += 1
    }
    if let first = range.first { startsWithSign = Self.signs[Int(bytes[first])] }
    endMark = Self.endMark(range, of: bytes)
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
      && width <= 160 && words <= 24
  }

  private var isShort: Bool { width <= 90 && words <= 14 }

  /// Reads as sentences.
  var isProse: Bool { width > 120 || (endMark != 0 && endMark != 0x2C && words >= 6) }
}
