package import SourceText

/// What a draft is written in.
package enum DraftFormat: String, Sendable, CaseIterable {
  case text
  case markdown
  case html
}

/// An article draft as the rules see it: reader-visible text, its blocks, and the way back to the file.
package struct Draft: Sendable {
  /// The name findings carry: a path as given, or the id of a JSON-lines entry.
  package var path: String
  package var format: DraftFormat
  /// The file, decoded: what positions are counted in.
  package var source: DecodedText
  /// Reader-visible text, valid UTF-8. Blocks are separated by at least one line feed; what lies between blocks is
  /// never matched.
  package var text: [UInt8]
  /// In text order, not overlapping. `alt` blocks come last, after all others.
  package var blocks: [Block]
  /// Ordered by start; links and emphasis may nest.
  package var inlines: [Inline]
  /// Elements of an HTML draft, parents before children; empty elsewhere.
  package var elements: [Element]
  /// What the tags of the elements say.
  package var tags: ElementTags
  /// Tags inside the outer range of a block whose partners stand outside of it, ascending: they stay when the block goes.
  package var heldTags: [FileRange]
  /// Leads from `text` to the bytes on disk.
  package var map: SourceMap

  package init(
    path: String, format: DraftFormat, source: DecodedText, text: [UInt8], blocks: [Block], inlines: [Inline] = [],
    elements: [Element] = [], tags: ElementTags = ElementTags(), heldTags: [FileRange] = [], map: SourceMap
  ) {
    self.path = path
    self.format = format
    self.source = source
    self.text = text
    self.blocks = blocks
    self.inlines = inlines
    self.elements = elements
    self.tags = tags
    self.heldTags = heldTags
    self.map = map
  }
}
