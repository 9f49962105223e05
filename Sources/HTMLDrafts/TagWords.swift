import SourceText

/// What the attributes of a start tag say about the text inside.
struct TagWords {
  /// The words of `class`, `id`, `role`, `itemprop`, `itemtype`, `rel` and `aria-label`, and of the names of `data-`
  /// attributes, lower-case, separated by single spaces.
  private(set) var words = ""
  /// Whether the element is not shown.
  private(set) var isHidden = false

  init(_ source: [UInt8], of tag: Tag) {
    guard tag.nameRange.upperBound + 1 < tag.range.upperBound else { return }
    var found: [UInt8] = []
    var attributes = AttributeScanner(source, range: tag.nameRange.upperBound..<tag.range.upperBound)
    while let attribute = attributes.next() {
      switch Self.meaning(of: attribute.name, in: source) {
      case .words: Self.split(attribute.value, of: source, into: &found)
      case .dataName: Self.split(attribute.name.dropFirst(5), of: source, into: &found)
      case .hidden: isHidden = true
      case .ariaHidden: if Self.isTrue(source[attribute.value]) { isHidden = true }
      case .style: if Self.hidesDisplay(source[attribute.value]) { isHidden = true }
      case .none: continue
      }
    }
    if !found.isEmpty { words = String(decoding: found, as: UTF8.self) }
  }

  private enum Meaning {
    case words, dataName, hidden, ariaHidden, style, none
  }

  private static func meaning(of name: Range<Int>, in source: [UInt8]) -> Meaning {
    guard name.count <= 11 else { return isDataName(name, in: source) ? .dataName : .none }
    // The names in question have letters and a hyphen only, so eight bytes and the length tell them apart.
    var key: UInt64 = 0
    for index in name.prefix(8) { key = key << 8 | UInt64(ASCII.lowercased(source[index])) }
    switch (name.count, key) {
    case (5, packed("class")), (2, packed("id")), (4, packed("role")), (3, packed("rel")): return .words
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

  private static func isDataName(_ name: Range<Int>, in source: [UInt8]) -> Bool {
    name.count > 5 && zip(source[name], "data-".utf8).allSatisfy { ASCII.lowercased($0) == $1 }
  }

  /// Adds the words of some bytes: cut at all that is no letter or digit, and before a capital behind a small letter.
  private static func split(_ range: Range<Int>, of source: [UInt8], into words: inout [UInt8]) {
    var isInside = false
    var last: UInt8 = 0
    for index in range {
      let byte = source[index]
      guard ASCII.isAlphanumeric(byte) || byte >= 0x80 else {
        isInside = false
        continue
      }
      if isInside, 0x41...0x5A ~= byte, 0x61...0x7A ~= last { isInside = false }
      if !isInside, !words.isEmpty { words.append(0x20) }
      isInside = true
      words.append(ASCII.lowercased(byte))
      last = byte
    }
  }

  private static func isTrue(_ value: ArraySlice<UInt8>) -> Bool {
    value.count == 4 && zip(value, "true".utf8).allSatisfy { ASCII.lowercased($0) == $1 }
  }

  /// Whether a style declares `display: none`.
  private static func hidesDisplay(_ style: ArraySlice<UInt8>) -> Bool {
    for declaration in style.split(separator: UInt8(ascii: ";")) {
      let letters = declaration.lazy.filter { !ASCII.isSpace($0) }.map(ASCII.lowercased)
      if letters.starts(with: "display:none".utf8) { return true }
    }
    return false
  }
}
