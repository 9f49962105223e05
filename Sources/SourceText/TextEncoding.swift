/// How the bytes of a file stand for characters.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// The web's reading of every Latin-1 label, too (WHATWG Encoding Standard).
  case windows1252 = "windows-1252"
  case iso885915 = "iso-8859-15"
  case iso88592 = "iso-8859-2"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
}
