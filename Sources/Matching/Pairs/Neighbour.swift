/// What stands next to a mark, as far as it tells opening marks from closing ones.
enum Neighbour {
  /// The block begins or ends here.
  case edge
  case space
  case letter
  case digit
  /// An opening bracket.
  case opening
  /// A closing bracket.
  case closing
  /// Punctuation that ends a clause or sentence.
  case stop
  case hyphen
  case longDash
  case quote
  case other

  var isBlank: Bool { self == .edge || self == .space }
  var isWord: Bool { self == .letter || self == .digit }

  /// The class of a character. Cost: constant.
  init(_ scalar: UInt32) {
    switch scalar {
    case 0...0x20, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: self = .space
    case 0x30...0x39: self = .digit
    case 0x41...0x5A, 0x61...0x7A: self = .letter
    case 0x28, 0x5B, 0x7B: self = .opening
    case 0x29, 0x5D, 0x7D: self = .closing
    case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x2026, 0x3001, 0x3002, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F:
      self = .stop
    case 0x2D, 0x2010...0x2012: self = .hyphen
    case 0x2013...0x2015, 0x2060: self = .longDash
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A: self = .quote
    case 0xAA, 0xB5, 0xBA, 0xC0..<0x2000, 0x3040..<0xD800, 0xF900..<0xFB00: self = .letter
    case 0xBC...0xBE, 0x2150...0x2189: self = .digit
    default: self = .other
    }
  }
}
