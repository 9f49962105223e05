package import SourceText

/// What a block of a draft is to its reader.
package enum BlockKind: String, Sendable, CaseIterable {
  /// The headline of the draft: the front matter does not count, only what a reader sees.
  case title
  case heading
  case paragraph
  case listItem = "list-item"
  /// A paragraph inside a block quotation.
  case quotation
  case tableCell = "table-cell"
  /// A marked caption, such as HTML's `figcaption`.
  case caption
  /// The alternative text of an image. It stands after all other blocks in the draft's text.
  case alt
  /// Code, preformatted text.
  case code
  /// One string value of the front matter.
  case frontMatter = "front-matter"
}

/// A run of text that stands on its own: a paragraph, a heading, a list item's paragraph, a table cell.
///
/// Blocks are leaves: they do not nest and do not overlap, and stand in the order of the text. A long draft has one for
/// every 100 bytes or so, so what is small is kept small: a block takes 56 bytes.
package struct Block: Sendable {
  package var kind: BlockKind
  private var storedLevel: Int16 = 0
  private var storedElement: Int32 = -1
  /// The block's text, without markers (`#`, `-`, `1.`) and without surrounding white space.
  package var range: TextRange
  /// What deleting the block takes from the file: its whole lines with markers and line ending, or its element. Of
  /// `Draft.heldTags` in it none goes.
  package var outer: FileRange
  private var storedBlankLines: Int32 = 0
  private var markerCount: Int32 = 0
  private var markerStart = 0

  /// Heading level 1…6, nesting depth of a list item or quotation from 1; 0 where neither applies.
  package var level: Int {
    get { Int(storedLevel) }
    set { storedLevel = Int16(clamping: newValue) }
  }
  /// Index into `Draft.elements` of the innermost block-level element; nil where the format has none.
  package var element: Int? {
    get { storedElement < 0 ? nil : Int(storedElement) }
    set { storedElement = newValue.map { Int32($0) } ?? -1 }
  }
  /// Number of blank lines in front of the block in the file; HTML reads 1 between block elements.
  package var blankLinesBefore: Int {
    get { Int(storedBlankLines) }
    set { storedBlankLines = Int32(clamping: newValue) }
  }
  /// The marker in front of a list item (`1.`, `-`, `•`) or nil. Only its first byte range in the file is kept.
  package var marker: FileRange? {
    get { markerCount == 0 ? nil : FileRange(markerStart, markerStart + Int(markerCount)) }
    set {
      markerStart = newValue?.start ?? 0
      markerCount = Int32(clamping: newValue?.count ?? 0)
    }
  }

  package init(
    kind: BlockKind, level: Int = 0, range: TextRange, outer: FileRange, element: Int? = nil,
    marker: FileRange? = nil, blankLinesBefore: Int = 0
  ) {
    self.kind = kind
    self.range = range
    self.outer = outer
    self.level = level
    self.element = element
    self.marker = marker
    self.blankLinesBefore = blankLinesBefore
  }
}

/// What an inline range is.
package enum InlineKind: String, Sendable, CaseIterable {
  case link
  case code
  case emphasis
  /// What the mark-up says somebody said, without quotation marks in the text.
  case quotation
}

/// A range inside a block that the mark-up set apart.
package struct Inline: Sendable {
  package var kind: InlineKind
  package var range: TextRange

  package init(kind: InlineKind, range: TextRange) {
    self.kind = kind
    self.range = range
  }
}
