import SourceText

/// A character reference such as `&amp;` or `&#8217;`, decoded as browsers do.
package struct CharacterReference {
  /// The UTF-8 that it stands for.
  package var bytes: [UInt8]
  /// How many bytes it takes in the file, from the `&` on.
  package var count: Int

  /// Reads the reference whose `&` stands at `index`; nil where the `&` stands for itself.
  ///
  /// - Parameter inAttribute: whether a name without semicolon stands for itself before `=`, a letter or a digit.
  package init?(in source: [UInt8], at index: Int, end: Int, inAttribute: Bool = false) {
    guard index + 1 < end else { return nil }
    if source[index + 1] == UInt8(ascii: "#") {
      self.init(numericIn: source, at: index, end: end)
    } else if ASCII.isAlphanumeric(source[index + 1]) {
      self.init(namedIn: source, at: index, end: end, inAttribute: inAttribute)
    } else {
      return nil
    }
  }

  /// What a reference stands for that takes a whole range, from its `&` to its `;`; nil where it is none.
  package static func decode(_ source: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    guard let last = range.last, source[last] == UInt8(ascii: ";"), source[range.lowerBound] == UInt8(ascii: "&"),
      let reference = CharacterReference(in: source, at: range.lowerBound, end: range.upperBound),
      reference.count == range.count
    else { return nil }
    return reference.bytes
  }

  private init?(numericIn source: [UInt8], at index: Int, end: Int) {
    var offset = index + 2
    var radix: UInt32 = 10
    if offset < end, source[offset] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      offset += 1
    }
    let digits = offset
    var value: UInt32 = 0
    while offset < end, let digit = ASCII.digit(source[offset]), digit < radix {
      value = min(value * radix + digit, 0x110000)
      offset += 1
    }
    guard offset > digits else { return nil }
    if offset < end, source[offset] == UInt8(ascii: ";") { offset += 1 }
    bytes = Array(String(Self.scalar(value)).utf8)
    count = offset - index
  }

  /// The character of a number: 0, surrogates and what lies beyond Unicode are U+FFFD, 0x80…0x9F mean windows-1252.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    if value == 0 { return "\u{FFFD}" }
    if 0x80...0x9F ~= value { return windows1252[Int(value) - 0x80] }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let windows1252 = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  private init?(namedIn source: [UInt8], at index: Int, end: Int, inAttribute: Bool) {
    let start = index + 1
    var stop = start
    while stop < end, stop - start < NamedCharacters.longestName, ASCII.isAlphanumeric(source[stop]) { stop += 1 }
    if stop < end, source[stop] == UInt8(ascii: ";"),
      let found = NamedCharacters.shared.lookup(source, start..<stop)
    {
      bytes = found.bytes
      count = stop + 1 - index
      return
    }
    while stop > start + 1 {
      if let found = NamedCharacters.shared.lookup(source, start..<stop), found.needsNoSemicolon {
        if inAttribute, stop < end, source[stop] == UInt8(ascii: "=") || ASCII.isAlphanumeric(source[stop]) {
          return nil
        }
        bytes = found.bytes
        count = stop - index
        return
      }
      stop = min(stop - 1, start + NamedCharacters.longestNameWithoutSemicolon)
    }
    return nil
  }
}
