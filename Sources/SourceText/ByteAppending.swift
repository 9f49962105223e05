/// Texts and numbers in bytes.
extension [UInt8] {
  /// Adds a text as UTF-8.
  package mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// Adds the decimal digits of a number, with a hyphen in front of a negative one.
  package mutating func append(decimal value: Int) {
    append(addingCapacity: OutputSpan.longestDecimal) { output in output.append(decimal: value) }
  }
}

extension OutputSpan where Element == UInt8 {
  /// The most bytes that a number takes.
  package static var longestDecimal: Int { 20 }

  /// Adds the decimal digits of a number, for which there must be room, with a hyphen in front of a negative one.
  package mutating func append(decimal value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var first = digits.count
    var rest = value.magnitude
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    for index in first..<digits.count { append(digits[index]) }
  }

  /// Adds bytes, for which there must be room.
  package mutating func append(_ bytes: [UInt8]) {
    let span = bytes.span
    for index in span.indices { append(span[index]) }
  }
}
