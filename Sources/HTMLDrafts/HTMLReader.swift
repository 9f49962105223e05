package import Drafts
package import SourceText

/// Reads HTML: whole pages, and stretches of it in drafts of another format.
///
/// Every text byte maps to the bytes of the file that a browser would have shown it for. White space collapses as a
/// browser collapses it, character references are single units, and what a browser does not show as text (`head`,
/// `script`, `style`, `template`, `svg`, `noscript`, fallback of media) is left out. Any bytes can be read; the cost is
/// linear in them.
package struct HTMLReader: FragmentReader {
  package init() {}

  /// The draft that a page is.
  package static func read(_ source: DecodedText, path: String) -> Draft {
    var builder = DraftBuilder()
    HTMLReader().append(0..<source.bytes.count, of: source, to: &builder)
    return builder.finish(path: path, format: .html, source: source)
  }

  /// Appends the blocks and elements of a stretch of mark-up; alternative texts follow at the end of the draft.
  package func append(_ range: Range<Int>, of source: DecodedText, to builder: inout DraftBuilder) {
    let outline = MarkupOutline(source.bytes.span, range: range)
    var walk = OutlineWalk(outline: outline, range: range, writer: DraftWriter(source: source.bytes, builder: builder))
    builder = DraftBuilder()
    // A page of more than 2 GB is read as text between tags.
    if let parser = SAXParser(walk.extract) { parser.parse(&walk) }
    builder = walk.finish()
  }
}
