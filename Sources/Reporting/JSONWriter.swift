/// Writes JSON as UTF-8, without white space.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes bytes that are JSON already.
  mutating func raw(_ json: String) { bytes.append(contentsOf: json.utf8) }

  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// JSON has no infinity and no NaN; `null` stands for them.
  mutating func number(_ value: Double) {
    bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
  }

  /// Writes a string in quotes. What a terminal would obey or not show is escaped, so that the report can be printed.
  mutating func string(_ text: String) {
    bytes.append(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": raw("\\\"")
      case "\\": raw("\\\\")
      case "\n": raw("\\n")
      case "\r": raw("\\r")
      case "\t": raw("\\t")
      case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default:
        if isHidden(scalar) {
          for unit in UTF16.encode(scalar) ?? .init() { escape(unit) }
        } else {
          bytes.append(contentsOf: String(scalar).utf8)
        }
      }
    }
    bytes.append(quote)
  }

  private mutating func escape(_ unit: UInt16) {
    raw("\\u")
    for shift in [12, 8, 4, 0] {
      let digit = UInt8((unit >> UInt16(shift)) & 15)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}

private let quote = UInt8(ascii: "\"")
