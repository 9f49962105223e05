package import SourceText

/// One element of an HTML draft that holds text, kept for what its tag says about that text. A plain value: a page has
/// thousands.
package struct Element: Sendable {
  /// Index into `Draft.tags`. Elements whose tags say the same share one.
  package var tag: Int
  /// Index of the parent in `Draft.elements`; nil at the top.
  package var parent: Int?
  /// The text inside, over all descendants.
  package var text: TextRange
  /// From the `<` of the start tag to after the `>` of the end tag, or to where the element was closed for it.
  package var outer: FileRange

  package init(tag: Int, parent: Int?, text: TextRange, outer: FileRange) {
    self.tag = tag
    self.parent = parent
    self.text = text
    self.outer = outer
  }
}
