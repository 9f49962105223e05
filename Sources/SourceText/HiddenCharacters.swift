/// Whether a character acts on a terminal or cannot be seen. Joiners are left, for they make up emoji and words.
package func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x2010...0x2027: return false
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: return true
  case .format: return !isJoiner(scalar)
  default: return false
  }
}

/// Whether a character without width joins or parts its neighbours: U+200C and U+200D.
package func isJoiner(_ scalar: Unicode.Scalar) -> Bool { 0x200C...0x200D ~= scalar.value }

/// A number in upper-case hexadecimal digits, at least `digits` of them.
package func hexadecimal(_ number: UInt32, digits: Int) -> String {
  let text = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
