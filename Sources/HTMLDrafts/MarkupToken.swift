/// A piece of a page's mark-up. Tokens follow each other without gaps, so each knows only where it ends.
struct MarkupToken {
  enum Kind: UInt8 {
    /// Text in which `&` means something.
    case text
    /// Such text in which no `<` begins a tag, as in `textarea`.
    case verbatimText
    /// Text in which neither `<` nor `&` means anything, as in `script`.
    case rawText
    case startTag
    /// A start tag that ends in `/>`.
    case closedTag
    case endTag
    /// A comment, a doctype, a processing instruction, a broken tag: nothing to show.
    case nothing
  }

  var kind: Kind
  /// The name of a tag.
  var name = TagName.unknown
  /// Bytes of the name.
  private var nameCount: UInt32 = 0
  /// After it in the page.
  var end: Int
  /// After it in the extract.
  var extractEnd = 0

  init(_ kind: Kind, end: Int) {
    self.kind = kind
    self.end = end
  }

  init(_ kind: Kind, name: TagName, nameCount: Int, end: Int) {
    self.kind = kind
    self.name = name
    self.nameCount = UInt32(clamping: nameCount)
    self.end = end
  }

  var isText: Bool { kind.rawValue <= Kind.rawText.rawValue }
  var isStartTag: Bool { kind == .startTag || kind == .closedTag }

  /// The tag that it is.
  ///
  /// - Parameter start: where the token starts in the page.
  func tag(from start: Int) -> Tag {
    let nameStart = start + (kind == .endTag ? 2 : 1)
    return Tag(name: name, nameRange: nameStart..<nameStart + Int(nameCount), range: start..<end)
  }
}

/// A start or end tag in the file.
struct Tag {
  var name: TagName
  /// The bytes of the name.
  var nameRange: Range<Int>
  /// From `<` to after `>`.
  var range: Range<Int>
}
