import SourceText

/// Where the tags, texts and comments of a page stand, and an extract of the page for libxml2, which gives no such places.
///
/// The extract has all tags in their order, and a character where there is text: more of the text decides nothing. It
/// lacks what libxml2 reads slowly, in more than linear time or otherwise than browsers do: attributes, comments, NUL
/// bytes, and the content of elements that holds no tags, such as that of `script` and `textarea`.
struct MarkupOutline {
  private(set) var tokens: [MarkupToken] = []
  private(set) var extract: [UInt8] = []
  /// libxml2 cuts names behind 100 bytes.
  private static let longestName = 99
  private var foreignDepth = 0

  init(_ source: Span<UInt8>, range: Range<Int>) {
    tokens.reserveCapacity(range.count / 32)
    extract.reserveCapacity(range.count / 8)
    var scanner = MarkupScanner(range)
    let traits = TagName.allTraits
    var start = range.lowerBound
    while var token = scanner.next(of: source) {
      switch token.kind {
      case .text: addText(start..<token.end, of: source)
      case .verbatimText, .rawText: extract.append(UInt8(ascii: "."))
      case .nothing: break
      case .endTag:
        let tag = token.tag(from: start)
        if traits[Int(tag.name.rawValue)].contains(.foreign) { foreignDepth = max(0, foreignDepth - 1) }
        addTag(tag, of: source, isEmpty: false)
      case .startTag, .closedTag:
        let tag = token.tag(from: start)
        let traits = traits[Int(tag.name.rawValue)]
        if traits.contains(.leavesForeign) { foreignDepth = 0 }
        let isEmpty = token.kind == .closedTag && (foreignDepth > 0 || traits.contains(.foreign))
        addTag(tag, of: source, isEmpty: isEmpty || traits.contains(.newerVoid))
        if traits.contains(.foreign), !isEmpty { foreignDepth += 1 }
        if traits.contains(.raw), !isEmpty { scanner.readRawText(upTo: tag) }
      }
      token.extractEnd = extract.count
      tokens.append(token)
      start = token.end
    }
  }

  /// Where a token starts in the extract.
  func start(of token: Int) -> Int { token > 0 ? tokens[token - 1].extractEnd : 0 }

  /// Adds a space for white space, and for other text its first visible character. Text that begins with a character
  /// reference, or with one that XML does not have, is added as it is: libxml2 knows whether it sees anything in it.
  private mutating func addText(_ range: Range<Int>, of source: Span<UInt8>) {
    var first = range.lowerBound
    while first < range.upperBound, Self.isBlank(source[first]) { first += 1 }
    guard first < range.upperBound else {
      extract.append(0x20)
      return
    }
    let byte = source[first]
    if byte > 0x20, byte != UInt8(ascii: "&"), byte != 0xEF {
      extract.append(UInt8(ascii: "."))
      return
    }
    for index in range {
      let byte = source[index]
      // A `<` in text is none of a tag, nor must it become one.
      extract.append(byte == UInt8(ascii: "<") ? UInt8(ascii: ".") : byte == 0 ? 0x20 : byte)
    }
  }

  /// White space in XML, and NUL, which is left out.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0)
  }

  /// Adds a tag without its attributes, with a `/` where the element is empty.
  private mutating func addTag(_ tag: Tag, of source: Span<UInt8>, isEmpty: Bool) {
    let name = tag.nameRange.prefix(Self.longestName)
    extract.append(addingCapacity: name.count + 4) { output in
      for index in tag.range.lowerBound..<name.lowerBound { output.append(source[index]) }
      for index in name {
        let byte = source[index]
        let isPlain = ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
        output.append(isPlain ? byte : UInt8(ascii: "_"))
      }
      if isEmpty { output.append(UInt8(ascii: "/")) }
      output.append(UInt8(ascii: ">"))
    }
  }

  /// Whether libxml2 calls the element that an end tag names so.
  func hasName(_ name: UnsafePointer<UInt8>?, token: Int) -> Bool {
    guard let name = unsafe name else { return false }
    var offset = 0
    for index in start(of: token) + 2..<tokens[token].extractEnd - 1 {
      guard unsafe name[offset] == ASCII.lowercased(extract[index]) else { return false }
      offset += 1
    }
    return unsafe name[offset] == 0
  }
}
