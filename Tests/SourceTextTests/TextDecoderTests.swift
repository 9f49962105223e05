import SourceText
import Testing

@Suite struct TextDecoderTests {
  private func text(_ decoded: DecodedText) -> String { String(decoding: decoded.bytes, as: UTF8.self) }

  private func fileRange(_ decoded: DecodedText, of phrase: String) -> Range<Int>? {
    let bytes = decoded.bytes
    let wanted = Array(phrase.utf8)
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: wanted) }) else { return nil }
    return decoded.map.fileRange(of: TextRange(start, start + wanted.count)).indices
  }

  // MARK: - Detection

  @Test func keepsValidUTF8AsItIs() throws {
    let file = Array("Café “😀”".utf8)
    for isHTML in [true, false] {
      let decoded = try TextDecoder.decode(file, as: nil, isHTML: isHTML)
      #expect(decoded.bytes == file)
      #expect(decoded.encoding == .utf8)
      #expect(decoded.map.segments == SourceMap(identity: file.count).segments)
    }
  }

  @Test func readsAnEmptyFile() throws {
    let decoded = try TextDecoder.decode([], as: nil, isHTML: false)
    #expect(decoded.bytes.isEmpty)
    #expect(decoded.map.segments.isEmpty)
  }

  @Test func leavesOutTheByteOrderMark() throws {
    let decoded = try TextDecoder.decode([0xEF, 0xBB, 0xBF] + Array("é!".utf8), as: .windows1252, isHTML: false)
    #expect(text(decoded) == "é!")
    #expect(decoded.encoding == .utf8)
    #expect(decoded.map.segments == SourceMap(identity: 3, from: 3).segments)
  }

  @Test func takesTheEncodingGivenBeforeTheDeclaredOne() throws {
    let file = Array("<meta charset=utf-8>".utf8) + [0xE9]
    let decoded = try TextDecoder.decode(file, as: .windows1251, isHTML: true)
    #expect(text(decoded).hasSuffix("й"))
    #expect(decoded.encoding == .windows1251)
  }

  @Test(arguments: [
    ("<meta charset=\"windows-1251\">", TextEncoding.windows1251),
    ("<META CHARSET = 'Latin1' />", .windows1252),
    ("<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-15\">", .iso885915),
    ("<meta content='text/html;charset=\"koi8-r\"' http-equiv='content-type'>", .koi8r),
    ("<!-- <meta charset=koi8-r> --><meta charset=windows-1250>", .windows1250),
    ("<p title='<meta charset=koi8-r>'><meta charset=windows-1250>", .windows1250),
    ("<meta charset=nonsense><meta charset=iso-8859-2>", .iso88592),
    ("<meta name=description content='charset=koi8-r'>", .windows1252),
    ("<meta charset=utf-16>", .utf8),
    ("<metadata charset=koi8-r>", .windows1252),
    (String(repeating: " ", count: 1_010) + "<meta charset=koi8-r>", .windows1252),
  ])
  func readsTheDeclaredEncoding(page: String, encoding: TextEncoding) throws {
    let decoded = try TextDecoder.decode(Array(page.utf8) + [0xE9], as: nil, isHTML: true)
    #expect(decoded.encoding == encoding)
  }

  @Test(arguments: ["shift_jis", "GBK", " euc-kr "])
  func namesADeclaredEncodingThatCannotBeRead(label: String) {
    let page = Array("<meta charset=\"\(label)\">".utf8)
    #expect(throws: DecodingError.unsupportedEncoding(label: label)) {
      try TextDecoder.decode(page, as: nil, isHTML: true)
    }
  }

  @Test func passesOverDeclarationsInPlainText() throws {
    let decoded = try TextDecoder.decode(Array("<meta charset=gbk>".utf8), as: nil, isHTML: false)
    #expect(decoded.encoding == .utf8)
  }

  // MARK: - Bad bytes

  @Test func refusesBadBytesInPlainText() {
    let error = DecodingError.invalidUTF8(offset: 3, byte: 0xE9)
    #expect(throws: error) { try TextDecoder.decode([0x63, 0x61, 0x66, 0xE9, 0x21], as: nil, isHTML: false) }
    #expect(throws: error) { try TextDecoder.decode([0x63, 0x61, 0x66, 0xE9, 0x21], as: .utf8, isHTML: false) }
    #expect(
      error.description
        == "The file is not valid UTF-8: byte 0xE9 at offset 3. Save it as UTF-8, or name its encoding with --encoding."
    )
  }

  @Test func countsTheOffsetOfABadByteFromTheStartOfTheFile() {
    #expect(throws: DecodingError.invalidUTF8(offset: 4, byte: 0xFF)) {
      try TextDecoder.decode([0xEF, 0xBB, 0xBF, 0x61, 0xFF], as: nil, isHTML: false)
    }
  }

  @Test(
    arguments: [
      ([0xFF], [1]), ([0xE2, 0x82], [2]), ([0xE2, 0x82, 0x41], [2]), ([0xED, 0xA0, 0x80], [1, 1, 1]),
      ([0xF0, 0x9F, 0x98], [3]), ([0xC0, 0x80], [1, 1]), ([0xF4, 0x90, 0x80, 0x80], [1, 1, 1, 1]),
    ] as [([UInt8], [Int])])
  func replacesEachMaximalPartOfABadSequence(bad: [UInt8], counts: [Int]) throws {
    let head = Array("<meta charset=utf-8>a".utf8)
    let decoded = try TextDecoder.decode(head + bad + Array("z".utf8), as: nil, isHTML: true)
    let tail = bad.last == 0x41 ? "Az" : "z"
    #expect(text(decoded) == "<meta charset=utf-8>a" + String(repeating: "\u{FFFD}", count: counts.count) + tail)
    var file = head.count
    for (index, count) in counts.enumerated() {
      let start = head.count + 3 * index
      #expect(decoded.map.fileRange(of: TextRange(start, start + 3)) == FileRange(file, file + count))
      file += count
    }
  }

  @Test func readsAnUndeclaredPageAsWindows1252() throws {
    let decoded = try TextDecoder.decode([0x93, 0x61, 0xE9, 0x94, 0x62], as: nil, isHTML: true)
    #expect(text(decoded) == "“aé”b")
    #expect(decoded.encoding == .windows1252)
    #expect(fileRange(decoded, of: "“") == 0..<1)
    #expect(fileRange(decoded, of: "aé”") == 1..<4)
    #expect(fileRange(decoded, of: "b") == 4..<5)
  }

  // MARK: - UTF-16

  @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func readsUTF16WithSurrogates(encoding: TextEncoding) throws {
    let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    let file = mark + (TextDecoder.encode("aé€😀z", as: encoding) ?? [])
    let decoded = try TextDecoder.decode(file, as: nil, isHTML: false)
    #expect(text(decoded) == "aé€😀z")
    #expect(decoded.encoding == encoding)
    #expect(fileRange(decoded, of: "a") == 2..<4)
    #expect(fileRange(decoded, of: "é€") == 4..<8)
    #expect(fileRange(decoded, of: "😀") == 8..<12)
    #expect(fileRange(decoded, of: "z") == 12..<14)
  }

  @Test func replacesLoneSurrogatesAndAnOddByte() throws {
    let decoded = try TextDecoder.decode(
      [0x3D, 0xD8, 0x61, 0x00, 0x00, 0xDE, 0x62], as: .utf16LittleEndian, isHTML: false)
    #expect(text(decoded) == "\u{FFFD}a\u{FFFD}\u{FFFD}")
    #expect(decoded.map.fileRange(of: TextRange(0, 3)) == FileRange(0, 2))
    #expect(decoded.map.fileRange(of: TextRange(7, 10)) == FileRange(6, 7))
  }

  // MARK: - Labels and replacement text

  @Test func knowsTheLabelsOfTheWeb() {
    #expect(TextEncoding(label: " UTF8\n") == .utf8)
    #expect(TextEncoding(label: "ISO-8859-1") == .windows1252)
    #expect(TextEncoding(label: "us-ascii") == .windows1252)
    #expect(TextEncoding(label: "ISO-8859-9") == .windows1254)
    #expect(TextEncoding(label: "utf-16") == .utf16LittleEndian)
    #expect(TextEncoding(label: "gbk") == nil)
    #expect(TextEncoding(label: "") == nil)
    for encoding in TextEncoding.allCases { #expect(TextEncoding(label: encoding.rawValue) == encoding) }
  }

  @Test(arguments: TextEncoding.allCases)
  func encodesWhatItDecodes(encoding: TextEncoding) throws {
    let all = (0x00...0xFF).map { UInt8($0) }
    if encoding == .utf8 || encoding == .utf16LittleEndian || encoding == .utf16BigEndian {
      let bytes = try #require(TextDecoder.encode("aЖ€😀", as: encoding))
      #expect(text(try TextDecoder.decode(bytes, as: encoding, isHTML: false)) == "aЖ€😀")
      return
    }
    for byte in all {
      let decoded = text(try TextDecoder.decode([byte], as: encoding, isHTML: false))
      #expect(decoded.unicodeScalars.count == 1)
      if decoded != "\u{FFFD}" { #expect(TextDecoder.encode(decoded, as: encoding) == [byte]) }
    }
  }

  @Test func refusesToEncodeWhatAnEncodingLacks() {
    #expect(TextDecoder.encode("Ж", as: .windows1252) == nil)
    #expect(TextDecoder.encode("\u{FFFD}", as: .windows1253) == nil)
    #expect(TextDecoder.encode("“€”", as: .windows1252) == [0x93, 0x80, 0x94])
  }

  // MARK: - From the file to the text

  @Test func leadsFromTheFileToTheText() throws {
    let decoded = try TextDecoder.decode([0xEF, 0xBB, 0xBF] + Array("aé".utf8), as: nil, isHTML: false)
    #expect((0...7).map { decoded.map.textOffset(ofFile: $0) } == [0, 0, 0, 0, 1, 2, 3, 3])
    let legacy = try TextDecoder.decode([0x61, 0xE9, 0x93, 0x62], as: .windows1252, isHTML: false)
    #expect((0...5).map { legacy.map.textOffset(ofFile: $0) } == [0, 1, 3, 6, 7, 7])
    let wide = try TextDecoder.decode([0xFE, 0xFF, 0x00, 0x61, 0x20, 0xAC], as: nil, isHTML: false)
    #expect((0...6).map { wide.map.textOffset(ofFile: $0) } == [0, 0, 0, 0, 1, 1, 4])
  }
}
