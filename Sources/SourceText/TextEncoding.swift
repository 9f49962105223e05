/// How the bytes of a file stand for characters.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// The web's reading of every Latin-1 label, too (WHATWG Encoding Standard).
  case windows1252 = "windows-1252"
  case iso885915 = "iso-8859-15"
  case iso88592 = "iso-8859-2"
  case iso88595 = "iso-8859-5"
  case iso88597 = "iso-8859-7"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1257 = "windows-1257"
  case koi8r = "koi8-r"
  case macintosh

  /// The encoding that a label such as `Latin1` names; nil where the label is unknown or names no supported encoding.
  ///
  /// Letter case and surrounding white space do not matter. Source: the labels of the WHATWG Encoding Standard.
  package init?(label: String) {
    guard let encoding = Self.labels[Self.normalized(label)] else { return nil }
    self = encoding
  }

  /// Whether a label names an encoding of the WHATWG Encoding Standard that cannot be read here.
  static func isUnsupported(label: String) -> Bool {
    unsupportedLabels.contains(normalized(label))
  }

  private static func normalized(_ label: String) -> String {
    var bytes = label.utf8.map(ASCII.lowercased)[...]
    while let first = bytes.first, ASCII.isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, ASCII.isSpace(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the bytes from 0x80 on stand for; nil where the encoding is no single-byte one.
  var upperHalf: [Unicode.Scalar]? {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    case .windows1252: SingleByteTables.windows1252
    case .iso885915: SingleByteTables.iso885915
    case .iso88592: SingleByteTables.iso88592
    case .iso88595: SingleByteTables.iso88595
    case .iso88597: SingleByteTables.iso88597
    case .windows1250: SingleByteTables.windows1250
    case .windows1251: SingleByteTables.windows1251
    case .windows1253: SingleByteTables.windows1253
    case .windows1254: SingleByteTables.windows1254
    case .windows1257: SingleByteTables.windows1257
    case .koi8r: SingleByteTables.koi8r
    case .macintosh: SingleByteTables.macintosh
    }
  }
}
