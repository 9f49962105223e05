import Drafts

/// Walks the places of tags and texts along with libxml2's events, and tells the writer what is where.
///
/// libxml2 says which elements start and end and when text comes; the outline knows the bytes. Both only go forward.
struct OutlineWalk {
  private let outline: MarkupOutline
  /// The next token.
  private var index = 0
  /// Where it starts in the page.
  private var position: Int
  private let end: Int
  /// Whether an element without content has started, which libxml2 ends right away.
  private var isVoidOpen = false
  private(set) var writer: DraftWriter

  /// A walk through nothing.
  init() {
    self.init(outline: MarkupOutline([], range: 0..<0), range: 0..<0, writer: DraftWriter(source: [], builder: .init()))
  }

  init(outline: MarkupOutline, range: Range<Int>, writer: DraftWriter) {
    self.outline = outline
    self.writer = writer
    position = range.lowerBound
    end = range.upperBound
  }

  /// What libxml2 parses.
  var extract: [UInt8] { outline.extract }

  /// An element starts; its tag is read up to `offset`, in front of its `>` or `/>`.
  mutating func startElement(at offset: Int) {
    var next = index
    while next < outline.ends.count, outline.ends[next] <= offset { next += 1 }
    guard next < outline.ends.count, case .startTag(let tag) = outline.tokens[next], outline.start(of: next) < offset
    else {
      // A paragraph that libxml2 puts around text.
      writer.startImplied(at: position)
      return
    }
    pass(upTo: next)
    step(over: tag.range)
    isVoidOpen = writer.startElement(tag)
  }

  /// The innermost element ends. `name` is lower-case.
  mutating func endElement(_ name: UnsafePointer<UInt8>?, at offset: Int) {
    guard !isVoidOpen else {
      isVoidOpen = false
      return
    }
    var next = index
    while next < outline.ends.count, outline.ends[next] < offset { next += 1 }
    // Comments take no room in the extract.
    while next < outline.ends.count, case .nothing = outline.tokens[next] { next += 1 }
    guard next < outline.ends.count else { return endImplied(at: offset) }
    switch outline.tokens[next] {
    case .endTag(let tag) where outline.ends[next] == offset:
      pass(upTo: next)
      if unsafe outline.hasName(name, token: next) {
        step(over: tag.range)
        writer.pop(outerEnd: tag.range.upperBound, innerEnd: tag.range.lowerBound)
      } else {
        writer.popOpen(at: tag.range.lowerBound)
      }
    case .startTag(let tag) where outline.start(of: next) < offset:
      pass(upTo: next)
      writer.popOpen(at: tag.range.lowerBound)
    default: endImplied(at: offset)
    }
  }

  /// Ends an element in front of the text that ends it, or at the end of the page.
  private mutating func endImplied(at offset: Int) {
    while index < outline.ends.count, outline.ends[index] <= offset {
      if case .text = outline.tokens[index] { break }
      if case .nothing = outline.tokens[index], outline.ends[index] == offset { break }
      passToken()
    }
    writer.popOpen(at: position)
  }

  /// Text is read up to `offset`. All of it up to the next tag is written at once.
  mutating func characters(at offset: Int) {
    while index < outline.ends.count, outline.start(of: index) < offset {
      if outline.ends[index] > offset {
        guard case .text = outline.tokens[index] else { return }
      }
      passToken()
    }
  }

  /// Nesting is too deep: elements count as closed, `count` of them from the second on.
  mutating func forgetElements(_ count: Int) {
    writer.closeBelow(count, at: position)
  }

  /// Writes what is left and closes what is open.
  mutating func finish() -> DraftWriter {
    pass(upTo: outline.tokens.count)
    writer.finish(at: end)
    return writer
  }

  private mutating func pass(upTo token: Int) {
    while index < token { passToken() }
  }

  private mutating func passToken() {
    switch outline.tokens[index] {
    case .text(let range, _, let hasReferences): writer.addText(range, hasReferences: hasReferences)
    case .endTag(let tag): writer.passLoneEndTag(tag)
    case .startTag, .nothing: break
    }
    step(over: outline.tokens[index].range)
  }

  private mutating func step(over range: Range<Int>) {
    index += 1
    position = range.upperBound
  }
}
