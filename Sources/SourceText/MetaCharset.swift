/// Finds the encoding that a page declares.
///
/// Source: "prescan a byte stream to determine its encoding" of the HTML Standard.
enum MetaCharset {
  /// How many bytes of a page are looked at.
  static let window = 1_024

  /// The encoding that a `<meta>` in the first 1,024 bytes declares. A label that nobody knows is passed over.
  static func declared(in file: [UInt8]) throws(DecodingError) -> TextEncoding? {
    var scan = TagScan(bytes: file.prefix(window))
    while let attributes = scan.nextMeta() {
      guard let label = label(in: attributes) else { continue }
      if let encoding = TextEncoding(label: label) {
        // A page whose tags could be read byte by byte is no UTF-16.
        let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
        return isWide ? .utf8 : encoding
      }
      if label.lowercased() == "x-user-defined" { return .windows1252 }
      if TextEncoding.isUnsupported(label: label) { throw .unsupportedEncoding(label: label) }
    }
    return nil
  }

  private static func label(in attributes: [(name: String, value: String)]) -> String? {
    var content: String?
    var isContentType = false
    for (name, value) in attributes {
      switch name {
      case "charset": return value
      case "content": content = content ?? value
      case "http-equiv": isContentType = value.lowercased() == "content-type"
      default: continue
      }
    }
    return isContentType ? content.flatMap(charset(in:)) : nil
  }

  /// The label in a value such as `text/html; charset=utf-8`.
  static func charset(in content: String) -> String? {
    let bytes = Array(content.utf8)
    let name = Array("charset".utf8)
    var index = 0
    while index + name.count <= bytes.count {
      guard zip(bytes[index...], name).allSatisfy({ $0 | 0x20 == $1 }) else {
        index += 1
        continue
      }
      index += name.count
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
      index += 1
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count else { return nil }
      let quote = bytes[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let rest = bytes[(index + 1)...]
        guard let end = rest.firstIndex(of: quote) else { return nil }
        return String(decoding: rest[..<end], as: UTF8.self)
      }
      return String(decoding: bytes[index...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") }, as: UTF8.self)
    }
    return nil
  }
}

/// Walks the tags at the head of a page.
private struct TagScan {
  let bytes: ArraySlice<UInt8>
  var index = 0

  init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  private var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  /// The attributes of the next `<meta>`; nil at the end.
  mutating func nextMeta() -> [(name: String, value: String)]? {
    while let byte = current {
      guard byte == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let rest = bytes[index...]
      if rest.starts(with: "<!--".utf8) {
        skipComment()
      } else if isMeta(rest) {
        index += 5
        return attributes()
      } else if let next = rest.dropFirst().first, ASCII.isLetter(next) || next == UInt8(ascii: "/") {
        index += 2
        while let byte = current, byte > 0x20, byte != UInt8(ascii: ">") { index += 1 }
        _ = attributes()
      } else if let next = rest.dropFirst().first, next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
        while let byte = current, byte != UInt8(ascii: ">") { index += 1 }
      } else {
        index += 1
      }
    }
    return nil
  }

  private func isMeta(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.count > 5, zip(rest, "<meta".utf8).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) else { return false }
    let after = rest[rest.startIndex + 5]
    return after <= 0x20 || after == UInt8(ascii: "/")
  }

  private mutating func skipComment() {
    index += 2
    while index < bytes.endIndex {
      if bytes[index...].starts(with: "-->".utf8) {
        index += 3
        return
      }
      index += 1
    }
  }

  private mutating func attributes() -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    while let attribute = attribute() { found.append(attribute) }
    return found
  }

  /// The next attribute of the tag; nil at its end, which is passed.
  private mutating func attribute() -> (name: String, value: String)? {
    while let byte = current, byte <= 0x20 || byte == UInt8(ascii: "/") { index += 1 }
    guard let first = current else { return nil }
    guard first != UInt8(ascii: ">") else {
      index += 1
      return nil
    }
    let start = index
    while let byte = current, byte > 0x20, !isDelimiter(byte) || index == start { index += 1 }
    let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    while let byte = current, byte <= 0x20 { index += 1 }
    guard current == UInt8(ascii: "=") else { return (name, "") }
    index += 1
    while let byte = current, byte <= 0x20 { index += 1 }
    return (name, value())
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private mutating func value() -> String {
    guard let quote = current else { return "" }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      let start = index
      while let byte = current, byte != quote { index += 1 }
      defer { index = min(index + 1, bytes.endIndex) }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    let start = index
    while let byte = current, byte > 0x20, byte != UInt8(ascii: ">") { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
