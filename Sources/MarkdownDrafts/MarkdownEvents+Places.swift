import Drafts
import SourceText

/// Where blocks and markers stand in the file.
extension MarkdownEvents {
  /// Notes that the leaf has content, visible or not, at `offset`.
  mutating func touch(_ offset: Int) {
    if leaf?.firstLine == nil {
      let place = spans.last?.kind == .code ? codeStart(offset) : offset
      let breaks = pendingBreaks.count + outerBreaks.count + (leaf?.isFenced == true ? 1 : 0)
      let line = findMarkers(upFrom: max(lines.line(at: place) - breaks, 0))
      leaf?.firstByte = offset
      leaf?.firstLine = line
      pendingBreaks = []
      outerBreaks = []
    }
    if imageDepth > 0, image.pieces.isEmpty {
      let start = imageStart(offset)
      image.range = start..<offset
      if isBlockOpen {
        swap(&pendingBreaks, &outerBreaks)
        flushBreaks(before: start)
        swap(&pendingBreaks, &outerBreaks)
      }
    }
  }

  /// Finds the markers of the items that the leaf on `line` opens. Returns the line of the first of them.
  ///
  /// Each item's marker stands on the leaf's line or on one above that holds nothing but markers.
  private mutating func findMarkers(upFrom line: Int) -> Int {
    guard
      let lost = containers.firstIndex(where: { if case .item(_, isFound: false) = $0 { true } else { false } })
    else { return line }
    var first = line
    var current = line
    var limit = containers.count
    while current >= max(nextLine - 1, 0), lost < limit {
      for index in lost..<limit {
        guard case .item = containers[index],
          let markers = lines.markers(of: containers[..<limit], from: index, on: current)
        else { continue }
        if leaf?.marker == nil { leaf?.marker = markers.last }
        first = current
        limit = index
        break
      }
      current -= 1
    }
    for index in lost..<containers.count {
      if case .item(let mark, _) = containers[index] { containers[index] = .item(mark: mark, isFound: true) }
    }
    return first
  }

  /// Starts the leaf's block.
  mutating func openBlock() {
    guard let leaf, let line = leaf.firstLine else { return }
    var blank = 0
    while line - blank > nextLine, lines.isBlank(line: line - blank - 1, quotationDepth: quotationDepth) { blank += 1 }
    builder.beginBlock(
      leaf.kind, level: leaf.level, marker: leaf.marker, blankLinesBefore: blank,
      outerStart: leaf.kind == .tableCell ? cellStart(leaf.firstByte) : lines.start(of: line))
    isBlockOpen = true
  }

  /// Ends the leaf and its block.
  mutating func endLeaf() {
    guard let ended = leaf else { return }
    leaf = nil
    let trailingBreaks = pendingBreaks.count
    pendingBreaks = []
    outerBreaks = []
    pendingSpaces = 0
    spans = []
    rawLink = (false, nil)
    imageDepth = 0
    guard let first = ended.firstLine else { return }
    if ended.isHTML { readFragments(ended.fragments) }
    var last = max(lines.line(at: max(cursor - 1, ended.firstByte)), first)
    if ended.isFenced, isFence(last + trailingBreaks) { last += trailingBreaks }
    if ended.kind == .heading || ended.kind == .title, isUnderlined(ended, last) { last += 1 }
    isBlockOpen = false
    builder.endBlock(outerEnd: ended.kind == .tableCell ? cellEnd(cursor) : lines.end(of: last))
    nextLine = last + 1
  }

  /// Hands an HTML block to its reader; inside a quotation line by line, without the quoting marks.
  private mutating func readFragments(_ fragments: [Range<Int>]) {
    guard let html, let first = fragments.first, let last = fragments.last else { return }
    if quotationDepth == 0 {
      html.append(first.lowerBound..<last.upperBound, of: source, to: &builder)
    } else {
      for fragment in fragments { html.append(fragment, of: source, to: &builder) }
    }
    builder.endBlock(outerEnd: last.upperBound)
  }

  private func isFence(_ line: Int) -> Bool {
    guard line < lines.starts.count else { return false }
    let start = lines.contentStart(of: line, quotationDepth: quotationDepth)
    let bytes = source.bytes[start..<max(start, lines.contentEnd(of: line))].prefix(3)
    return bytes.count == 3 && (bytes.allSatisfy { $0 == 0x60 } || bytes.allSatisfy { $0 == 0x7E })
  }

