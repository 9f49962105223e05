/// The eleven kinds of characters that pairs of neighbours are told apart by.
///
/// What stands next to what tells at once that most patterns cannot match in a block: prose has no space before a
/// comma, and no letter behind one.
enum CharacterClass: UInt8, CaseIterable {
  case lower
  case upper
  case digit
  /// White space as patterns know it (`\s`).
  case space
  case fullStop
  /// `!` and `?`.
  case outcry
  case comma
  /// `:` and `;`.
  case colon
  case otherASCII
  /// General punctuation, U+2000–U+203F, without its spaces.
  case generalPunctuation
  /// Every other character that is not ASCII.
  case other

  static let count = allCases.count

  /// The class of an ASCII character.
  static func ascii(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case 0x61...0x7A: .lower
    case 0x41...0x5A: .upper
    case 0x30...0x39: .digit
    case 0x09...0x0D, 0x20: .space
    case UInt8(ascii: "."): .fullStop
    case UInt8(ascii: "!"), UInt8(ascii: "?"): .outcry
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"), UInt8(ascii: ";"): .colon
    default: .otherASCII
    }
  }

  /// The class of a code point.
  static func of(_ value: UInt32) -> CharacterClass {
    if value < 0x80 { return ascii(UInt8(value)) }
    switch value {
    case 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
    case 0x2000...0x203F: return .generalPunctuation
    default: return .other
    }
  }
}

/// A set of classes.
struct CharacterClasses: OptionSet, Hashable {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }
  init(_ one: CharacterClass) { rawValue = 1 << UInt16(one.rawValue) }

  static let all = CharacterClasses(rawValue: (1 << UInt16(CharacterClass.count)) - 1)
}

/// A set of pairs of classes: which stands right before which. The start of a block counts as a space before it.
struct ClassPairs: Equatable, Sendable {
  /// One bit a pair: the class before times the number of classes, plus the class after.
  private(set) var bits: UInt128

  init(bits: UInt128) { self.bits = bits }

  /// Every pair of a class of `before` and one of `after`.
  init(_ before: CharacterClasses, _ after: CharacterClasses) {
    bits = 0
    for first in 0..<CharacterClass.count where before.rawValue >> UInt16(first) & 1 == 1 {
      bits |= UInt128(after.rawValue) << UInt128(first * CharacterClass.count)
    }
  }

  /// Whether one of the pairs occurs among `others`.
  @inline(__always)
  func meets(_ others: ClassPairs) -> Bool { bits & others.bits != 0 }

  func union(_ others: ClassPairs) -> ClassPairs { ClassPairs(bits: bits | others.bits) }
}
