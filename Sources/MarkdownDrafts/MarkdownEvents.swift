import Drafts
import SourceText

/// Turns the parser's events into blocks, text and source map.
struct MarkdownEvents {
  let source: DecodedText
  let html: (any FragmentReader)?
  var builder: DraftBuilder
  var lines: MarkdownLines

  var containers: [MarkdownContainer] = []
  /// How many of `containers` are quotations.
  var quotationDepth = 0
  var listMarks: [UInt8] = []
  var leaf: MarkdownLeaf?
  /// Whether the leaf's block has been started.
  var isBlockOpen = false
  /// Spans that are open, innermost last; the start is known once text follows.
  var spans: [(kind: MarkdownSpan, start: Int?)] = []
  /// Whether an `<a>` tag is open, and where the text after it starts.
  var rawLink: (isOpen: Bool, start: Int?) = (false, nil)
  var pendingBreaks: [MarkdownBreak] = []
  /// Line ends that were pending in front of the open image.
  var outerBreaks: [MarkdownBreak] = []
  /// Spaces the parser wrote in place of the file's white space in front of the next piece of code.
  var pendingSpaces = 0
  /// End of what has been read of the file.
  var cursor: Int
  /// Images that are open inside each other.
  var imageDepth = 0
  var image = MarkdownImage()
  var images: [MarkdownImage] = []
  /// First line after the blocks so far.
  var nextLine: Int

  init(_ source: DecodedText, from start: Int, builder: DraftBuilder, html: (any FragmentReader)?) {
    self.source = source
    self.builder = builder
    self.html = html
    lines = MarkdownLines(source.bytes)
    cursor = start
    nextLine = lines.line(at: start)
  }

  /// The builder with all blocks, the images' texts last. It is handed over, not copied.
  mutating func finish() -> DraftBuilder {
    endLeaf()
    defer { builder = DraftBuilder() }
    for image in images {
      builder.beginBlock(.alt, outerStart: image.range.lowerBound)
      for piece in image.pieces {
        if let unit = piece.unit {
          builder.append(unit, standingFor: piece.range)
        } else {
          builder.append(piece.range, of: source.bytes)
        }
      }
      builder.endBlock(outerEnd: image.range.upperBound)
    }
    return builder
  }

  var itemDepth: Int { containers.count - quotationDepth }

  // MARK: Blocks

  mutating func enter(_ block: MarkdownBlock) {
    if case .document = block { return }
    endLeaf()
    switch block {
    case .quotation:
      containers.append(.quotation)
      quotationDepth += 1
    case .list(let mark): listMarks.append(mark)
    case .item: containers.append(.item(mark: listMarks.last ?? 0x2D, isFound: false))
    case .heading(let level):
      let isFirst = builder.blocks.allSatisfy { $0.kind == .frontMatter }
      leaf = MarkdownLeaf(isFirst && level == 1 && containers.isEmpty ? .title : .heading, level: level)
    case .paragraph: leaf = proseLeaf()
    case .cell: leaf = MarkdownLeaf(.tableCell)
    case .code(let isFenced):
      leaf = MarkdownLeaf(.code)
      leaf?.isFenced = isFenced
    case .html:
      leaf = MarkdownLeaf(.paragraph)
      leaf?.isHTML = true
    case .document, .rule, .tablePart: break
    }
  }

  mutating func leave(_ block: MarkdownBlock) {
    endLeaf()
    switch block {
    case .quotation:
      containers.removeLast()
      quotationDepth -= 1
    case .item: containers.removeLast()
    case .list: listMarks.removeLast()
    default: break
    }
  }

  /// A paragraph, or the text that stands in a tight list's item without one.
  func proseLeaf() -> MarkdownLeaf {
    let quotations = quotationDepth
    if quotations > 0 { return MarkdownLeaf(.quotation, level: quotations) }
    let items = itemDepth
    return items > 0 ? MarkdownLeaf(.listItem, level: items) : MarkdownLeaf(.paragraph)
  }

  // MARK: Spans

  mutating func enter(_ span: MarkdownSpan) {
    if span == .image {
      if imageDepth == 0 {
        image = MarkdownImage()
        swap(&pendingBreaks, &outerBreaks)
      }
      imageDepth += 1
    }
    spans.append((span, nil))
  }

