/// Reads what `ImageWriter` wrote, in the same order.
package struct ImageReader {
  private let bytes: [UInt8]
  private var index = 0
  /// Whether the bytes ended too early or made no sense; what was read since is worthless.
  package private(set) var isBroken = false

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package mutating func bits() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while index < bytes.count, shift < 66 {
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x3F) << shift
      if byte < 0x40 { return value }
      shift += 6
    }
    isBroken = true
    return 0
  }

  package mutating func number() -> Int { Int(truncatingIfNeeded: bits() & 0x7FFF_FFFF_FFFF_FFFF) }

  package mutating func flag() -> Bool { number() == 1 }

  package mutating func double() -> Double { Double(bitPattern: bits()) }

  package mutating func text() -> String { String(decoding: textBytes(), as: UTF8.self) }

  /// The bytes of a text.
  package mutating func textBytes() -> ArraySlice<UInt8> {
    let count = number()
    guard count <= bytes.count - index else {
      isBroken = true
      return []
    }
    defer { index += count }
    return bytes[index..<(index + count)]
  }

  /// One of the values of an enumeration, in the order of its list of all.
  package mutating func choice<Value>(of values: [Value]) -> Value {
    let place = number()
    if place >= values.count { isBroken = true }
    return values[place < values.count ? place : 0]
  }

  package mutating func list<Value>(_ body: (inout ImageReader) -> Value) -> [Value] {
    let count = number()
    var values: [Value] = []
    // A list has at least a byte a value.
    guard count <= bytes.count - index else {
      isBroken = true
      return values
    }
    values.reserveCapacity(count)
    while values.count < count, !isBroken { values.append(body(&self)) }
    return values
  }

  package mutating func optional<Value>(_ body: (inout ImageReader) -> Value) -> Value? { flag() ? body(&self) : nil }
}
