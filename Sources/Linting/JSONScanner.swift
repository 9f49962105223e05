import SourceText

/// Where a JSON text breaks the rules.
struct JSONError: Error, Hashable {
  /// Byte offset in the text.
  var offset: Int
  var message: String
}

/// Reads JSON (RFC 8259) in UTF-8, one value after another.
struct JSONScanner {
  private let bytes: [UInt8]
  private(set) var offset = 0

  /// - Throws: where the bytes are not UTF-8.
  init(_ bytes: [UInt8]) throws(JSONError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw JSONError(offset: error.byteOffsets.lowerBound, message: "not valid UTF-8")
    }
    self.bytes = bytes
  }

  /// Reads a text that is one object and nothing else.
  ///
  /// - Parameter member: reads the value behind a name that starts at an offset.
  mutating func onlyObject(_ member: Member) throws(JSONError) {
    try object(member)
    guard peek() == nil else { throw expected("the end of the line") }
  }

  typealias Member = (_ scanner: inout JSONScanner, _ name: String, _ start: Int) throws(JSONError) -> Void

  /// Reads an object.
  ///
  /// - Parameter member: reads the value behind a name that starts at an offset.
  mutating func object(_ member: Member) throws(JSONError) {
    guard take(UInt8(ascii: "{")) else { throw expected("an object in braces") }
    if take(UInt8(ascii: "}")) { return }
    repeat {
      _ = peek()
      let start = offset
      let name = String(decoding: try key(), as: UTF8.self)
      try member(&self, name, start)
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw expected("a comma or “}”") }
  }

  /// Reads an array; `element` reads each value in it.
  mutating func array(_ element: (inout JSONScanner) throws(JSONError) -> Void) throws(JSONError) {
    guard take(UInt8(ascii: "[")) else { throw expected("an array in brackets") }
    if take(UInt8(ascii: "]")) { return }
    repeat { try element(&self) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw expected("a comma or “]”") }
  }

  /// The next byte that is no white space; nil at the end.
  mutating func peek() -> UInt8? {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return bytes[offset]
      }
    }
    return nil
  }

  /// Reads `byte` if it comes next.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  /// The error that something else than `wanted` comes next.
  mutating func expected(_ wanted: String) -> JSONError {
    guard let byte = peek() else { return JSONError(offset: offset, message: "expected \(wanted), but the line ends") }
    if byte < 0x20 || byte == 0x7F {
      return JSONError(offset: offset, message: "expected \(wanted), found a control character")
    }
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return JSONError(
      offset: offset, message: "expected \(wanted), found “\(String(decoding: bytes[offset..<end], as: UTF8.self))”")
  }

  /// Reads a name and the colon after it.
  mutating func key() throws(JSONError) -> [UInt8] {
    guard peek() == quote else { throw expected("a name in double quotes") }
    let key = try string()
    guard take(UInt8(ascii: ":")) else { throw expected("a colon") }
    return key
  }

  /// Reads a string and returns what it stands for, UTF-8.
  mutating func string() throws(JSONError) -> [UInt8] {
    guard take(quote) else { throw expected("a string") }
    let start = offset - 1
    var result: [UInt8] = []
    var run = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == quote {
        result.append(contentsOf: bytes[run..<offset])
        offset += 1
        return result
      }
      if byte < 0x20 {
        throw JSONError(offset: offset, message: "a control character inside a string; write it as \\u00…")
      }
      if byte == UInt8(ascii: "\\") {
        result.append(contentsOf: bytes[run..<offset])
        try escape(into: &result)
        run = offset
      } else {
        offset += 1
      }
    }
    throw JSONError(offset: start, message: "the string that starts here has no end")
  }

  /// Reads an escape from its backslash on.
  private mutating func escape(into result: inout [UInt8]) throws(JSONError) {
    let start = offset
    guard offset + 1 < bytes.count else { throw JSONError(offset: start, message: "the string has no end") }
    let byte = bytes[offset + 1]
    offset += 2
    switch byte {
    case quote, UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal(at: start)
      if (0xD800...0xDBFF).contains(code), bytes[offset...].starts(with: "\\u".utf8) {
        offset += 2
        let low = try hexadecimal(at: offset - 2)
        code = (0xDC00...0xDFFF).contains(low) ? 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) : code
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw JSONError(offset: start, message: "half of a surrogate pair stands for no character")
      }
      result.append(contentsOf: UTF8.encode(scalar)?.map { $0 } ?? [])
    default: throw JSONError(offset: start, message: "no such escape in JSON")
    }
  }

  private mutating func hexadecimal(at start: Int) throws(JSONError) -> UInt32 {
    let digits = bytes[offset...].prefix(4).compactMap(ASCII.digit)
    guard digits.count == 4 else { throw JSONError(offset: start, message: "\\u needs four hexadecimal digits") }
    offset += 4
    return digits.reduce(0) { $0 << 4 | $1 }
  }

  /// Reads a string and returns what it stands for.
  mutating func text() throws(JSONError) -> String { String(decoding: try string(), as: UTF8.self) }

  /// Reads a string, or a number as it stands.
  mutating func name() throws(JSONError) -> String {
    switch peek() {
    case quote?: return try text()
    case UInt8(ascii: "-")?, (0x30...0x39)?: return String(decoding: try number(), as: UTF8.self)
    default: throw expected("a string or a number")
    }
  }

  /// Reads a number and returns it as it stands.
  mutating func number() throws(JSONError) -> [UInt8] {
    guard peek() != nil else { throw expected("a number") }
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let whole = digits()
    let hasLeadingZero = whole > 1 && bytes[offset - whole] == UInt8(ascii: "0")
    var isValid = whole > 0 && !hasLeadingZero
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      isValid = digits() > 0 && isValid
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
      isValid = digits() > 0 && isValid
    }
    guard isValid else { throw JSONError(offset: start, message: "not a number in JSON") }
    return Array(bytes[start..<offset])
  }

  private mutating func digits() -> Int {
    let start = offset
    while offset < bytes.count, ASCII.isDigit(bytes[offset]) { offset += 1 }
    return offset - start
  }

  /// Reads a value of any kind without keeping it. Nesting costs a byte a level, no stack.
  mutating func skipValue() throws(JSONError) {
    var closers: [UInt8] = []
    repeat {
      guard let byte = peek() else { throw expected("a value") }
      switch byte {
      case UInt8(ascii: "{"):
        offset += 1
        if !take(UInt8(ascii: "}")) {
          _ = try key()
          closers.append(UInt8(ascii: "}"))
          continue
        }
      case UInt8(ascii: "["):
        offset += 1
        if !take(UInt8(ascii: "]")) {
          closers.append(UInt8(ascii: "]"))
          continue
        }
      case quote: _ = try string()
      case UInt8(ascii: "-"), 0x30...0x39: _ = try number()
      default: try word()
      }
      try close(&closers)
    } while !closers.isEmpty
  }

  /// After a value: closes what ends here, or reads on to the next value.
  private mutating func close(_ closers: inout [UInt8]) throws(JSONError) {
    while let closer = closers.last {
      if take(UInt8(ascii: ",")) {
        if closer == UInt8(ascii: "}") { _ = try key() }
        return
      }
      guard take(closer) else { throw expected("a comma or “\(Character(Unicode.Scalar(closer)))”") }
      closers.removeLast()
    }
  }

  private mutating func word() throws(JSONError) {
    for word in ["true", "false", "null"] where bytes[offset...].starts(with: word.utf8) {
      offset += word.utf8.count
      return
    }
    throw expected("a value")
  }
}

private let quote = UInt8(ascii: "\"")
