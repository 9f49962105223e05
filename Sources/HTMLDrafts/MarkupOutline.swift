import SourceText

/// Where the tags, texts and comments of a page stand, and an extract of the page for libxml2, which gives no such places.
///
/// The extract has all tags and texts in their order. It lacks what libxml2 reads slowly, in more than linear time or
/// otherwise than browsers do: attributes, comments, NUL bytes, and the content of elements that holds no tags, such as
/// that of `script` and `textarea`.
struct MarkupOutline {
  private(set) var tokens: [MarkupToken] = []
  private(set) var extract: [UInt8] = []
  /// Where each token ends in the extract.
  private(set) var ends: [Int] = []
  /// libxml2 cuts names behind 100 bytes.
  private static let longestName = 99
  private var foreignDepth = 0

  init(_ source: [UInt8], range: Range<Int>) {
    tokens.reserveCapacity(range.count / 48)
    ends.reserveCapacity(range.count / 48)
    extract.reserveCapacity(range.count / 4)
    var scanner = MarkupScanner(source, range: range)
    let traits = TagName.allTraits
    while let token = scanner.next() {
      switch token {
      case .text(_, isVerbatim: true, _): extract.append(UInt8(ascii: "."))
      case .text(let range, isVerbatim: false, _): addText(source[range])
      case .nothing: break
      case .endTag(let tag):
        if traits[Int(tag.name.rawValue)].contains(.foreign) { foreignDepth = max(0, foreignDepth - 1) }
        addTag(tag, of: source, isEmpty: false)
      case .startTag(let tag):
        let traits = traits[Int(tag.name.rawValue)]
        if traits.contains(.leavesForeign) { foreignDepth = 0 }
        let isEmpty = tag.isSelfClosing && (foreignDepth > 0 || traits.contains(.foreign))
        addTag(tag, of: source, isEmpty: isEmpty || traits.contains(.newerVoid))
        if traits.contains(.foreign), !isEmpty { foreignDepth += 1 }
        if traits.contains(.raw), !isEmpty { scanner.readRawText(upTo: tag) }
      }
      tokens.append(token)
      ends.append(extract.count)
    }
  }

  /// Where a token starts in the extract.
  func start(of token: Int) -> Int { token > 0 ? ends[token - 1] : 0 }

  /// Adds text. A `<` in it is none of a tag, nor must it become one.
  private mutating func addText(_ text: ArraySlice<UInt8>) {
    let start = extract.count
    extract += text
    for index in start..<extract.count {
      if extract[index] == UInt8(ascii: "<") {
        extract[index] = UInt8(ascii: ".")
      } else if extract[index] == 0 {
        extract[index] = 0x20
      }
    }
  }

  /// Adds a tag without its attributes, with a `/` where the element is empty.
  private mutating func addTag(_ tag: Tag, of source: [UInt8], isEmpty: Bool) {
    extract += source[tag.range.lowerBound..<tag.nameRange.lowerBound]
    for index in tag.nameRange.prefix(Self.longestName) {
      let byte = source[index]
      let isPlain = ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
      extract.append(isPlain ? byte : UInt8(ascii: "_"))
    }
    if isEmpty { extract.append(UInt8(ascii: "/")) }
    extract.append(UInt8(ascii: ">"))
  }

  /// Whether libxml2 calls the element that an end tag names so.
  func hasName(_ name: UnsafePointer<UInt8>?, token: Int) -> Bool {
    guard let name = unsafe name else { return false }
    var offset = 0
    for byte in extract[start(of: token) + 2..<ends[token] - 1] {
      guard unsafe name[offset] == ASCII.lowercased(byte) else { return false }
      offset += 1
    }
    return unsafe name[offset] == 0
  }
}
