/// What the pass over a block asks of a character that is no letter or digit of ASCII, as one set of bits.
struct CharacterKinds: OptionSet {
  let rawValue: UInt16

  /// Ends a sentence: `. ! ? …`
  static let endMark = CharacterKinds(rawValue: 1 << 0)
  /// `'` or `’`
  static let apostrophe = CharacterKinds(rawValue: 1 << 1)
  /// `-` or the no-break hyphen
  static let hyphen = CharacterKinds(rawValue: 1 << 2)
  /// `,`
  static let comma = CharacterKinds(rawValue: 1 << 3)
  /// `?`
  static let question = CharacterKinds(rawValue: 1 << 4)
  /// `!`
  static let exclamation = CharacterKinds(rawValue: 1 << 5)
  /// White space.
  static let space = CharacterKinds(rawValue: 1 << 6)
  /// Part of words.
  static let word = CharacterKinds(rawValue: 1 << 7)
  /// A capital.
  static let upper = CharacterKinds(rawValue: 1 << 8)
  /// Beyond ASCII, and counts in the key of a block.
  static let key = CharacterKinds(rawValue: 1 << 9)

  /// The place of the number of the character's `CharacterClass` above the kinds.
  private static let classBit: UInt16 = 12

  /// The number of the character's `CharacterClass`.
  @inline(__always)
  var neighbourClass: Int { Int(truncatingIfNeeded: rawValue >> Self.classBit) }

  /// 1 if the kinds hold this one, which is one bit, else 0.
  @inline(__always)
  func has(_ kind: CharacterKinds) -> UInt64 { rawValue & kind.rawValue == 0 ? 0 : 1 }
}

extension CharacterKinds {
  /// The kinds of a character.
  init(_ value: UInt32) {
    self.init(rawValue: UInt16(CharacterClass.of(value).rawValue) << Self.classBit)
    if Characters.isSpace(value) { insert(.space) }
    if Characters.isWord(value) { insert(.word) }
    if Characters.isUpper(value) { insert(.upper) }
    if value >= 0xC0, !(0x2000...0x203F ~= value) { insert(.key) }
    switch value {
    case 0x21: formUnion([.endMark, .exclamation])
    case 0x2E, 0x2026: insert(.endMark)
    case 0x3F: formUnion([.endMark, .question])
    case 0x27, 0x2019: insert(.apostrophe)
    case 0x2C: insert(.comma)
    case 0x2D, 0x2011: insert(.hyphen)
    default: break
    }
  }

  // MARK: Table

  /// The kinds of ASCII, Latin-1, Latin Extended-A and the first 64 characters of the general punctuation.
  static let table: [CharacterKinds] =
    (0..<0x180).map { CharacterKinds($0) } + (0x2000..<0x2040).map { CharacterKinds($0) }

  /// Looks a character up in `table`, or works its kinds out.
  @inline(__always)
  static func of(_ value: UInt32, in table: Span<CharacterKinds>) -> CharacterKinds {
    if value < 0x180 { return table[Int(value)] }
    if value &- 0x2000 < 0x40 { return table[Int(value &- 0x2000 &+ 0x180)] }
    return CharacterKinds(value)
  }
}
