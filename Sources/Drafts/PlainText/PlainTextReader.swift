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
    var blocks: [Block] = []
    var start = 0
    if let front = FrontMatter(source.bytes) {
      blocks = front.values.map { value in
        Block(
          kind: .frontMatter, range: TextRange(value.range.lowerBound, value.range.upperBound),
          outer: source.map.fileRange(of: TextRange(value.outer.lowerBound, value.outer.upperBound)))
      }
      start = front.end
    }
    blocks += PlainTextBlocks(source).blocks(from: start)
    return Draft(path: path, format: format, source: source, text: source.bytes, blocks: blocks, map: source.map)
  }
}

/// Groups the lines of a plain text into blocks and says what each is.
private struct PlainTextBlocks {
  let source: DecodedText

  init(_ source: DecodedText) { self.source = source }

  func blocks(from start: Int) -> [Block] {
    let bytes = source.bytes.span
    var lines = TextLine.lines(of: bytes, from: start)
    if lines.contains(where: { $0.quoteDepth > 0 }) { lines = settlingQuotations(lines, of: bytes) }
    let continued = LineWrapping.continuations(in: lines, of: bytes)
    var groups: [Range<Int>] = []
    groups.reserveCapacity(lines.count)
    for index in lines.indices {
      if continued[index], let last = groups.popLast() {
        groups.append(last.lowerBound..<index + 1)
      } else {
        groups.append(index..<index + 1)
      }
    }
    return blocks(of: groups, lines: lines, bytes: bytes)
  }

  private func blocks(of groups: [Range<Int>], lines: [TextLine], bytes: Span<UInt8>) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(groups.count)
    var depths = ListDepths()
    var shape = groups.first.map { self.shape(of: $0, lines: lines, bytes: bytes) }
    for (number, group) in groups.enumerated() {
      let next = number + 1 < groups.count ? groups[number + 1] : nil
      let nextShape = next.map { self.shape(of: $0, lines: lines, bytes: bytes) }
      let first = lines[group.lowerBound]
      let last = lines[group.upperBound - 1]
      var block = Block(
        kind: .paragraph, range: TextRange(first.contentStart, last.contentEnd), outer: disk(first.start, last.end),
        blankLinesBefore: first.blankLinesBefore)
      if first.hasMarker {
        block.kind = .listItem
        block.level = depths.level(of: first.indentation)
        block.marker = disk(first.markerStart, first.markerStart + first.markerCount)
      } else {
        depths = ListDepths()
      }
      if first.quoteDepth > 0 {
        block.kind = .quotation
        block.level = first.quoteDepth
      } else if !first.hasMarker, group.count == 1, let shape {
        let follower = next.map { lines[$0.lowerBound] }
        let isAlone = (number == 0 || first.blankLinesBefore > 0) && (follower.map { $0.blankLinesBefore > 0 } ?? true)
        let leads = (nextShape?.isProse ?? false) || (next?.count ?? 0) > 1 || (follower?.hasMarker ?? false)
        if isAlone || leads { block.kind = headingKind(shape, mayBeTitle: number == 0 && next != nil) }
      }
      blocks.append(block)
      shape = nextShape
    }
    return blocks
  }

  /// What a line that stands like a heading is by its shape; the only line of a draft is no title.
  private func headingKind(_ shape: LineShape, mayBeTitle: Bool) -> BlockKind {
    if mayBeTitle, shape.isTitleLike { return .title }
    return shape.isHeadingLike ? .heading : .paragraph
  }

  private func shape(of group: Range<Int>, lines: [TextLine], bytes: Span<UInt8>) -> LineShape {
    LineShape(lines[group.lowerBound].contentStart..<lines[group.upperBound - 1].contentEnd, of: bytes)
  }

  private func disk(_ start: Int, _ end: Int) -> FileRange { source.map.fileRange(of: TextRange(start, end)) }

  /// Keeps `>` as a quoting mark where neighbouring lines carry it too or a whole sentence follows; elsewhere it is an
  /// arrow of the text. A line of nothing but marks between quoted lines counts as blank.
  private func settlingQuotations(_ lines: [TextLine], of bytes: Span<UInt8>) -> [TextLine] {
    var result: [TextLine] = []
    result.reserveCapacity(lines.count)
    var blank = 0
    for index in lines.indices {
      var line = lines[index]
      if line.quoteDepth > 0 {
        let before = line.blankLinesBefore == 0 && index > 0 && lines[index - 1].quoteDepth > 0
        let after =
          index + 1 < lines.count && lines[index + 1].blankLinesBefore == 0 && lines[index + 1].quoteDepth > 0
        if before || after {
          if line.content.isEmpty {
            blank += line.blankLinesBefore + 1
            continue
          }
        } else if line.content.isEmpty || !LineShape(line.content, of: bytes).isProse {
          line.unquote()
        }
      }
      line.blankLinesBefore += blank
      blank = 0
      result.append(line)
    }
    return result
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
