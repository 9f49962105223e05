/// Writes JSON as UTF-8.
package struct JSONWriter {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  private let isEscaped: (Unicode.Scalar) -> Bool

  /// - Parameter isEscaped: which characters are escaped beside those of which JSON demands it; by default what a
  ///   terminal would obey or not show, so that the text can be printed.
  package init(escaping isEscaped: @escaping (Unicode.Scalar) -> Bool = isHidden) { self.isEscaped = isEscaped }

  /// Writes bytes that are JSON already.
  package mutating func raw(_ json: String) { bytes.append(contentsOf: json.utf8) }

  /// Writes a whole number.
  package mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// Writes a number; `null` stands for infinity and NaN, which JSON does not have.
  package mutating func number(_ value: Double) {
    bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
  }

  /// Writes a string in quotes.
  package mutating func string(_ text: String) {
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
        if scalar.value < 0x20 || isEscaped(scalar) {
          for unit in UTF16.encode(scalar) ?? .init() { raw("\\u" + hexadecimal(UInt32(unit), digits: 4)) }
        } else {
          bytes.append(contentsOf: String(scalar).utf8)
        }
      }
    }
    bytes.append(quote)
  }
}

private let quote = UInt8(ascii: "\"")
