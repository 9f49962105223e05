import Drafts
import SourceText

/// Follows the tags of a page and fills a draft with its text.
///
/// Open elements are kept on a stack, the same as libxml2's; no tree is built.
struct DraftWriter {
  let source: [UInt8]
  var builder: DraftBuilder
  var stack: [OpenElement] = []
  /// What text is at this place.
  var context = TextContext()
  let traits = TagName.allTraits

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
  /// Tags in the open block that may have to stay when it goes.
  var looseTags: [LooseTag] = []
  /// Tags in a block whose partners stand outside of it.
  var heldTags: [(block: Int, range: Range<Int>)] = []
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

  /// What the tags of kept elements say.
  private var tags = TagTable()
  /// Tags that the builder had before.
  private let firstTag: Int

  var inlines = InlineTracker()
  var alternatives = DraftBuilder()

  /// A no-break space, or a white space among them.
  struct HeldSpace {
    var range: Range<Int>
    var isBlank: Bool
  }

  /// The end tag of an inline element that starts in front of the block's text, or the start tag of one that something
  /// else ends.
  struct LooseTag {
    var range: Range<Int>
    /// Where the element starts; nil for a start tag.
    var elementStart: Int?
  }

  /// What the open block takes in the file.
  struct BlockPlace {
    var outerStart = 0
    var textStart = 0
    var outerEnd = 0
    var leaf: Int?
  }

  init(source: [UInt8], builder: DraftBuilder) {
    self.source = source
    self.builder = builder
    firstElement = builder.elements.count
    firstBlock = builder.blocks.count
    firstTag = builder.tags.count
  }

  // MARK: - Start tags

  /// An element starts. Returns whether it has no content.
  mutating func startElement(_ tag: Tag) -> Bool {
    let traits = traits[Int(tag.name.rawValue)]
    if !context.isInvisible || (!context.isSkipped && traits.contains(.leavesForeign)) {
      if traits.contains(.block) { breakBlock() }
      if traits.contains(.media) { addMedia(tag) }
    }
    if traits.contains(.void) {
      if tag.name == .br { addLineBreak(tag.range) }
      return true
    }
    push(tag, traits: traits)
    if tag.name == .pre || tag.name == .listing || tag.name == .textarea { skippedLineFeed = tag.range.upperBound }
    return false
  }

  /// An element starts that has no tag in the page.
  mutating func startImplied(at offset: Int) {
    let tag = Tag(name: .unknown, nameRange: offset..<offset, range: offset..<offset)
    stack.append(
      OpenElement(
        tag: tag, isImplied: true, traits: [], context: context, kept: stack.last?.kept, mediaBefore: mediaCount))
  }

  /// An end tag stands where nothing of its name is open: as in browsers, `</br>` breaks the line and `</p>` the block.
  mutating func passLoneEndTag(_ tag: Tag) {
    guard !context.isInvisible else { return }
    if tag.name == .br { addLineBreak(tag.range) }
    if tag.name == .p { breakBlock() }
  }

  private mutating func push(_ tag: Tag, traits: TagTraits) {
    if !inBlock, inlineStart == nil, !traits.contains(.block), !context.isInvisible {
      inlineStart = tag.range.lowerBound
    }
    context.enter(tag, traits: traits, at: stack.count)
    stack.append(
      OpenElement(tag: tag, isImplied: false, traits: traits, context: context, mediaBefore: mediaCount))
    if !traits.isDisjoint(with: .inline), context.kind != .code { inlines.open(traits) }
  }

  // MARK: - Ends of elements

  /// Pops the top of the stack where something else ends it.
  mutating func popOpen(at offset: Int) {
    pop(outerEnd: offset, innerEnd: offset)
  }

  mutating func pop(outerEnd: Int, innerEnd: Int) {
    guard let element = stack.last else { return }
    close(element, outerEnd: outerEnd, innerEnd: innerEnd)
    stack.removeLast()
    keptCount = min(keptCount, stack.count)
    textCount = min(textCount, stack.count)
    heldDepth = min(heldDepth, stack.count)
    context = stack.last?.context ?? TextContext()
  }

  /// Closes `count` elements of the stack from the second on, so that it does not grow without end.
  mutating func closeBelow(_ count: Int, at offset: Int) {
    guard stack.count > count + 1 else { return }
    for index in (1...count).reversed() { close(stack[index], outerEnd: offset, innerEnd: offset) }
    stack.removeSubrange(1...count)
    for index in stack.indices.dropFirst() {
      if let block = stack[index].context.block, block > 0 {
        stack[index].context.block = block > count ? block - count : nil
      }
    }
    keptCount = keptCount > count ? keptCount - count : min(keptCount, 1)
    textCount = textCount > count ? textCount - count : min(textCount, 1)
    heldSpaces.removeAll(keepingCapacity: true)
    context = stack.last?.context ?? TextContext()
  }

  /// Closes all that is open and gives every block its place.
  mutating func finish(at offset: Int) {
    while !stack.isEmpty { popOpen(at: offset) }
    breakBlock()
    placeBlocks()
    builder.tags.append(tags.tags)
    builder.appendAtEnd(alternatives)
  }

  /// Writes down where an element ends. It stays on the stack.
  private mutating func close(_ element: OpenElement, outerEnd: Int, innerEnd: Int) {
    guard !element.isImplied else { return }
    if element.traits.contains(.block), !element.context.isInvisible { breakBlock() }
    if !element.traits.isDisjoint(with: .inline), element.context.kind != .code {
      inlines.close(element.traits, in: &builder)
    }
    // The next block must not begin inside of an element that holds a block before.
    if element.hasText, !heldSpaces.isEmpty { heldSpaces.removeAll(keepingCapacity: true) }
    let start = element.tag.range.lowerBound
    if inBlock {
      if start >= block.outerStart { block.outerEnd = max(block.outerEnd, outerEnd) }
      if innerEnd == outerEnd {
        if !element.traits.contains(.endsByItself) { looseTags.append(LooseTag(range: element.tag.range)) }
      } else if start < block.textStart {
        looseTags.append(LooseTag(range: innerEnd..<outerEnd, elementStart: start))
      }
    } else if let first = inlineStart, start < first {
      inlineStart = nil
    }
    guard let kept = element.kept else { return }
    if element.hasText {
      let text = builder.elements[kept].text
      builder.elements[kept].text = TextRange(text.start, max(text.start, builder.end))
    }
    builder.elements[kept].outer = FileRange(start, max(outerEnd, element.tag.range.upperBound))
    facts[kept - firstElement].mediaInside = mediaCount - element.mediaBefore
    facts[kept - firstElement].inside = element.tag.range.upperBound..<max(innerEnd, element.tag.range.upperBound)
  }

  // MARK: - Kept elements

  /// Keeps all open elements in the draft.
  mutating func keepElements() {
    let source = source
    for index in keptCount..<stack.count {
      let element = stack[index]
      let parent = index > 0 ? stack[index - 1].kept : nil
      guard !element.isImplied else {
        stack[index].kept = parent
        continue
      }
      let start = element.tag.range.lowerBound
      stack[index].kept = builder.elements.count
      builder.elements.append(
        Element(
          tag: firstTag + tags.number(of: element.tag, in: source.span), parent: parent,
          text: TextRange(builder.end, builder.end), outer: FileRange(start, start)))
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
      if let kept = stack[index].kept, !stack[index].isImplied {
        builder.elements[kept].text = TextRange(builder.end, builder.end)
      }
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
