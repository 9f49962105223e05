/// Classes of ASCII bytes.
@usableFromInline
package enum ASCII {
  /// Whether a byte is one of A…Z and a…z.
  @inlinable
  package static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

  /// Whether a byte is one of 0…9.
  @inlinable
  package static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  /// Whether a byte is a letter or a digit.
  @inlinable
  package static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  /// Tab, line feed, form feed, carriage return or space: what HTML calls white space.
  @inlinable
  package static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C)
  }

  /// The byte, as a small letter where it is a capital.
  @inlinable
  package static func lowercased(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }

  /// The value of a hexadecimal digit.
  package static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x37
    case 0x61...0x66: UInt32(byte) - 0x57
    default: nil
    }
  }
}
