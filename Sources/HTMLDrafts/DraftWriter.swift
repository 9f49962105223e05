import Drafts
import SourceText

/// Follows the tags of a page and fills a draft with its text.
///
/// Open elements are kept on a stack of limited depth; no tree is built.
struct DraftWriter {
  /// How deep elements nest; deeper ones count as part of the one around them.
  static let depthLimit = 512

  let source: [UInt8]
  var builder: DraftBuilder
  var stack: [OpenElement] = []
  /// Number of open elements by raw value of their name.
  var openCounts = [Int](repeating: 0, count: TagName.allCases.count)
  /// What text is at this place.
  var context = TextContext()
  /// Start tags beyond the depth limit whose end tags are to come.
  var overflow = 0
  let traits = TagName.allTraits
  let elementNames = TagName.allNames

  // Text that is not written before more of its block follows.
  var pendingSpace: Range<Int>?
  var pendingBreak: Range<Int>?
  /// No-break spaces in front of a block's first visible text.
  var heldSpaces: [HeldSpace] = []
  /// The lowest depth of the stack since the first of them.
  var heldDepth = 0
  /// Where a line feed is to be left out, right after `<pre>`.
  var skippedLineFeed: Int?

  // The open block.
  var inBlock = false
  /// Whether the open block knows its element.
  var needsElement = false
  var block = BlockPlace()
  /// Where the inline elements in front of the next block start.
  var inlineStart: Int?

  // Elements in `Draft.elements`.
  /// How many elements of the stack, from the bottom, are kept.
  var keptCount = 0
  /// How many elements of the stack, from the bottom, have text.
  var textCount = 0
  let firstElement: Int
  let firstBlock: Int
  /// What is known of kept elements beyond what the draft says, from `firstElement` on.
  var facts: [ElementFacts] = []
  /// The innermost kept element at the start of each block, from `firstBlock` on.
  var leaves: [Int?] = []
  var mediaCount = 0
  /// Where the `h1` that is the title starts.
  var titleStart: Int?

  var inlines = InlineTracker()
  var alternatives = DraftBuilder()

  /// A no-break space, or a white space among them.
  struct HeldSpace {
    var range: Range<Int>
    var isBlank: Bool
  }

  /// What the open block takes in the file.
  struct BlockPlace {
    var outerStart = 0
    var textStart = 0
    var textEnd = 0
    var outerEnd = 0
    var leaf: Int?
  }

  init(source: [UInt8], builder: DraftBuilder) {
    self.source = source
    self.builder = builder
    firstElement = builder.elements.count
    firstBlock = builder.blocks.count
  }

  mutating func read(_ range: Range<Int>) {
    var scanner = MarkupScanner(source, range: range)
    while let token = scanner.next() {
      switch token {
      case .text(let range): addText(range, hasReferences: true)
      case .rawText(let range): addText(range, hasReferences: false)
      case .startTag(let tag): startElement(tag, scanner: &scanner)
      case .endTag(let tag): endElement(tag)
      case .nothing: continue
      }
    }
    while !stack.isEmpty { pop(outerEnd: range.upperBound, innerEnd: range.upperBound) }
    breakBlock()
    placeBlocks()
    builder.appendAtEnd(alternatives)
  }

  // MARK: - Start tags

  private mutating func startElement(_ tag: Tag, scanner: inout MarkupScanner) {
    let traits = traits[Int(tag.name.rawValue)]
    if isForeign, traits.contains(.leavesForeign) { closeForeign(at: tag.range.lowerBound) }
    if stack.last?.name == .head, !traits.contains(.inHead) { popOpen(at: tag.range.lowerBound) }
    guard !isIgnored(tag) else { return }
    if !context.isSkipped {
      closeImplied(by: tag, traits: traits)
      if traits.contains(.block) { breakBlock() }
      if traits.contains(.media) { addMedia(tag) }
    }
    if traits.contains(.void) {
      if tag.name == .br { addLineBreak(tag.range) }
      return
    }
    if tag.isSelfClosing, isForeign || traits.contains(.foreign) { return }
    guard stack.count < Self.depthLimit || (traits.contains(.skipped) && !context.isSkipped) else {
      overflow += 1
      return
    }
    push(tag, traits: traits)
    if traits.contains(.raw) || tag.name == .plaintext {
      scanner.readRawText(upTo: tag, withReferences: false)
    } else if traits.contains(.rawWithReferences), !isForeign {
      scanner.readRawText(upTo: tag, withReferences: true)
    }
    if tag.name == .pre || tag.name == .listing || tag.name == .textarea { skippedLineFeed = tag.range.upperBound }
  }

  var isForeign: Bool {
    openCounts[Int(TagName.svg.rawValue)] + openCounts[Int(TagName.math.rawValue)] > 0
  }

  func isOpen(_ name: TagName) -> Bool { openCounts[Int(name.rawValue)] > 0 }

