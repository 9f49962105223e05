import SourceText

/// What the attributes of a start tag say about the text inside.
enum TagWords {
  /// Adds the words of `class`, `id`, `role`, `itemprop`, `itemtype`, `rel` and `aria-label`, and of the names of `data-`
  /// attributes, lower-case, separated by single spaces. Those of `html` and `body` tell how a page is set up, not what its
  /// text is for, and are left out, as are ids of headings, which are made of their text.
  ///
  /// - Parameter words: the words so far, mostly none.
  /// - Returns: whether the element is not shown.
  static func append(of tag: Tag, in source: Span<UInt8>, to words: inout [UInt8]) -> Bool {
    guard tag.nameRange.upperBound + 1 < tag.range.upperBound else { return false }
    var isHidden = false
    let isPage = tag.name == .html || tag.name == .body
    let isHeading = (TagName.h1.rawValue...TagName.h6.rawValue).contains(tag.name.rawValue)
    var attributes = AttributeScanner(tag.nameRange.upperBound..<tag.range.upperBound)
    while let attribute = attributes.next(of: source) {
      switch meaning(of: attribute.name, in: source) {
      case .words where isPage: continue
      case .dataName where isPage: continue
      case .id where isPage || isHeading: continue
      case .words, .id: split(attribute.value, of: source, into: &words)
      case .dataName: split(attribute.name.dropFirst(5), of: source, into: &words)
      case .hidden: isHidden = true
      case .ariaHidden: if isTrue(attribute.value, in: source) { isHidden = true }
      case .style: if hidesDisplay(attribute.value, in: source) { isHidden = true }
      case .none: continue
      }
    }
    return isHidden
  }

  private enum Meaning {
    case words, id, dataName, hidden, ariaHidden, style, none
  }

  private static func meaning(of name: Range<Int>, in source: Span<UInt8>) -> Meaning {
    guard name.count <= 11 else { return isDataName(name, in: source) ? .dataName : .none }
    // The names in question have letters and a hyphen only, so eight bytes and the length tell them apart.
    var key: UInt64 = 0
    for index in name.prefix(8) { key = key << 8 | UInt64(ASCII.lowercased(source[index])) }
    switch (name.count, key) {
    case (5, packed("class")), (4, packed("role")), (3, packed("rel")): return .words
    case (2, packed("id")): return .id
    case (8, packed("itemprop")), (8, packed("itemtype")): return .words
    case (5, packed("style")): return .style
    case (6, packed("hidden")): return .hidden
    case (10, packed("aria-lab")): return .words
    case (11, packed("aria-hid")): return .ariaHidden
    default: return isDataName(name, in: source) ? .dataName : .none
    }
  }

  @inline(__always)
  private static func packed(_ name: StaticString) -> UInt64 {
    name.withUTF8Buffer { unsafe $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  private static func isDataName(_ name: Range<Int>, in source: Span<UInt8>) -> Bool {
    name.count > 5 && isPrefix("data-", of: name, in: source)
  }

  /// What a byte is in a word.
  private enum Part {
    static let none: UInt8 = 0
    static let other: UInt8 = 1
    static let small: UInt8 = 2
    static let capital: UInt8 = 3

    static let table: [UInt8] = (0..<256).map { byte in
      switch UInt8(byte) {
      case 0x41...0x5A: capital
      case 0x61...0x7A: small
      case let byte where ASCII.isDigit(byte) || byte >= 0x80: other
      default: none
      }
    }
  }

  /// Adds the words of some bytes: cut at all that is no letter or digit, and before a capital behind a small letter.
  private static func split(_ range: Range<Int>, of source: Span<UInt8>, into words: inout [UInt8]) {
    let table = Part.table.span
    var needsSpace = !words.isEmpty
    var last = Part.none
    // At most a space in front of every byte.
    words.append(addingCapacity: 2 * range.count) { output in
      for index in range {
        let byte = source[index]
        let part = table[Int(byte)]
        if part != Part.none {
          let startsWord = last == Part.none || (part == Part.capital && last == Part.small)
          if startsWord, needsSpace { output.append(0x20) }
          needsSpace = true
          output.append(part == Part.capital ? byte | 0x20 : byte)
        }
        last = part
      }
    }
  }

  private static func isTrue(_ value: Range<Int>, in source: Span<UInt8>) -> Bool {
    value.count == 4 && isPrefix("true", of: value, in: source)
  }

  /// Whether bytes begin with a text in any letter case.
  private static func isPrefix(_ text: StaticString, of range: Range<Int>, in source: Span<UInt8>) -> Bool {
    text.withUTF8Buffer { text in
      guard text.count <= range.count else { return false }
      for offset in text.indices {
        guard unsafe text[offset] == ASCII.lowercased(source[range.lowerBound + offset]) else { return false }
      }
      return true
    }
  }

  /// Whether a style declares `display: none`.
  private static func hidesDisplay(_ style: Range<Int>, in source: Span<UInt8>) -> Bool {
    // How much of the text has been found since the declaration began; nil where it says something else.
    var found: Int? = 0
    let wanted: StaticString = "display:none"
    for index in style {
      let byte = source[index]
      if byte == UInt8(ascii: ";") {
        found = 0
      } else if let count = found, !ASCII.isSpace(byte) {
        let next = wanted.withUTF8Buffer { unsafe $0[count] }
        found = ASCII.lowercased(byte) == next ? count + 1 : nil
        if found == wanted.utf8CodeUnitCount { return true }
      }
    }
    return false
  }
}
