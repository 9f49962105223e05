import Drafts

/// What text inside an element is, as its start tag and those around it say.
struct TextContext {
  var kind = BlockKind.paragraph
  var level = 0
  var listDepth = 0
  var quotationDepth = 0
  /// Whether the text is no text of the page.
  var isSkipped = false
  /// Whether it stands in `svg`, whose text is none of the page up to where HTML goes on.
  var isGraphic = false
  var isInvisible: Bool { isSkipped || isGraphic }
  /// Whether white space stays as it is.
  var isPreformatted = false
  /// Index on the stack of the innermost block-level element.
  var block: Int?
  /// Where the `h1` around starts, to tell its blocks from those of another.
  var headlineStart: Int?

  /// Goes on to what holds inside a further element.
  ///
  /// - Parameter index: where the element stands on the stack.
  mutating func enter(_ tag: Tag, traits: TagTraits, at index: Int) {
    if traits.contains(.leavesForeign) { isGraphic = false }
    if traits.contains(.skipped) || (isGraphic && (tag.name == .foreignobject || tag.name == .desc)) {
      isSkipped = true
    }
    if tag.name == .svg { isGraphic = true }
    if traits.contains(.preformatted) { isPreformatted = true }
    if traits.contains(.block) { block = index }
    if traits.contains(.list) { listDepth += 1 }
    switch tag.name {
    case .blockquote:
      quotationDepth += 1
      become(.quotation, level: quotationDepth)
    case .pre, .listing, .xmp, .plaintext: become(.code, level: 0)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      become(.heading, level: Int(tag.name.rawValue - TagName.h1.rawValue) + 1)
      headlineStart = tag.name == .h1 ? tag.range.lowerBound : nil
    case .li: become(.listItem, level: max(1, listDepth))
    case .td, .th: become(.tableCell, level: 0)
    case .figcaption, .caption: become(.caption, level: 0)
    default: break
    }
  }

  /// Code stays code, and what somebody else said stays a quotation, whatever it is set as.
  private mutating func become(_ new: BlockKind, level newLevel: Int) {
    guard kind != .code, kind != .quotation || new == .code || new == .quotation else { return }
    kind = new
    level = newLevel
  }
}

/// An element whose end has not come yet.
struct OpenElement {
  var tag: Tag
  /// Whether libxml2 put it in where the page has no tag.
  var isImplied: Bool
  var traits: TagTraits
  var context: TextContext
  /// Index in `Draft.elements` once it is kept there.
  var kept: Int?
  /// Whether text has come inside.
  var hasText = false
  /// Number of images and the like in front of it.
  var mediaBefore: Int
}
