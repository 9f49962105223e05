import Drafts
import SourceText

/// Line ends and indentation inside a block, which the parser reports without their place.
extension MarkdownEvents {
  /// Writes the line ends that stand in front of the text at `offset`, to the block or to the image's text.
  ///
  /// Each stands for its bytes of the file: white space in front, the line ending, and the markers and indentation of
  /// the line after it.
  mutating func flushBreaks(before offset: Int, isInImage: Bool = false) {
    guard !pendingBreaks.isEmpty else { return }
    let breaks = pendingBreaks
    pendingBreaks = []
    let isCodeBlock = leaf?.kind == .code
    let line = lines.line(at: offset)
    for (number, item) in breaks.enumerated() {
      let before = line - breaks.count + number
      guard before >= 0 else { continue }
      var start = lines.contentEnd(of: before)
      if !isCodeBlock {
        while start > cursor, lines.isBlank(source.bytes[start - 1]) { start -= 1 }
        if item.isHard, start > cursor, source.bytes[start - 1] == 0x5C { start -= 1 }
      }
      var end = lines.start(of: before + 1)
      if number == breaks.count - 1 {
        end = min(lines.contentStart(of: before + 1, quotationDepth: quotationDepth), offset)
        if isCodeBlock { end -= indentation(before: offset) }
      }
      start = min(max(start, cursor), end)
      if isInImage {
        image.pieces.append(MarkdownImage.Piece(range: start..<end, unit: end - start == 1 ? nil : [0x0A]))
      } else if isCodeBlock || builder.text.last != 0x0A {
        write([0x0A], for: start..<end)
      }
    }
  }

  /// Bytes of the white space in front of `offset` that the pending spaces stand for.
  private func indentation(before offset: Int) -> Int {
    var count = 0
    while count < pendingSpaces, offset - count > cursor, lines.isBlank(source.bytes[offset - count - 1]) { count += 1 }
    return count
  }

  /// Writes the indentation in front of a line of code.
  mutating func flushSpaces(before offset: Int) {
    guard pendingSpaces > 0 else { return }
    let count = indentation(before: offset)
    let range = offset - count..<offset
    if count == pendingSpaces, source.bytes[range].allSatisfy({ $0 == 0x20 }) {
      builder.append(range, of: source.bytes)
    } else {
      write([UInt8](repeating: 0x20, count: pendingSpaces), for: range)
    }
    pendingSpaces = 0
  }

  /// Writes white space for the white space of `range`; one byte stays as the file has it.
  private mutating func write(_ space: [UInt8], for range: Range<Int>) {
    if space.count == 1, range.count == 1 {
      builder.append(range, of: source.bytes)
    } else {
      builder.append(space, standingFor: range)
    }
  }
}
