/// Writes JSON as UTF-8.
package struct JSONWriter {
  /// What was written so far; whoever takes it away goes on with nothing.
  package var bytes: [UInt8] = []

  private let isEscaped: (Unicode.Scalar) -> Bool

  /// - Parameter isEscaped: which characters are escaped beside those of which JSON demands it; by default what a
  ///   terminal would obey or not show, so that the text can be printed.
  package init(escaping isEscaped: @escaping (Unicode.Scalar) -> Bool = isHidden) { self.isEscaped = isEscaped }

  /// Writes bytes that are JSON already.
  package mutating func raw(_ json: String) { bytes.append(json) }

  /// Writes bytes that are JSON already.
  package mutating func raw(_ json: [UInt8]) { bytes.append(contentsOf: json) }

  /// Writes a whole number.
  package mutating func number(_ value: Int) { bytes.append(decimal: value) }

  /// Writes a number; `null` stands for infinity and NaN, which JSON does not have.
  package mutating func number(_ value: Double) {
    bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
  }

  /// Writes a string in quotes.
  package mutating func string(_ text: String) {
    bytes.append(quote)
    if !text.isEmpty {
      if needsEscape(text.utf8Span.span) { escaped(text) } else { bytes.append(text) }
    }
    bytes.append(quote)
  }

  /// Whether something in UTF-8 cannot stand in a JSON string as it is.
  private func needsEscape(_ text: Span<UInt8>) -> Bool {
    var index = text.firstInexpressible(in: 0..<text.count)
    while index < text.count {
      guard text[index] >= 0x80 else { return true }
      let (scalar, count) = text.scalar(at: index)
      if isEscaped(scalar) { return true }
      index = text.firstInexpressible(in: index + count..<text.count)
    }
    return false
  }

  private mutating func escaped(_ text: String) {
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
  }
}

private let quote = UInt8(ascii: "\"")
