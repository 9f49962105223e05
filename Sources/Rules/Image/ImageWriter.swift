/// Writes values one after the other as bytes that are valid UTF-8, so that a string literal can hold them.
///
/// Numbers are groups of six bits, the lowest first, each a byte below 0x80; all but the last have bit 6 set. A text is its
/// number of bytes and the bytes. What was written is read in the same order, by `ImageReader`.
package struct ImageWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(bits: UInt64) {
    var rest = bits
    while rest >= 0x40 {
      bytes.append(UInt8(rest & 0x3F) | 0x40)
      rest >>= 6
    }
    bytes.append(UInt8(rest))
  }

  /// Writes numbers most of whose bits count: ten bytes for each, the lowest bits first.
  package mutating func write(words: [UInt64]) {
    write(words.count)
    for word in words {
      for shift in stride(from: 0, to: 70, by: 7) { bytes.append(UInt8(word >> UInt64(shift) & 0x7F)) }
    }
  }

  /// - Parameter value: not negative.
  package mutating func write(_ value: Int) { write(bits: UInt64(value)) }

  package mutating func write(_ value: Bool) { write(value ? 1 : 0) }

  /// Most numbers in rules are short: the lower half of their bits is zero.
  package mutating func write(_ value: Double) { write(bits: value.bitPattern.byteSwapped) }

  package mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  /// Bytes of any kind: those from 0x80 on take two bytes, the code points of the same number.
  package mutating func write(bytes: some Sequence<UInt8>) {
    write(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
  }

  /// What another writer has written, so that a reader can pass over it.
  package mutating func write(_ inner: ImageWriter) {
    write(inner.bytes.count)
    bytes += inner.bytes
  }

  /// An enumeration's case by its place in the list of all.
  package mutating func write<Value: CaseIterable & Equatable>(_ value: Value) {
    for (place, other) in Value.allCases.enumerated() where other == value { write(place) }
  }

  package mutating func write<Value>(_ values: [Value], _ body: (inout ImageWriter, Value) -> Void) {
    write(values.count)
    for value in values { body(&self, value) }
  }

  package mutating func write<Value>(_ value: Value?, _ body: (inout ImageWriter, Value) -> Void) {
    write(value != nil)
    if let value { body(&self, value) }
  }
}
