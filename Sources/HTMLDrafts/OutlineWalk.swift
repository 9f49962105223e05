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
  private var writer: DraftWriter

  init(outline: MarkupOutline, range: Range<Int>, writer: DraftWriter) {
    self.outline = outline
    self.writer = writer
    position = range.lowerBound
    end = range.upperBound
  }

  /// What libxml2 parses.
  var extract: [UInt8] { outline.extract }

  private var count: Int { outline.tokens.count }

  /// An element starts; its tag is read up to `offset`, in front of its `>` or `/>`.
  mutating func startElement(at offset: Int) {
    var next = index
    while next < count, outline.tokens[next].extractEnd <= offset { next += 1 }
    guard next < count, outline.tokens[next].isStartTag, outline.start(of: next) < offset else {
      // A paragraph that libxml2 puts around text.
      writer.startImplied(at: position)
      return
    }
    pass(upTo: next)
    let tag = outline.tokens[next].tag(from: position)
    step()
    isVoidOpen = writer.startElement(tag)
  }

  /// The innermost element ends. `name` is lower-case.
  mutating func endElement(_ name: UnsafePointer<UInt8>?, at offset: Int) {
    guard !isVoidOpen else {
      isVoidOpen = false
      return
    }
    var next = index
    while next < count, outline.tokens[next].extractEnd < offset { next += 1 }
    // Comments take no room in the extract.
    while next < count, outline.tokens[next].kind == .nothing { next += 1 }
    guard next < count else { return endImplied(at: offset) }
    let token = outline.tokens[next]
    if token.kind == .endTag, token.extractEnd == offset {
      pass(upTo: next)
      let start = position
      if unsafe outline.hasName(name, token: next) {
        step()
        writer.pop(outerEnd: token.end, innerEnd: start)
      } else {
        writer.popOpen(at: start)
      }
    } else if token.isStartTag, outline.start(of: next) < offset {
      pass(upTo: next)
      writer.popOpen(at: position)
    } else {
      endImplied(at: offset)
    }
  }

  /// Ends an element in front of the text that ends it, or at the end of the page.
  private mutating func endImplied(at offset: Int) {
    while index < count, outline.tokens[index].extractEnd <= offset {
      if outline.tokens[index].isText { break }
      if outline.tokens[index].kind == .nothing, outline.tokens[index].extractEnd == offset { break }
      passToken()
    }
    writer.popOpen(at: position)
  }

  /// Text is read up to `offset`. All of it up to the next tag is written at once.
  mutating func characters(at offset: Int) {
    while index < count, outline.start(of: index) < offset {
      if outline.tokens[index].extractEnd > offset, !outline.tokens[index].isText { return }
      passToken()
    }
  }

  /// Nesting is too deep: elements count as closed, `count` of them from the second on.
  mutating func forgetElements(_ count: Int) {
    writer.closeBelow(count, at: position)
  }

  /// Writes what is left and closes what is open. The builder is handed over, not copied.
  mutating func finish() -> DraftBuilder {
    pass(upTo: count)
    writer.finish(at: end)
    defer { writer.builder = DraftBuilder() }
    return writer.builder
  }

  private mutating func pass(upTo token: Int) {
    while index < token { passToken() }
  }

  private mutating func passToken() {
    let token = outline.tokens[index]
    switch token.kind {
    case .text, .verbatimText: writer.addText(position..<token.end, hasReferences: true)
    case .rawText: writer.addText(position..<token.end, hasReferences: false)
    case .endTag: writer.passLoneEndTag(token.tag(from: position))
    case .startTag, .closedTag, .nothing: break
    }
    step()
  }

  private mutating func step() {
    position = outline.tokens[index].end
    index += 1
  }
}
