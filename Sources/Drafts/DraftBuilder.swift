package import SourceText

/// Collects text, blocks and map of a draft while a reader walks its file.
///
/// File offsets are those of the decoded text; `finish` leads them on to the bytes on disk. Text added between
/// `beginBlock` and `endBlock` is the block's; surrounding white space is trimmed from its range.
package struct DraftBuilder: Sendable {
  /// The text so far.
  package private(set) var text: [UInt8] = []
  /// Where the text so far stands in the decoded file.
  package private(set) var map = SourceMap()
  /// Ended blocks; a reader may correct their details.
  package var blocks: [Block] = []
  /// Inline ranges, in the order in which they ended.
  package private(set) var inlines: [Inline] = []
  /// Elements in the order of their start tags.
  package var elements: [Element] = []
  /// What their tags say.
  package var tags = ElementTags()
  /// See `Draft.heldTags`.
  package var heldTags: [FileRange] = []
  /// Whether a title has been ended.
  package private(set) var hasTitle = false
  private var open: Block?
  /// What `finish` appends after all else.
  private var last: [DraftBuilder] = []

  package init() {}

  /// Offset after the last text byte.
  @inlinable
  package var end: Int { text.count }

  /// Adds bytes that stand in the file as they are, from `file` on.
  package mutating func append(_ bytes: some Collection<UInt8>, file: Int) {
    text.append(contentsOf: bytes)
    map.append(bytes: bytes.count, file: file)
  }

  /// Adds a stretch of the file as it stands there.
  package mutating func append(_ range: Range<Int>, of file: [UInt8]) {
    text.append(contentsOf: file[range])
    map.append(bytes: range.count, file: range.lowerBound)
  }

  /// Adds one byte that stands for other bytes of the file, such as a space for a run of white space.
  package mutating func append(_ byte: UInt8, standingFor range: Range<Int>) {
    text.append(byte)
    map.append(unit: 1, file: range.lowerBound, fileCount: range.count)
  }

  /// Keeps what another builder collected, such as alternative texts of images, for the end of the draft.
  package mutating func appendAtEnd(_ other: DraftBuilder) {
    if !other.text.isEmpty { last.append(other) }
  }

  /// Adds text that stands for other bytes of the file, such as a character for its entity.
  package mutating func append(_ bytes: some Collection<UInt8>, standingFor range: Range<Int>) {
    text.append(contentsOf: bytes)
    map.append(unit: bytes.count, file: range.lowerBound, fileCount: range.count)
  }

  /// Starts a block at the current end of the text; ends an open one first.
  package mutating func beginBlock(
    _ kind: BlockKind, level: Int = 0, element: Int? = nil, marker: Range<Int>? = nil, blankLinesBefore: Int = 0,
    outerStart: Int
  ) {
    endBlock(outerEnd: outerStart)
    if !text.isEmpty { append([0x0A], standingFor: outerStart..<outerStart) }
    open = Block(
      kind: kind, level: level, range: TextRange(end, end), outer: FileRange(outerStart, outerStart), element: element,
      marker: marker.map { FileRange($0.lowerBound, $0.upperBound) }, blankLinesBefore: blankLinesBefore)
  }

  /// The open block's details, to correct while its text arrives.
  package var openBlock: Block? {
    get { open }
    set { open = newValue }
  }

  /// Ends the open block; one without visible text is dropped.
  package mutating func endBlock(outerEnd: Int) {
    guard var block = open else { return }
    open = nil
    guard hasVisibleText(from: block.range.start) else { return }
    var start = block.range.start
    var stop = end
    while start < stop, text[start] <= 0x20 { start += 1 }
    while stop > start, text[stop - 1] <= 0x20 { stop -= 1 }
    block.range = TextRange(start, stop)
    block.outer = FileRange(block.outer.start, max(block.outer.start, outerEnd))
    blocks.append(block)
    if block.kind == .title { hasTitle = true }
  }

  /// Whether anything but white space, no-break spaces and the like stands from `start` on.
  private func hasVisibleText(from start: Int) -> Bool { WhiteSpace.skip(start..<end, in: text.span) < end }

  /// Marks text from `start` to the current end.
  package mutating func addInline(_ kind: InlineKind, from start: Int) {
    if start < end { inlines.append(Inline(kind: kind, range: TextRange(start, end))) }
  }

  /// The draft. Its map, outer ranges and elements lead to the bytes on disk.
  package consuming func finish(path: String, format: DraftFormat, source: DecodedText) -> Draft {
    endBlock(outerEnd: map.segments.last?.fileEnd ?? 0)
    for other in last { append(other) }
    inlines.sort { ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end) }
    let disk = { (range: FileRange) in source.map.fileRange(of: TextRange(range.start, range.end)) }
    for index in blocks.indices {
      blocks[index].outer = disk(blocks[index].outer)
      blocks[index].marker = blocks[index].marker.map(disk)
    }
    for index in elements.indices { elements[index].outer = disk(elements[index].outer) }
    for index in heldTags.indices { heldTags[index] = disk(heldTags[index]) }
    return Draft(
      path: path, format: format, source: source, text: text, blocks: blocks, inlines: inlines, elements: elements,
      tags: tags, heldTags: heldTags, map: map.composed(with: source.map))
  }
  /// Adds all that another builder collected, in a line of its own.
  private mutating func append(_ other: DraftBuilder) {
    if !text.isEmpty { append([0x0A], standingFor: 0..<0) }
    let start = end
    text += other.text
    for segment in other.map.segments {
      map.append(
        units: segment.units, textUnit: segment.textUnit, file: segment.file, fileUnit: segment.fileUnit)
    }
    let moved = { (range: TextRange) in TextRange(range.start + start, range.end + start) }
    for var block in other.blocks {
      block.range = moved(block.range)
      blocks.append(block)
    }
    for var inline in other.inlines {
      inline.range = moved(inline.range)
      inlines.append(inline)
    }
  }
}
