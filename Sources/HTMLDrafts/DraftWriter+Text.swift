import Drafts
import SourceText

/// Text as a browser shows it: white space collapsed, references decoded.
extension DraftWriter {
  /// Which bytes are written as they stand: all but white space, `&` and NUL.
  private static let plain: [Bool] = (0..<256).map {
    !ASCII.isSpace(UInt8($0)) && $0 != 0 && $0 != Int(UInt8(ascii: "&"))
  }

  mutating func addText(_ range: Range<Int>, hasReferences: Bool) {
    guard !context.isInvisible else { return }
    var index = range.lowerBound
    if let lineFeed = skippedLineFeed {
      skippedLineFeed = nil
      if lineFeed == index { index = afterLineFeed(index, end: range.upperBound) }
    }
    while index < range.upperBound {
      let run = plainRun(from: index, end: range.upperBound, hasReferences: hasReferences)
      if run > index {
        addPlain(index..<run)
        index = run
      } else {
        index = addSpecial(at: index, end: range.upperBound, hasReferences: hasReferences)
      }
    }
  }

  /// The end of the bytes from `start` on that can be written as they stand: words with single spaces in between.
  private func plainRun(from start: Int, end: Int, hasReferences: Bool) -> Int {
    let plain = Self.plain
    let source = source
    var index = start
    if !inBlock, isNoBreakSpace(at: index, end: end) { return start }
    while index < end {
      let byte = source[index]
      if plain[Int(byte)] {
        index += 1
      } else if byte == 0x20, index > start, index + 1 < end, plain[Int(source[index + 1])] {
        index += 2
      } else if byte == UInt8(ascii: "&"), !hasReferences {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  private func isNoBreakSpace(at index: Int, end: Int) -> Bool {
    source[index] == 0xC2 && index + 1 < end && source[index + 1] == 0xA0
  }

  private mutating func addPlain(_ range: Range<Int>) {
    beginText(at: range.lowerBound)
    builder.append(range, of: source)
    endText(at: range.upperBound)
  }

  /// Adds what is not written as it stands; returns where it ends.
  private mutating func addSpecial(at index: Int, end: Int, hasReferences: Bool) -> Int {
    let byte = source[index]
    if ASCII.isSpace(byte) {
      var after = index + 1
      while after < end, ASCII.isSpace(source[after]) { after += 1 }
      if context.isPreformatted { addPreformatted(index..<after) } else { addSpace(index..<after) }
      return after
    }
    if byte == 0 { return index + 1 }
    if byte == 0xC2 {
      holdSpace(index..<index + 2)
      return index + 2
    }
    guard hasReferences, let reference = CharacterReference(in: source, at: index, end: end) else {
      addPlain(index..<index + 1)
      return index + 1
    }
    let range = index..<index + reference.count
    if let first = reference.bytes.first, reference.bytes.count == 1, ASCII.isSpace(first), !context.isPreformatted {
      addSpace(range)
    } else if !inBlock, reference.bytes == [0xC2, 0xA0] {
      holdSpace(range)
    } else {
      beginText(at: range.lowerBound)
      builder.append(reference.bytes, standingFor: range)
      endText(at: range.upperBound)
    }
    return range.upperBound
  }

  /// Keeps a no-break space in front of a block for its text, should there be any.
  private mutating func holdSpace(_ range: Range<Int>) {
    heldDepth = heldSpaces.isEmpty ? stack.count : min(heldDepth, stack.count)
    heldSpaces.append(HeldSpace(range: range, isBlank: false))
  }

  private mutating func addSpace(_ range: Range<Int>) {
    if inBlock {
      if let space = pendingSpace, space.upperBound == range.lowerBound {
        pendingSpace = space.lowerBound..<range.upperBound
      } else if pendingSpace == nil {
        pendingSpace = range
      }
    } else if let last = heldSpaces.last, !last.isBlank {
      heldSpaces.append(HeldSpace(range: range, isBlank: true))
    }
  }

  /// White space that stays; CRLF becomes a line feed.
  private mutating func addPreformatted(_ range: Range<Int>) {
    guard inBlock else {
      addSpace(range)
      return
    }
    beginText(at: range.lowerBound)
    var index = range.lowerBound
    while index < range.upperBound {
      var after = index
      while after < range.upperBound, source[after] != 0x0D { after += 1 }
      if after > index { builder.append(index..<after, of: source) }
      index = after
      if index < range.upperBound {
        after = afterLineFeed(index, end: range.upperBound)
        builder.append(0x0A, standingFor: index..<after)
        index = after
      }
    }
    endText(at: range.upperBound)
  }

  /// After a LF, CRLF or CR at `index`.
  private func afterLineFeed(_ index: Int, end: Int) -> Int {
    guard index < end else { return index }
    if source[index] == 0x0A { return index + 1 }
    guard source[index] == 0x0D else { return index }
    return index + 1 < end && source[index + 1] == 0x0A ? index + 2 : index + 1
  }

  /// `<br>`: a line feed within the block; the second in a row ends the block.
  mutating func addLineBreak(_ range: Range<Int>) {
    guard !context.isInvisible else { return }
    guard inBlock else {
      heldSpaces.removeAll(keepingCapacity: true)
      return
    }
    if context.isPreformatted {
      beginText(at: range.lowerBound)
      builder.append(0x0A, standingFor: range)
      endText(at: range.upperBound)
    } else if pendingBreak != nil {
      breakBlock()
    } else {
      pendingBreak = range
      pendingSpace = nil
    }
  }

  // MARK: - Blocks

  /// Opens a block if none is open, and writes the white space that stood in front of the text at `offset`.
  private mutating func beginText(at offset: Int) {
    if !inBlock { openBlock(at: offset) }
    if let lineBreak = pendingBreak {
      builder.append(0x0A, standingFor: lineBreak)
    } else if let space = pendingSpace {
      if space.count == 1, source[space.lowerBound] == 0x20 {
        builder.append(space, of: source)
      } else {
        builder.append(0x20, standingFor: space)
      }
    }
    pendingBreak = nil
    pendingSpace = nil
    if needsElement || textCount < stack.count { placeText(upTo: stack.count) }
    inlines.beginText(at: builder.end)
  }

  private mutating func endText(at offset: Int) {
    block.outerEnd = max(block.outerEnd, offset)
  }

  private mutating func openBlock(at offset: Int) {
    let textStart = heldSpaces.first?.range.lowerBound ?? offset
    block = BlockPlace(
      outerStart: min(inlineStart ?? textStart, textStart), textStart: textStart,
      outerEnd: textStart)
    inlineStart = nil
    var kind = context.kind
    if kind == .heading, let headline = context.headlineStart, !builder.hasTitle || headline == titleStart {
      kind = .title
      titleStart = headline
    }
    builder.beginBlock(kind, level: context.level, outerStart: block.outerStart)
    inBlock = true
    needsElement = true
    if !heldSpaces.isEmpty { writeHeldSpaces() }
  }

  private mutating func writeHeldSpaces() {
    placeText(upTo: min(heldDepth, stack.count))
    for space in heldSpaces {
      if space.isBlank {
        builder.append(0x20, standingFor: space.range)
      } else {
        builder.append([0xC2, 0xA0], standingFor: space.range)
      }
    }
    heldSpaces.removeAll(keepingCapacity: true)
  }

  /// Notes the open elements up to a depth as ones that hold the text that follows.
  private mutating func placeText(upTo depth: Int) {
    keepElementsWithText(upTo: depth)
    guard needsElement else { return }
    needsElement = false
    block.leaf = depth > 0 ? stack[depth - 1].kept : nil
    let element = blockElement
    builder.openBlock?.element = element
  }

  /// Ends the open block, and forgets what stood in front of the next.
  mutating func breakBlock() {
    if inBlock {
      inBlock = false
      inlines.endBlock(in: &builder)
      let count = builder.blocks.count
      builder.endBlock(outerEnd: block.outerEnd)
      if builder.blocks.count > count {
        builder.blocks[count].blankLinesBefore = 1
        leaves.append(block.leaf)
        holdTags(ofBlock: count)
      }
      if !looseTags.isEmpty { looseTags.removeAll(keepingCapacity: true) }
    }
    pendingSpace = nil
    pendingBreak = nil
    inlineStart = nil
    heldSpaces.removeAll(keepingCapacity: true)
  }

  /// Notes which tags in the block that ends have their partners outside of it.
  private mutating func holdTags(ofBlock number: Int) {
    for tag in looseTags
    where tag.elementStart.map({ $0 < block.outerStart }) ?? (tag.range.lowerBound >= block.outerStart)
      && tag.range.upperBound <= block.outerEnd
    {
      heldTags.append((number, tag.range))
    }
    let first = context.block.map { $0 + 1 } ?? 0
    guard first < stack.count else { return }
    for element in stack[first...] where !element.isImplied {
      let tag = element.tag.range
      if tag.lowerBound >= block.outerStart, tag.upperBound <= block.outerEnd { heldTags.append((number, tag)) }
    }
  }
}
