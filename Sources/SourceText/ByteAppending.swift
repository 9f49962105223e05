/// Texts and numbers in bytes.
extension [UInt8] {
  /// Adds a text as UTF-8.
  package mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// Adds the decimal digits of a number, with a hyphen in front of a negative one.
  package mutating func append(decimal value: Int) {
    append(addingCapacity: 20) { output in
      if value < 0 { output.append(UInt8(ascii: "-")) }
      writeDigits(of: value.magnitude, to: &output)
    }
  }
}

private func writeDigits(of value: UInt, to output: inout OutputSpan<UInt8>) {
  if value >= 10 { writeDigits(of: value / 10, to: &output) }
  output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
}