  mutating func leaveSpan() {
    guard let (kind, start) = spans.popLast() else { return }
    switch kind {
    case .image:
      skipTarget()
      imageDepth -= 1
      guard imageDepth == 0 else { return }
      pendingBreaks = outerBreaks
      outerBreaks = []
      guard !image.pieces.isEmpty else { return }
      image.range = image.range.lowerBound..<max(cursor, image.range.lowerBound)
      images.append(image)
      return
    case .link: skipTarget()
    case .code: skipCodeEnd()
    case .emphasis, .other: break
    }
    guard imageDepth == 0, let start else { return }
    switch kind {
    case .emphasis: builder.addInline(.emphasis, from: start)
    case .link: builder.addInline(.link, from: start)
    case .code: builder.addInline(.code, from: start)
    case .image, .other: break
    }
  }

  // MARK: Text

  /// Text that stands in the file.
  mutating func add(_ kind: MarkdownText, at range: Range<Int>) {
    if leaf == nil { leaf = proseLeaf() }
    if leaf?.isHTML == true {
      touch(range.lowerBound)
      leaf?.fragments.append(range)
      cursor = range.upperBound
      return
    }
    touch(range.lowerBound)
    defer { cursor = range.upperBound }
    switch kind {
    case .html:
      if imageDepth == 0, isBlockOpen { flushBreaks(before: range.lowerBound) }
      if isLineBreakTag(range) { append(range, as: [0x0A]) } else { readLinkTag(range) }
    case .entity: append(range, as: CharacterReference.decode(source.bytes, range))
    case .nul: append(range, as: [0xEF, 0xBF, 0xBD])
    default: append(range, as: nil)
    }
  }

  /// Text that the parser put in place of bytes of the file.
  mutating func addAbsent(_ kind: MarkdownText, first: UInt8, count: Int) {
    if leaf == nil { leaf = proseLeaf() }
    if leaf?.isHTML == true { return }
    switch kind {
    case .softBreak: pendingBreaks.append(MarkdownBreak(isHard: false))
    case .hardBreak: pendingBreaks.append(MarkdownBreak(isHard: true))
    case .nul:
      if let place = source.bytes[cursor...].firstIndex(of: 0) { add(.nul, at: place..<place + 1) }
    case .code:
      if first == 0x0A || spans.last?.kind == .code {
        pendingBreaks.append(MarkdownBreak(isHard: false))
        pendingSpaces = 0
      } else {
        pendingSpaces += count
      }
    case .html, .entity, .normal: break
    }
  }

  /// Adds the bytes of `range`, or `unit` for them, to the block or to the image's text.
  private mutating func append(_ range: Range<Int>, as unit: [UInt8]?) {
    if imageDepth > 0 {
      flushBreaks(before: range.lowerBound, isInImage: true)
      image.pieces.append(MarkdownImage.Piece(range: range, unit: unit))
      return
    }
    if !isBlockOpen { openBlock() }
    if !pendingBreaks.isEmpty { flushBreaks(before: range.lowerBound) }
    if pendingSpaces > 0 { flushSpaces(before: range.lowerBound) }
    let start = builder.end
    for index in spans.indices.reversed() {
      if spans[index].start != nil { break }
      spans[index].start = start
    }
    if rawLink.isOpen, rawLink.start == nil { rawLink.start = start }
    if let unit {
      builder.append(unit, standingFor: range)
    } else {
      builder.append(range, of: source.bytes)
    }
  }

  /// Opens or ends a link that is written in HTML.
  private mutating func readLinkTag(_ range: Range<Int>) {
    guard range.count >= 3, imageDepth == 0 else { return }
    let bytes = source.bytes
    let start = range.lowerBound
    if bytes[start + 1] | 0x20 == 0x61, bytes[start + 2] <= 0x20 {
      rawLink = (true, nil)
    } else if range.count >= 4, bytes[start + 1] == 0x2F, bytes[start + 2] | 0x20 == 0x61, bytes[start + 3] == 0x3E {
      if let text = rawLink.start { builder.addInline(.link, from: text) }
      rawLink = (false, nil)
    }
  }

  /// Whether an inline tag is `<br>`.
  private func isLineBreakTag(_ range: Range<Int>) -> Bool {
    guard range.count >= 4 else { return false }
    let tag = Array(source.bytes[range.prefix(4)])
    return tag[0] == 0x3C && tag[1] | 0x20 == 0x62 && tag[2] | 0x20 == 0x72
      && (tag[3] == 0x3E || tag[3] == 0x2F || tag[3] <= 0x20)
  }
}
