/// Turns the bytes of files into UTF-8 with a map back, and replacement text into bytes of a file.
package enum TextDecoder {
  /// The text of a file.
  ///
  /// The encoding is that of a byte-order mark; else the one given; else, for HTML, the one that a `<meta>` in the first
  /// 1,024 bytes declares; else UTF-8 where the file is valid; else, for HTML, windows-1252. Bad bytes of a page become
  /// U+FFFD, one for each maximal part of a sequence (WHATWG Encoding Standard), and so does a lone surrogate in UTF-16.
  ///
  /// - Throws: `invalidUTF8` for bad bytes in a file that is no page, `unsupportedEncoding` for a declaration of an
  ///   encoding that cannot be read.
  /// - Complexity: linear; a valid UTF-8 file without byte-order mark is not copied.
  package static func decode(
    _ file: [UInt8], as encoding: TextEncoding?, isHTML: Bool
  ) throws(DecodingError) -> DecodedText {
    if file.starts(with: [0xFF, 0xFE, 0, 0]) || file.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw .unsupportedEncoding(label: "utf-32")
    }
    if let (marked, length) = byteOrderMark(of: file) {
      return try decode(file, from: length, as: marked, isHTML: isHTML)
    }
    if let encoding { return try decode(file, from: 0, as: encoding, isHTML: isHTML) }
    if isHTML {
      if let declared = try MetaCharset.declared(in: file) {
        return try decode(file, from: 0, as: declared, isHTML: true)
      }
      if firstBadBytes(of: file, from: 0) != nil {
        return try decode(file, from: 0, as: .windows1252, isHTML: true)
      }
      return DecodedText(bytes: file, map: SourceMap(identity: file.count), encoding: .utf8)
    }
    return try decode(file, from: 0, as: .utf8, isHTML: false)
  }

  /// The bytes that stand for `text` in a file of the given encoding, without byte-order mark; nil where the encoding
  /// lacks one of its characters.
  package static func encode(_ text: String, as encoding: TextEncoding) -> [UInt8]? {
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .utf16LittleEndian: return text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    default:
      var bytes: [UInt8] = []
      let table = encoding.upperHalf ?? []
      for scalar in text.unicodeScalars {
        if scalar.isASCII {
          bytes.append(UInt8(scalar.value))
        } else if scalar != "\u{FFFD}", let index = table.firstIndex(of: scalar) {
          bytes.append(UInt8(0x80 + index))
        } else {
          return nil
        }
      }
      return bytes
    }
  }

  private static func byteOrderMark(of file: [UInt8]) -> (TextEncoding, Int)? {
    if file.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if file.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if file.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  private static func decode(
    _ file: [UInt8], from start: Int, as encoding: TextEncoding, isHTML: Bool
  ) throws(DecodingError) -> DecodedText {
    switch encoding {
    case .utf8: return try decodeUTF8(file, from: start, replacing: isHTML)
    case .utf16LittleEndian: return decodeUTF16(file, from: start, as: encoding, low: 0)
    case .utf16BigEndian: return decodeUTF16(file, from: start, as: encoding, low: 1)
    default: return decodeSingleByte(file, as: encoding)
    }
  }
}

// MARK: - UTF-8

extension TextDecoder {
  /// The first bytes from `start` on that are no UTF-8: one maximal part of a sequence. Cost: linear up to there.
  static func firstBadBytes(of file: [UInt8], from start: Int) -> Range<Int>? {
    let valid = file.span.endOfValidUTF8(from: start)
    guard valid < file.count else { return nil }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: file.span.extracting(valid...))
      return nil
    } catch {
      return error.byteOffsets.lowerBound + valid..<error.byteOffsets.upperBound + valid
    }
  }

  private static func decodeUTF8(
    _ file: [UInt8], from start: Int, replacing: Bool
  ) throws(DecodingError) -> DecodedText {
    guard var bad = firstBadBytes(of: file, from: start) else {
      let bytes = start == 0 ? file : Array(file[start...])
      return DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count, from: start), encoding: .utf8)
    }
    guard replacing else { throw .invalidUTF8(offset: bad.lowerBound, byte: file[bad.lowerBound]) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.count + 64)
    var map = SourceMap()
    var offset = start
    while true {
      bytes += file[offset..<bad.lowerBound]
      map.append(bytes: bad.lowerBound - offset, file: offset)
      bytes += [0xEF, 0xBF, 0xBD]
      map.append(unit: 3, file: bad.lowerBound, fileCount: bad.count)
      offset = bad.upperBound
      guard let next = firstBadBytes(of: file, from: offset) else { break }
      bad = next
    }
    bytes += file[offset...]
    map.append(bytes: file.count - offset, file: offset)
    return DecodedText(bytes: bytes, map: map, encoding: .utf8)
  }
}

// MARK: - Other encodings

extension TextDecoder {
  private static func decodeSingleByte(_ file: [UInt8], as encoding: TextEncoding) -> DecodedText {
    let characters = (encoding.upperHalf ?? []).map { Array(String($0).utf8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.count + file.count / 8)
    var map = SourceMap()
    var offset = 0
    while offset < file.count {
      let start = offset
      while offset < file.count, file[offset] < 0x80 { offset += 1 }
      bytes += file[start..<offset]
      map.append(bytes: offset - start, file: start)
      while offset < file.count, file[offset] >= 0x80 {
        let character = characters[Int(file[offset]) - 0x80]
        bytes += character
        map.append(unit: character.count, file: offset, fileCount: 1)
        offset += 1
      }
    }
    return DecodedText(bytes: bytes, map: map, encoding: encoding)
  }

  /// - Parameter low: where the low byte of a code unit stands, 0 or 1.
  private static func decodeUTF16(
    _ file: [UInt8], from start: Int, as encoding: TextEncoding, low: Int
  ) -> DecodedText {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.count * 3 / 4)
    var map = SourceMap()
    let unit = { (offset: Int) -> UInt32? in
      offset + 1 < file.count ? UInt32(file[offset + low]) | UInt32(file[offset + 1 - low]) << 8 : nil
    }
    var offset = start
    while offset < file.count {
      var length = min(2, file.count - offset)
      var value: UInt32 = 0xFFFD
      if let first = unit(offset) {
        if first & 0xF800 != 0xD800 {
          value = first
        } else if first < 0xDC00, let second = unit(offset + 2), second & 0xFC00 == 0xDC00 {
          value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
          length = 4
        }
      }
      let before = bytes.count
      bytes += UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
      map.append(unit: bytes.count - before, file: offset, fileCount: length)
      offset += length
    }
    return DecodedText(bytes: bytes, map: map, encoding: encoding)
  }
}
