import Drafts
import Findings
import SourceText

/// A stretch of a block's text that a finding is about.
struct ProofMark {
  var range: TextRange
  /// The id of the finding's note.
  var id: String
  /// The finding's number in the draft.
  var number: Int
  var finding: Finding
  /// Whether the finding begins here; the link to its note stands there.
  var isFirst: Bool
}

/// A block of a draft with the marks of its findings.
struct ProofBlock {
  private let block: Block
  private let draft: Draft
  private let marks: [ProofMark]

  init(_ block: Block, of draft: Draft, marks: [ProofMark]) {
    self.block = block
    self.draft = draft
    self.marks = marks
  }

  /// An empty paragraph behind the last block, for findings that no block holds.
  init(behind draft: Draft, marks: [ProofMark]) {
    let end = draft.text.count
    self.init(
      Block(kind: .paragraph, range: TextRange(end, end), outer: FileRange(0, 0)), of: draft, marks: marks)
  }

  /// The element of the block.
  var html: String {
    let text = markedText
    switch block.kind {
    case .title: return "<h3 class=\"title\">\(text)</h3>\n"
    case .heading:
      // The page's own headings take the first three levels.
      let level = min(6, max(4, block.level + 2))
      return "<h\(level)>\(text)</h\(level)>\n"
    case .paragraph: return "<p>\(text)</p>\n"
    case .listItem: return "<p class=\"item depth-\(min(4, max(1, block.level)))\">\(marker)\(text)</p>\n"
    case .quotation: return "<blockquote><p>\(text)</p></blockquote>\n"
    case .tableCell: return "<p class=\"cell\">\(text)</p>\n"
    case .caption: return "<p class=\"caption\">\(text)</p>\n"
    case .alt: return "<p class=\"caption\"><span class=\"label\">Image:</span> \(text)</p>\n"
    case .code: return "<pre><code>\(text)</code></pre>\n"
    case .frontMatter: return "<p class=\"metadata\"><span class=\"label\">Metadata:</span> \(text)</p>\n"
    }
  }

  private var marker: String {
    guard let range = block.marker else { return "<span class=\"marker\">•</span> " }
    let map = draft.source.map
    let bytes = draft.source.bytes[map.textOffset(ofFile: range.start)..<map.textOffset(ofFile: range.end)]
    let text = String(decoding: bytes, as: UTF8.self)
    let isBullet = text == "-" || text == "*" || text == "+"
    return "<span class=\"marker\">\(isBullet ? "•" : escapedXML(text, lineBreaks: .spaces))</span> "
  }

  /// The text, cut wherever a mark, a link or emphasis begins or ends, each piece in elements of its own.
  private var markedText: String {
    let inlines = draft.inlines[
      draft.inlines.firstIndex(notBefore: { $0.range.start < block.range.start })...
    ].prefix { $0.range.start < block.range.end }
    var cuts = Set([block.range.start, block.range.end])
    for range in marks.map(\.range) + inlines.map(\.range) {
      cuts.formUnion([range.start, min(range.end, block.range.end)])
    }
    let places = cuts.sorted()
    var html = marks.filter { $0.isFirst && $0.range.isEmpty }.map(reference).joined()
    var cover = ProofCover(marks.filter { !$0.range.isEmpty }, Array(inlines))
    for (start, end) in zip(places, places.dropFirst()) {
      cover.move(to: start)
      html += piece(TextRange(start, end), cover.kinds, cover.marks)
      for mark in cover.marks where mark.isFirst && mark.range.end == end { html += reference(mark) }
    }
    return html
  }

  private func piece(_ range: TextRange, _ inlines: [InlineKind], _ marks: [ProofMark]) -> String {
    var html = text(range)
    for kind in inlines {
      switch kind {
      case .link: html = "<span class=\"link\">\(html)</span>"
      case .code: html = "<code>\(html)</code>"
      case .emphasis: html = "<em>\(html)</em>"
      case .quotation: html = "<q>\(html)</q>"
      }
    }
    guard let worst = marks.map(\.finding.severity).max() else { return html }
    let ids = marks.map(\.id).joined(separator: " ")
    return "<mark class=\"\(worst.rawValue)\" data-notes=\"\(ids)\">\(html)</mark>"
  }

  /// The link from the text to a note.
  private func reference(_ mark: ProofMark) -> String {
    "<sup class=\"reference\" \(mark.finding.filterAttributes)><a class=\"\(mark.finding.severity.rawValue)\" "
      + "id=\"\(mark.id)m\" href=\"#\(mark.id)\" "
      + "aria-label=\"Note \(mark.number), \(mark.finding.severity.rawValue)\">\(mark.number)</a></sup>"
  }

  private func text(_ range: TextRange) -> String {
    let text = String(decoding: draft.text[range.indices], as: UTF8.self)
    guard block.kind == .code else { return escapedXML(text, lineBreaks: .spaces) }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { escapedXML(String($0), lineBreaks: .spaces) }.joined(separator: "\n")
  }
}
