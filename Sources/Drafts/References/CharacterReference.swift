/// A character written by name or number in mark-up, such as `&amp;`, `&#8217;` or `&#x2019;`.
package enum CharacterReference {
  /// Numbers that stand for the windows-1252 character of that byte (WHATWG HTML, "numeric character reference end
  /// state").
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
    0x178,
  ]

  /// UTF-8 of the character that `reference` names, from its `&` to its `;`; nil where it is no known name.
  ///
  /// A number that is no character stands for U+FFFD.
  package static func decode(_ reference: ArraySlice<UInt8>) -> [UInt8]? {
    guard reference.count > 2, reference.first == 0x26, reference.last == 0x3B else { return nil }
    let body = reference.dropFirst().dropLast()
    guard body.first == 0x23 else { return NamedCharacters.table[Substring(decoding: body, as: UTF8.self)] }
    let isHexadecimal = body.dropFirst().first.map { $0 | 0x20 == 0x78 } ?? false
    let digits = body.dropFirst(isHexadecimal ? 2 : 1)
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard let number = number(of: digit), isHexadecimal || number < 10 else { return nil }
      value = min(value * (isHexadecimal ? 16 : 10) + number, 0x11_0000)
    }
    if (0x80...0x9F).contains(value) { value = windows1252[Int(value) - 0x80] }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return Array(String(scalar ?? "\u{FFFD}").utf8)
  }

  private static func number(of digit: UInt8) -> UInt32? {
    switch digit {
    case 0x30...0x39: UInt32(digit - 0x30)
    case 0x41...0x46: UInt32(digit - 0x37)
    case 0x61...0x66: UInt32(digit - 0x57)
    default: nil
    }
  }
}
