import SourceText

/// Walks the attributes of a tag in the file's bytes, as the HTML Standard reads them.
struct AttributeScanner {
  /// One attribute.
  struct Attribute {
    var name: Range<Int>
    /// Without quotation marks; empty where there is none.
    var value: Range<Int>
  }

  private let end: Int
  /// After the last byte read; after the tag's `>` once `isComplete`.
  private(set) var position: Int
  /// Whether the tag's `>` was found.
  private(set) var isComplete = false
  /// Whether a `/` stands right before the `>`.
  private(set) var isSelfClosing = false

  /// - Parameter range: from after the tag's name to after its `>`, or to the end of the page.
  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func skipAll(of source: Span<UInt8>) {
    while next(of: source) != nil {}
  }

  /// The next attribute; nil at the end of the tag or of the page.
  mutating func next(of source: Span<UInt8>) -> Attribute? {
    var index = position
    while index < end, ASCII.isSpace(source[index]) || source[index] == UInt8(ascii: "/") { index += 1 }
    guard index < end else {
      position = index
      return nil
    }
    if source[index] == UInt8(ascii: ">") {
      isSelfClosing = index > position && source[index - 1] == UInt8(ascii: "/")
      isComplete = true
      position = index + 1
      return nil
    }
    let start = index
    // A `=` in front belongs to the name.
    index += 1
    while index < end {
      let byte = source[index]
      // All that ends a name stands in front of the letters.
      if byte <= UInt8(ascii: ">"), Self.endsName(byte) { break }
      index += 1
    }
    let name = start..<index
    var ahead = index
    while ahead < end, ASCII.isSpace(source[ahead]) { ahead += 1 }
    guard ahead < end, source[ahead] == UInt8(ascii: "=") else {
      position = index
      return Attribute(name: name, value: index..<index)
    }
    ahead += 1
    while ahead < end, ASCII.isSpace(source[ahead]) { ahead += 1 }
    return Attribute(name: name, value: value(at: ahead, of: source))
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || ASCII.isSpace(byte)
  }

  private mutating func value(at start: Int, of source: Span<UInt8>) -> Range<Int> {
    guard start < end else {
      position = end
      return end..<end
    }
    let quote = source[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      var close = start + 1
      // Most values are short: to look at many bytes at once would not pay.
      let near = min(start + 17, end)
      while close < near, source[close] != quote { close += 1 }
      if close == near { close = source.firstIndex(of: quote, in: near..<end) }
      position = min(close + 1, end)
      return start + 1..<close
    }
    var index = start
    while index < end, source[index] != UInt8(ascii: ">"), !ASCII.isSpace(source[index]) { index += 1 }
    position = index
    return start..<index
  }
}
