import SourceText

/// What the words and marks of a stretch of text say of it. Each is found where it is asked for.
struct LineShape {
  private let range: Range<Int>

  /// Code points of the longest headline; no more bytes than these are read for the first letter.
  private static let longWidth = 160

  init(_ range: Range<Int>) {
    self.range = range
  }

  // MARK: What it may be

  /// Short, without end mark, starting upper-case.
  func isHeadingLike(_ bytes: Span<UInt8>) -> Bool {
    guard endMark(bytes) == 0, startsAsTitle(bytes) else { return false }
    let (width, words) = size(bytes, atMost: 90)
    return width <= 90 && words <= 14
  }

  /// A headline may also ask or exclaim, and be longer.
  func isTitleLike(_ bytes: Span<UInt8>) -> Bool {
    let mark = endMark(bytes)
    guard mark == 0 || mark == 0x3F || mark == 0x21, startsAsTitle(bytes) else { return false }
    let (width, words) = size(bytes, atMost: Self.longWidth)
    return width <= Self.longWidth && words <= 24
  }

  /// Reads as sentences.
  func isProse(_ bytes: Span<UInt8>) -> Bool {
    let (width, words) = size(bytes, atMost: 120)
    if width > 120 { return true }
    let mark = endMark(bytes)
    return mark != 0 && mark != 0x2C && words >= 6
  }

  /// The first letter or digit is a lower-case letter.
  func startsLower(_ bytes: Span<UInt8>) -> Bool { start(bytes).isLower }

  /// An arrow, a bar or another sign stands first that no sentence starts with.
  func startsWithSign(_ bytes: Span<UInt8>) -> Bool { range.first.map { Self.signs[Int(bytes[$0])] } ?? false }

  private func startsAsTitle(_ bytes: Span<UInt8>) -> Bool {
    guard !startsWithSign(bytes) else { return false }
    let start = start(bytes)
    return start.isUpper && start.hasLetter
  }

  // MARK: Size

  /// Code points and stretches between white space; of a stretch with more code points than the limit, any number above
  /// it and no words.
  private func size(_ bytes: Span<UInt8>, atMost limit: Int) -> (width: Int, words: Int) {
    // No code point takes more than four bytes.
    guard range.count <= 4 * limit else { return (limit + 1, 0) }
    let width = bytes.codePoints(in: range)
    guard width <= limit else { return (width, 0) }
    var words = 0
    var afterSpace: UInt8 = 1
    for index in range {
      let isSpace: UInt8 = bytes[index] <= 0x20 ? 1 : 0
      words &+= Int(afterSpace & ~isSpace)
      afterSpace = isSpace
    }
    return (width, words)
  }

  // MARK: First letter

  /// What the first letter or digit is: an upper-case letter, a letter without case or a digit counts as upper.
  private struct Start {
    var hasLetter = false
    var isUpper = false
    var isLower = false
  }

  private func start(_ bytes: Span<UInt8>) -> Start {
    var start = Start()
    for index in range.prefix(Self.longWidth) {
      read(bytes[index], at: index, in: bytes, into: &start)
      if start.hasLetter { break }
    }
    return start
  }

  private func read(_ byte: UInt8, at index: Int, in bytes: Span<UInt8>, into start: inout Start) {
    let hasCase = start.isUpper || start.isLower
    switch byte {
    case 0x41...0x5A:
      start.hasLetter = true
      if !hasCase { start.isUpper = true }
    case 0x61...0x7A:
      start.hasLetter = true
      if !hasCase { start.isLower = true }
    case 0x30...0x39:
      if !hasCase { start.isUpper = true }
    case 0xC3...:
      let scalar = bytes.scalar(at: index).scalar
      guard scalar.properties.isAlphabetic else { return }
      start.hasLetter = true
      if !hasCase { (start.isUpper, start.isLower) = (!scalar.properties.isLowercase, scalar.properties.isLowercase) }
    default: break
    }
  }

  private static let signs: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for sign in "><|*-+=/\\_~^&{}@%.,;:!?)]".utf8 { table[Int(sign)] = true }
    return table
  }()

  // MARK: End

  /// The mark that ends or suspends a sentence at the end, closing quotation marks and brackets aside: `.`, `!`, `?`, `:`,
  /// `;`, `,` or, for an ellipsis or a full stop of another script, `.`; 0 where there is none.
  func endMark(_ bytes: Span<UInt8>) -> UInt8 {
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
}
