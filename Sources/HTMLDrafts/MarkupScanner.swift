import SourceText

/// Cuts a page into tokens as the HTML Standard does.
///
/// Cost: linear over the whole page.
struct MarkupScanner {
  private let end: Int
  /// Where the next token starts.
  private(set) var position: Int
  private let names = TagNames.shared
  /// What the element whose start tag came last makes of its content.
  private var content = Content.markup

  private enum Content {
    case markup
    case raw(Range<Int>, MarkupToken.Kind)
    case plain
  }

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// Reads what follows as text up to the end tag of the same name, or as text to the end of the page.
  mutating func readRawText(upTo tag: Tag) {
    let isVerbatim = tag.name == .title || tag.name == .textarea
    content = tag.name == .plaintext ? .plain : .raw(tag.nameRange, isVerbatim ? .verbatimText : .rawText)
  }

  /// The next token of the page; nil at its end.
  mutating func next(of source: Span<UInt8>) -> MarkupToken? {
    guard position < end else { return nil }
    switch content {
    case .markup: break
    case .plain:
      position = end
      return MarkupToken(.rawText, end: end)
    case .raw(let name, let kind):
      content = .markup
      let start = position
      position = endOfRawText(name, of: source)
      if position > start { return MarkupToken(kind, end: position) }
      guard position < end else { return nil }
    }
    if source[position] == UInt8(ascii: "<"), let token = markup(source) { return token }
    return text(source)
  }

  /// Text from here to the next `<` that begins mark-up.
  private mutating func text(_ source: Span<UInt8>) -> MarkupToken {
    var index = position + 1
    while index < end {
      index = source.firstIndex(of: UInt8(ascii: "<"), in: index..<end)
      if index == end || beginsMarkup(index, source) { break }
      index += 1
    }
    position = index
    return MarkupToken(.text, end: index)
  }

  private func beginsMarkup(_ index: Int, _ source: Span<UInt8>) -> Bool {
    guard index + 1 < end else { return false }
    let next = source[index + 1]
    if next == UInt8(ascii: "/") { return index + 2 < end }
    return ASCII.isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
  }

  /// The tag or comment that begins here; nil where the `<` is text.
  private mutating func markup(_ source: Span<UInt8>) -> MarkupToken? {
    guard beginsMarkup(position, source) else { return nil }
    let start = position
    switch source[start + 1] {
    case UInt8(ascii: "/"):
      if ASCII.isLetter(source[start + 2]) { return tag(nameFrom: start + 2, .endTag, source) }
      return bogusComment(from: start + 2, source)
    case UInt8(ascii: "!"):
      let dash = UInt8(ascii: "-")
      let isComment = start + 3 < end && source[start + 2] == dash && source[start + 3] == dash
      return isComment ? comment(from: start + 4, source) : bogusComment(from: start + 2, source)
    case UInt8(ascii: "?"): return bogusComment(from: start + 2, source)
    default: return tag(nameFrom: start + 1, .startTag, source)
    }
  }

  private mutating func nothing(upTo end: Int) -> MarkupToken {
    position = end
    return MarkupToken(.nothing, end: end)
  }

  /// What ends at the next `>`.
  private mutating func bogusComment(from index: Int, _ source: Span<UInt8>) -> MarkupToken {
    nothing(upTo: min(source.firstIndex(of: UInt8(ascii: ">"), in: index..<end) + 1, end))
  }

  /// What ends at `-->` or `--!>`.
  private mutating func comment(from start: Int, _ source: Span<UInt8>) -> MarkupToken {
    let dash = UInt8(ascii: "-")
    // `<!-->` and `<!--->` are comments, too.
    if start < end, source[start] == UInt8(ascii: ">") { return nothing(upTo: start + 1) }
    if start + 1 < end, source[start] == dash, source[start + 1] == UInt8(ascii: ">") {
      return nothing(upTo: start + 2)
    }
    var index = start
    while true {
      index = source.firstIndex(of: UInt8(ascii: ">"), in: index..<end)
      guard index < end else { return nothing(upTo: end) }
      let last = index > start && source[index - 1] == UInt8(ascii: "!") ? index - 1 : index
      index += 1
      if last - start >= 2, source[last - 1] == dash, source[last - 2] == dash { return nothing(upTo: index) }
    }
  }

  private mutating func tag(
    nameFrom nameStart: Int, _ kind: MarkupToken.Kind, _ source: Span<UInt8>
  ) -> MarkupToken {
    var index = nameStart
    while index < end {
      let byte = source[index]
      // All that ends a name stands in front of the letters.
      if byte <= UInt8(ascii: ">"), byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || ASCII.isSpace(byte) {
        break
      }
      index += 1
    }
    let nameRange = nameStart..<index
    var attributes = AttributeScanner(index..<end)
    attributes.skipAll(of: source)
    // Where the page ends inside the tag there is none.
    guard attributes.isComplete else { return nothing(upTo: end) }
    position = attributes.position
    return MarkupToken(
      kind == .startTag && attributes.isSelfClosing ? .closedTag : kind, name: names.tag(of: nameRange, in: source),
      nameCount: nameRange.count, end: position)
  }

  /// Where the end tag of that name begins; the end of the page if there is none.
  private func endOfRawText(_ name: Range<Int>, of source: Span<UInt8>) -> Int {
    var index = position
    while true {
      index = source.firstIndex(of: UInt8(ascii: "<"), in: index..<end)
      guard index < end else { return end }
      let after = index + 2 + name.count
      if after <= end, source[index + 1] == UInt8(ascii: "/"), isSameName(at: index + 2, as: name, in: source) {
        if after == end { return index }
        let byte = source[after]
        if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || ASCII.isSpace(byte) { return index }
      }
      index += 1
    }
  }

  private func isSameName(at start: Int, as name: Range<Int>, in source: Span<UInt8>) -> Bool {
    for offset in 0..<name.count
    where ASCII.lowercased(source[start + offset]) != ASCII.lowercased(source[name.lowerBound + offset]) {
      return false
    }
    return true
  }
}
