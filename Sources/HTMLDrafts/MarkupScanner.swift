import SourceText

/// A piece of a page's mark-up.
enum MarkupToken {
  /// Text. `isVerbatim` where no `<` in it begins a tag, as in `textarea`; `hasReferences` where `&` means something.
  case text(Range<Int>, isVerbatim: Bool, hasReferences: Bool)
  case startTag(Tag)
  case endTag(Tag)
  /// A comment, a doctype, a processing instruction, a broken tag: nothing to show.
  case nothing(Range<Int>)

  var range: Range<Int> {
    switch self {
    case .text(let range, _, _), .nothing(let range): range
    case .startTag(let tag), .endTag(let tag): tag.range
    }
  }
}

/// A start or end tag in the file.
struct Tag {
  var name: TagName
  /// The bytes of the name.
  var nameRange: Range<Int>
  /// From `<` to after `>`.
  var range: Range<Int>
  /// Whether the tag ends in `/>`.
  var isSelfClosing: Bool
}

/// Cuts a page into tokens as the HTML Standard does, each with its exact bytes.
///
/// Tokens follow each other without gaps up to the end. Cost: linear over the whole page.
struct MarkupScanner {
  let source: [UInt8]
  let end: Int
  private(set) var position: Int
  private let names = TagNames.shared
  /// What the element whose start tag came last makes of its content.
  private var content = Content.markup

  private enum Content {
    case markup
    case raw(Range<Int>, withReferences: Bool)
    case plain
  }

  init(_ source: [UInt8], range: Range<Int>) {
    self.source = source
    position = range.lowerBound
    end = range.upperBound
  }

  /// Reads what follows as text up to the end tag of the same name, or as text to the end of the page.
  mutating func readRawText(upTo tag: Tag) {
    let withReferences = tag.name == .title || tag.name == .textarea
    content = tag.name == .plaintext ? .plain : .raw(tag.nameRange, withReferences: withReferences)
  }

  /// The next token; nil at the end.
  mutating func next() -> MarkupToken? {
    guard position < end else { return nil }
    switch content {
    case .markup: break
    case .plain:
      defer { position = end }
      return .text(position..<end, isVerbatim: true, hasReferences: false)
    case .raw(let name, let withReferences):
      content = .markup
      let start = position
      position = endOfRawText(name)
      if position > start {
        return .text(start..<position, isVerbatim: true, hasReferences: withReferences)
      }
      guard position < end else { return nil }
    }
    if source[position] == UInt8(ascii: "<"), let token = markup() { return token }
    return text()
  }

  /// Text from here to the next `<` that begins mark-up.
  private mutating func text() -> MarkupToken {
    let start = position
    var index = position + 1
    while index < end {
      if source[index] == UInt8(ascii: "<"), beginsMarkup(index) { break }
      index += 1
    }
    position = index
    return .text(start..<index, isVerbatim: false, hasReferences: true)
  }

  private func beginsMarkup(_ index: Int) -> Bool {
    guard index + 1 < end else { return false }
    let next = source[index + 1]
    if next == UInt8(ascii: "/") { return index + 2 < end }
    return ASCII.isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
  }

  /// The tag or comment that begins here; nil where the `<` is text.
  private mutating func markup() -> MarkupToken? {
    guard beginsMarkup(position) else { return nil }
    let start = position
    switch source[start + 1] {
    case UInt8(ascii: "/"):
      if ASCII.isLetter(source[start + 2]) { return tag(nameFrom: start + 2, isEnd: true) }
      return bogusComment(from: start + 2)
    case UInt8(ascii: "!"):
      let isComment = start + 3 < end && source[start + 2...start + 3].elementsEqual("--".utf8)
      return isComment ? comment(from: start + 4) : bogusComment(from: start + 2)
    case UInt8(ascii: "?"): return bogusComment(from: start + 2)
    default: return tag(nameFrom: start + 1, isEnd: false)
    }
  }

  /// What ends at the next `>`.
  private mutating func bogusComment(from index: Int) -> MarkupToken {
    let start = position
    var index = index
    while index < end, source[index] != UInt8(ascii: ">") { index += 1 }
    position = min(index + 1, end)
    return .nothing(start..<position)
  }

  private mutating func comment(from index: Int) -> MarkupToken {
    let start = position
    var index = index
    // `<!-->` and `<!--->` are comments, too.
    if index < end, source[index] == UInt8(ascii: ">") {
      position = index + 1
      return .nothing(start..<position)
    }
    var dashes = index < end && source[index] == UInt8(ascii: "-") ? 1 : 0
    if dashes == 1, index + 1 < end, source[index + 1] == UInt8(ascii: ">") {
      position = index + 2
      return .nothing(start..<position)
    }
    dashes = 0
    var ended = false
    while index < end, !ended {
      let byte = source[index]
      if byte == UInt8(ascii: ">"), dashes >= 2 {
        ended = true
      } else if byte == UInt8(ascii: "!"), dashes >= 2, index + 1 < end, source[index + 1] == UInt8(ascii: ">") {
        ended = true
        index += 1
      } else {
        dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
      }
      index += 1
    }
    position = index
    return .nothing(start..<position)
  }

  private mutating func tag(nameFrom nameStart: Int, isEnd: Bool) -> MarkupToken {
    let start = position
    var index = nameStart
    while index < end {
      let byte = source[index]
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || ASCII.isSpace(byte) { break }
      index += 1
    }
    let nameRange = nameStart..<index
    var attributes = AttributeScanner(source, range: index..<end)
    attributes.skipAll()
    position = attributes.position
    guard attributes.isComplete else {
      // The page ends inside the tag.
      position = end
      return .nothing(start..<end)
    }
    let tag = Tag(
      name: names.tag(of: nameRange, in: source), nameRange: nameRange, range: start..<position,
      isSelfClosing: attributes.isSelfClosing)
    return isEnd ? .endTag(tag) : .startTag(tag)
  }

  /// Where the end tag of that name begins; the end of the page if there is none.
  private func endOfRawText(_ name: Range<Int>) -> Int {
    var index = position
    while index < end {
      guard source[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let after = index + 2 + name.count
      if after <= end, source[index + 1] == UInt8(ascii: "/"), isSameName(at: index + 2, as: name) {
        if after == end { return index }
        let byte = source[after]
        if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || ASCII.isSpace(byte) { return index }
      }
      index += 1
    }
    return end
  }

  private func isSameName(at start: Int, as name: Range<Int>) -> Bool {
    for offset in 0..<name.count
    where ASCII.lowercased(source[start + offset]) != ASCII.lowercased(source[name.lowerBound + offset]) {
      return false
    }
    return true
  }
}