  /// Whether browsers pass over a start tag because of where it stands.
  private func isIgnored(_ tag: Tag) -> Bool {
    switch tag.name {
    case .html: !stack.isEmpty
    case .head, .body: isOpen(.body) || isOpen(.head) || context.isSkipped
    case .form: isOpen(.form)
    case .frameset, .frame: true
    default: false
    }
  }

  private mutating func push(_ tag: Tag, traits: TagTraits) {
    if !inBlock, inlineStart == nil, !traits.contains(.block), !context.isSkipped {
      inlineStart = tag.range.lowerBound
    }
    context.enter(tag, traits: traits, at: stack.count)
    openCounts[Int(tag.name.rawValue)] += 1
    stack.append(
      OpenElement(tag: tag, name: tag.name, traits: traits, context: context, mediaBefore: mediaCount))
    if !traits.isDisjoint(with: .inline), context.kind != .code { inlines.open(traits) }
  }

  // MARK: - Ends of elements

  /// Pops the top of the stack where something else ends it.
  mutating func popOpen(at offset: Int) {
    pop(outerEnd: offset, innerEnd: offset)
  }

  /// Pops the stack down to and with `index`; all end in front of the tag that ends them.
  mutating func popAll(through index: Int, at offset: Int) {
    while stack.count > index { popOpen(at: offset) }
  }

  mutating func pop(outerEnd: Int, innerEnd: Int) {
    guard let element = stack.last else { return }
    if element.name != .closed { close(element, outerEnd: outerEnd, innerEnd: innerEnd) }
    stack.removeLast()
    keptCount = min(keptCount, stack.count)
    textCount = min(textCount, stack.count)
    heldDepth = min(heldDepth, stack.count)
    context = stack.last?.context ?? TextContext()
  }

  /// Writes down where an element ends. It stays on the stack.
  mutating func close(_ element: OpenElement, outerEnd: Int, innerEnd: Int) {
    openCounts[Int(element.name.rawValue)] -= 1
    if element.traits.contains(.block), !element.context.isSkipped { breakBlock() }
    if !element.traits.isDisjoint(with: .inline), element.context.kind != .code {
      inlines.close(element.traits, in: &builder)
    }
    // The next block must not begin inside of an element that holds a block before.
    if element.hasText, !heldSpaces.isEmpty { heldSpaces.removeAll(keepingCapacity: true) }
    let start = element.tag.range.lowerBound
    if inBlock {
      if start >= block.outerStart { block.outerEnd = max(block.outerEnd, outerEnd) }
    } else if let first = inlineStart, start < first {
      inlineStart = nil
    }
    guard let kept = element.kept else { return }
    var end = outerEnd
    if let noted = element.noted, noted.text == builder.end { end = noted.end.upperBound }
    if element.hasText {
      let text = builder.elements[kept].text
      builder.elements[kept].text = TextRange(text.start, max(text.start, builder.end))
    }
    builder.elements[kept].outer = FileRange(start, max(end, element.tag.range.upperBound))
    facts[kept - firstElement].mediaInside = mediaCount - element.mediaBefore
    facts[kept - firstElement].inside = element.tag.range.upperBound..<max(innerEnd, element.tag.range.upperBound)
  }

  // MARK: - Kept elements

  /// Keeps all open elements in the draft.
  mutating func keepElements() {
    for index in keptCount..<stack.count {
      let element = stack[index]
      let words = TagWords(source, of: element.tag)
      let name =
        element.tag.name == .unknown
        ? String(decoding: source[element.tag.nameRange].map(ASCII.lowercased), as: UTF8.self)
        : elementNames[Int(element.tag.name.rawValue)]
      let start = element.tag.range.lowerBound
      stack[index].kept = builder.elements.count
      builder.elements.append(
        Element(
          name: name, parent: index > 0 ? stack[index - 1].kept : nil, words: words.words,
          text: TextRange(builder.end, builder.end), outer: FileRange(start, start), isHidden: words.isHidden))
      facts.append(ElementFacts(traits: element.traits))
    }
    keptCount = stack.count
  }

  /// Keeps all open elements, those up to a depth as ones with text that starts here.
  mutating func keepElementsWithText(upTo depth: Int) {
    if keptCount < stack.count { keepElements() }
    guard textCount < depth else { return }
    for index in textCount..<depth {
      stack[index].hasText = true
      if let kept = stack[index].kept { builder.elements[kept].text = TextRange(builder.end, builder.end) }
    }
    textCount = depth
  }

  /// The kept element of the innermost block-level one.
  var blockElement: Int? { context.block.flatMap { stack[$0].kept } }

  private mutating func addMedia(_ tag: Tag) {
    mediaCount += 1
    if !inBlock { inlineStart = nil }
    guard tag.name == .img else { return }
    guard let value = AlternativeText.value(in: source, of: tag) else { return }
    keepElements()
    AlternativeText.append(value, of: source, tag: tag, element: blockElement, to: &alternatives)
  }
}