  /// Whether the line after a heading is its underline.
  private mutating func isUnderlined(_ heading: MarkdownLeaf, _ last: Int) -> Bool {
    guard last + 1 < lines.starts.count else { return false }
    let lineStart = lines.start(of: lines.line(at: heading.firstByte))
    if source.bytes[lineStart..<heading.firstByte].contains(0x23) { return false }
    let start = lines.contentStart(of: last + 1, quotationDepth: quotationDepth)
    let underline = source.bytes[start..<max(start, lines.contentEnd(of: last + 1))]
    guard let mark = underline.first, mark == 0x3D || mark == 0x2D else { return false }
    return underline.allSatisfy { $0 == mark || lines.isBlank($0) }
  }

  // MARK: Inside a line

  /// Where the cell that holds `offset` starts: after its bar and white space.
  private mutating func cellStart(_ offset: Int) -> Int {
    let lineStart = lines.contentStart(of: lines.line(at: offset), quotationDepth: quotationDepth)
    var start = offset
    while start > lineStart, source.bytes[start - 1] != 0x7C { start -= 1 }
    while start < offset, lines.isBlank(source.bytes[start]) { start += 1 }
    return start
  }

  /// Where the cell that holds the byte before `offset` ends: before white space and the next bar.
  private mutating func cellEnd(_ offset: Int) -> Int {
    let lineEnd = lines.contentEnd(of: lines.line(at: max(offset - 1, 0)))
    var end = offset
    while end < lineEnd, source.bytes[end] != 0x7C { end += source.bytes[end] == 0x5C ? 2 : 1 }
    end = max(min(end, lineEnd), offset)
    while end > offset, lines.isBlank(source.bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Where the code span starts whose first text stands at `offset`.
  private func codeStart(_ offset: Int) -> Int {
    var start = offset
    while start > cursor, isGap(source.bytes[start - 1]) { start -= 1 }
    return start > cursor && source.bytes[start - 1] == 0x60 ? start - 1 : offset
  }

  /// Where the image starts whose first text stands at `offset`.
  private func imageStart(_ offset: Int) -> Int {
    var start = offset
    while start > cursor {
      start -= 1
      if source.bytes[start] == 0x21, start + 1 < offset, source.bytes[start + 1] == 0x5B { return start }
    }
    return offset
  }

  /// Moves on to the end of a code span: white space and its closing marks.
  mutating func skipCodeEnd() {
    var index = cursor
    while index < source.bytes.count, isGap(source.bytes[index]) { index += 1 }
    guard index < source.bytes.count, source.bytes[index] == 0x60 else { return }
    while index < source.bytes.count, source.bytes[index] == 0x60 { index += 1 }
    cursor = index
  }

  /// Moves on to the end of a link or an image: closing marks, `]` and its target `(…)` or `[…]`.
  mutating func skipTarget() {
    let bytes = source.bytes
    var index = cursor
    while index < bytes.count, isGap(bytes[index]) || isSpanMark(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == 0x5D else { return }
    index += 1
    if index < bytes.count, bytes[index] == 0x28 {
      index = targetEnd(index + 1) ?? index
    } else if index < bytes.count, bytes[index] == 0x5B {
      index = closing(0x5D, from: index + 1) ?? index
    }
    cursor = index
  }

  /// The end of `target "title")`.
  private func targetEnd(_ start: Int) -> Int? {
    let bytes = source.bytes
    var index = start
    while index < bytes.count, isGap(bytes[index]), bytes[index] != 0x3E { index += 1 }
    if index < bytes.count, bytes[index] == 0x3C {
      guard let end = closing(0x3E, from: index + 1) else { return nil }
      index = end
    } else {
      var depth = 0
      while index < bytes.count, bytes[index] > 0x20 {
        if bytes[index] == 0x28 { depth += 1 }
        if bytes[index] == 0x29 {
          if depth == 0 { return index + 1 }
          depth -= 1
        }
        index += bytes[index] == 0x5C ? 2 : 1
      }
    }
    while index < bytes.count, isGap(bytes[index]) { index += 1 }
    if index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 || bytes[index] == 0x28 {
      guard let end = closing(bytes[index] == 0x28 ? 0x29 : bytes[index], from: index + 1) else { return nil }
      index = end
      while index < bytes.count, isGap(bytes[index]) { index += 1 }
    }
    return index < bytes.count && bytes[index] == 0x29 ? index + 1 : nil
  }

  /// The offset after the next `mark` that no backslash escapes.
  private func closing(_ mark: UInt8, from start: Int) -> Int? {
    var index = start
    while index < source.bytes.count {
      if source.bytes[index] == mark { return index + 1 }
      index += source.bytes[index] == 0x5C ? 2 : 1
    }
    return nil
  }

  private func isSpanMark(_ byte: UInt8) -> Bool { byte == 0x2A || byte == 0x5F || byte == 0x7E || byte == 0x60 }

  /// White space, line ends and quoting marks, which may stand between the parts of a span. Other control characters are
  /// text.
  private func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0x3E }
}
