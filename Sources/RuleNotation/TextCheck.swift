import SourceText

/// Makes sure that the bytes are UTF-8 and hold only characters that YAML allows in a file (YAML 1.2.2, 5.1 and 5.2).
func checkText(_ bytes: [UInt8], path: String) throws(NotationError) {
  try checkEncoding(bytes, path: path)
  let text = bytes.span
  var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  // Bytes before this offset are looked at one by one.
  var nextChunk = index
  while index < text.count {
    if index >= nextChunk, index + chunkSize <= text.count {
      nextChunk = index + chunkSize
      if isPlainChunk(text.extracting(index..<nextChunk)) {
        index = nextChunk
        continue
      }
    }
    let byte = text[index]
    if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
      continue
    }
    guard let (scalar, length) = decodeScalar(text, at: index) else {
      throw NotationError(
        kind: .encoding, path: path, range: FileRange(index, index + 1),
        message: "byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not valid UTF-8 here", expected: "UTF-8 text",
        suggestion: "save the file as UTF-8")
    }
    if !isPrintable(scalar) {
      throw unprintable(scalar, at: FileRange(index, index + length), path: path)
    }
    index += length
  }
}

private let chunkSize = 16

/// Whether the bytes are line feeds and printable ASCII only. Written without branches, so that it compiles to SIMD.
@inline(__always)
private func isPlainChunk(_ chunk: Span<UInt8>) -> Bool {
  var strange: UInt8 = 0
  for index in 0..<chunkSize {
    let byte = chunk[index]
    strange |= (byte &- 0x20 < 0x5F ? 0 : 1) & (byte == 0x0A ? 0 : 1)
  }
  return strange == 0
}

private func checkEncoding(_ bytes: [UInt8], path: String) throws(NotationError) {
  let head = bytes.prefix(4)
  let name: String
  if head.starts(with: [0, 0, 0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE, 0, 0])
    || head.count == 4 && (head.starts(with: [0, 0, 0]) || head[1] == 0 && head[2] == 0 && head[3] == 0)
  {
    name = "UTF-32"
  } else if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE])
    || head.count >= 2 && (head[0] == 0) != (head[1] == 0)
  {
    name = "UTF-16"
  } else {
    return
  }
  throw NotationError(
    kind: .encoding, path: path, range: FileRange(0, min(head.count, 2)),
    message: "the file looks like \(name); only UTF-8 is supported", expected: "UTF-8 text",
    suggestion: "save the file as UTF-8")
}

private func unprintable(_ scalar: UInt32, at range: FileRange, path: String) -> NotationError {
  let digits = hexadecimal(scalar, digits: 4)
  let isMark = scalar == 0xFEFF
  let message =
    isMark ? "a byte-order mark (U+FEFF) stands inside the text" : "control character U+\(digits) is not allowed"
  return NotationError(
    kind: .encoding, path: path, range: range, message: message,
    expected: isMark ? "a byte-order mark at the start of the file only" : "printable characters, tabs and line ends",
    suggestion: "delete it, or write it as \"\\u\(digits)\" in double quotes")
}

/// Whether YAML allows the character unescaped; a byte-order mark counts as not allowed, as it is but at the start.
func isPrintable(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
  default: false
  }
}

/// The code point that starts at `index` and its number of bytes; nil where the bytes are not well-formed UTF-8.
func decodeScalar(_ text: Span<UInt8>, at index: Int) -> (scalar: UInt32, length: Int)? {
  let first = text[index]
  let length: Int
  var scalar: UInt32
  switch first {
  case 0x00...0x7F: return (UInt32(first), 1)
  case 0xC2...0xDF: (length, scalar) = (2, UInt32(first & 0x1F))
  case 0xE0...0xEF: (length, scalar) = (3, UInt32(first & 0x0F))
  case 0xF0...0xF4: (length, scalar) = (4, UInt32(first & 0x07))
  default: return nil
  }
  guard index + length <= text.count else { return nil }
  for next in index + 1..<index + length {
    guard text[next] & 0xC0 == 0x80 else { return nil }
    scalar = scalar << 6 | UInt32(text[next] & 0x3F)
  }
  let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
  guard scalar >= smallest, Unicode.Scalar(scalar) != nil else { return nil }
  return (scalar, length)
}
