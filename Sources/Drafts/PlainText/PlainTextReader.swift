package import SourceText

/// Reads plain text: blocks by blank lines and by the shape of lines.
///
/// The text of the draft is the decoded text itself, so nothing is copied and positions are those of the file. Cost:
/// linear.
package enum PlainTextReader {
  /// The draft that `source` holds.
  package static func read(_ source: DecodedText, path: String) -> Draft {
    read(source, path: path, format: .text)
  }

  /// The same, for a file of another format that is better read as plain text.
  package static func read(_ source: DecodedText, path: String, format: DraftFormat) -> Draft {
    let front = FrontMatter(source.bytes)
    var blocks = PlainTextBlocks(source, front: front?.values ?? [])
    blocks.read(from: front?.end ?? 0)
    return Draft(path: path, format: format, source: source, text: source.bytes, blocks: blocks.blocks, map: source.map)
  }
}

/// Groups the lines of a plain text into blocks and says what each is.
private struct PlainTextBlocks {
  private let source: DecodedText
  private(set) var blocks: [Block] = []

  init(_ source: DecodedText, front: [FrontMatter.Value]) {
    self.source = source
    for value in front {
      blocks.append(
        Block(
          kind: .frontMatter, range: TextRange(value.range.lowerBound, value.range.upperBound),
          outer: disk(value.outer.lowerBound..<value.outer.upperBound)))
    }
  }

  /// Adds the blocks of the text from `start` on.
  mutating func read(from start: Int) {
    let source = source
    let bytes = source.bytes.span
    var lines = TextLine.lines(of: bytes, from: start)
    if lines.contains(where: { $0.quoteDepth > 0 }) { Self.settleQuotations(&lines, of: bytes) }
    let continued = LineWrapping.continuations(in: &lines, of: bytes)
    blocks.reserveCapacity(blocks.count + lines.count)
    var depths = ListDepths()
    var group = Self.group(at: 0, of: lines, continued)
    while let first = group.first {
      let next = Self.group(at: group.upperBound, of: lines, continued)
      var block = block(of: lines[first], to: lines[group.upperBound - 1], bytes)
      if block.kind == .listItem {
        block.level = depths.level(of: Int(lines[first].indentation))
      } else {
        depths = ListDepths()
      }
      if lines[first].quoteDepth > 0 {
        block.kind = .quotation
        block.level = Int(lines[first].quoteDepth)
      } else if block.kind == .paragraph, group.count == 1, standsAsHeading(first, before: next, in: lines, bytes) {
        let shape = LineShape(block.range.indices)
        // The only line of a draft is no title.
        if first == 0, !next.isEmpty, shape.isTitleLike(bytes) {
          block.kind = .title
        } else if shape.isHeadingLike(bytes) {
          block.kind = .heading
        }
      }
      blocks.append(block)
      group = next
    }
  }

  /// The line at an index with those that continue it; empty at the end.
  private static func group(at start: Int, of lines: [TextLine], _ continued: [Bool]?) -> Range<Int> {
    guard start < lines.count else { return start..<start }
    var end = start + 1
    if let continued { while end < lines.count, continued[end] { end += 1 } }
    return start..<end
  }

  /// A paragraph or list item of some lines.
  private func block(of first: TextLine, to last: TextLine, _ bytes: Span<UInt8>) -> Block {
    var block = Block(
      kind: .paragraph, range: TextRange(first.contentStart, last.contentEnd), outer: disk(first.start..<last.end),
      blankLinesBefore: Int(first.blankLinesBefore))
    if first.hasMarker {
      block.kind = .listItem
      block.marker = disk(first.marker(in: bytes))
    }
    return block
  }

  /// Whether a line stands alone, or in front of prose or a list.
  private func standsAsHeading(
    _ index: Int, before next: Range<Int>, in lines: [TextLine], _ bytes: Span<UInt8>
  ) -> Bool {
    guard let follower = next.first.map({ lines[$0] }) else { return index == 0 || lines[index].blankLinesBefore > 0 }
    if index == 0 || lines[index].blankLinesBefore > 0, follower.blankLinesBefore > 0 { return true }
    return next.count > 1 || follower.hasMarker || LineShape(follower.content).isProse(bytes)
  }

  private func disk(_ range: Range<Int>) -> FileRange {
    source.map.fileRange(of: TextRange(range.lowerBound, range.upperBound))
  }

  /// Keeps `>` as a quoting mark where neighbouring lines carry it too or a whole sentence follows; elsewhere it is an
  /// arrow of the text. A line of nothing but marks between quoted lines counts as blank.
  private static func settleQuotations(_ lines: inout [TextLine], of bytes: Span<UInt8>) {
    var kept = 0
    var blank = 0
    var isBeforeQuoted = false
    for index in lines.indices {
      var line = lines[index]
      let isQuoted = line.quoteDepth > 0
      if isQuoted {
        let before = line.blankLinesBefore == 0 && isBeforeQuoted
        let after =
          index + 1 < lines.count && lines[index + 1].blankLinesBefore == 0 && lines[index + 1].quoteDepth > 0
        if before || after {
          if line.content.isEmpty {
            blank += Int(line.blankLinesBefore) + 1
            isBeforeQuoted = true
            continue
          }
        } else if line.content.isEmpty || !LineShape(line.content).isProse(bytes) {
          line.unquote(bytes)
        }
      }
      line.blankLinesBefore = Int32(clamping: Int(line.blankLinesBefore) + blank)
      blank = 0
      lines[kept] = line
      kept += 1
      isBeforeQuoted = isQuoted
    }
    lines.removeSubrange(kept...)
  }
}

/// Nesting of list items by their indentation.
private struct ListDepths {
  private var indentations: [Int] = []

  /// The depth, from 1, of an item indented by so many columns; a column more or less is no step.
  mutating func level(of indentation: Int) -> Int {
    while let last = indentations.last, last > indentation + 1 { indentations.removeLast() }
    if indentations.last.map({ indentation > $0 + 1 }) ?? true { indentations.append(indentation) }
    return indentations.count
  }
}
