/// Reads what `ImageWriter` wrote, in the same order and in place: only texts that are asked for are copied.
package struct ImageReader: Sendable {
  /// A string, since one that stands in the binary is read where it is.
  private let image: String
  private var index = 0
  /// Whether the bytes ended too early or made no sense; what was read since is worthless.
  package private(set) var isBroken = false

  /// - Parameter index: the offset in bytes to begin at.
  package init(_ image: String, from index: Int = 0) {
    self.image = image
    self.index = index
  }

  package mutating func bits() -> UInt64 {
    let bytes = image.utf8.span
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

  /// What `ImageWriter.write(words:)` wrote.
  package mutating func words() -> [UInt64] {
    let count = count()
    let bytes = image.utf8.span
    guard count <= (bytes.count - index) / 10 else {
      isBroken = true
      return []
    }
    let start = index
    index += 10 * count
    return [UInt64](capacity: count) { output in
      for place in stride(from: start, to: start + 10 * count, by: 10) {
        var word: UInt64 = 0
        for byte in 0..<10 { word |= UInt64(bytes[place &+ byte]) &<< UInt64(7 &* byte) }
        output.append(word)
      }
    }
  }

  package mutating func number() -> Int { Int(truncatingIfNeeded: bits() & 0x7FFF_FFFF_FFFF_FFFF) }

  package mutating func flag() -> Bool { number() == 1 }

  package mutating func double() -> Double { Double(bitPattern: bits().byteSwapped) }

  package mutating func text() -> String {
    let range = part()
    guard let text = try? UTF8Span(validating: image.utf8.span.extracting(range)) else {
      isBroken = true
      return ""
    }
    return String(copying: text)
  }

  /// What `ImageWriter.write(bytes:)` wrote.
  package mutating func bytes() -> [UInt8] {
    let range = part()
    let text = image.utf8.span
    return [UInt8](capacity: range.count) { output in
      var high: UInt8 = 0
      for index in range {
        let byte = text[index]
        switch byte {
        case ..<0x80: output.append(byte)
        case ..<0xC0: output.append(high | byte & 0x3F)
        default: high = byte << 6
        }
      }
    }
  }

  /// Passes over what `ImageWriter.write(_: ImageWriter)` wrote; a reader of it.
  package mutating func inner() -> ImageReader {
    var reader = self
    let range = part()
    reader.index = range.lowerBound
    reader.isBroken = isBroken
    return reader
  }

  /// Passes over a text; a reader of it.
  package mutating func passedText() -> ImageReader {
    let reader = self
    _ = part()
    return reader
  }

  /// Where the bytes stand whose number is read now.
  private mutating func part() -> Range<Int> {
    let count = number()
    guard count <= image.utf8.count - index else {
      isBroken = true
      return index..<index
    }
    defer { index += count }
    return index..<(index + count)
  }

  /// One of the values of an enumeration, in the order of its list of all.
  package mutating func choice<Value>(of values: [Value]) -> Value {
    let place = number()
    if place >= values.count { isBroken = true }
    return values[place < values.count ? place : 0]
  }

  package mutating func list<Value>(_ body: (inout ImageReader) -> Value) -> [Value] {
    let count = count()
    var values: [Value] = []
    values.reserveCapacity(count)
    while values.count < count, !isBroken { values.append(body(&self)) }
    return values
  }

  /// The number of values of a list, each of which has at least a byte.
  private mutating func count() -> Int {
    let count = number()
    if count <= image.utf8.count - index { return count }
    isBroken = true
    return 0
  }

  package mutating func optional<Value>(_ body: (inout ImageReader) -> Value) -> Value? { flag() ? body(&self) : nil }
}
