/// A place in a file as people count: line and column from 1.
package struct LineColumn: Hashable, Sendable {
  /// 1-based line.
  package var line: Int
  /// 1-based column in the unit asked for.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// What a column counts.
package enum ColumnUnit: Sendable {
  case codePoints
  case utf16
  case utf8Bytes
}

/// Where the lines of a UTF-8 text start; turns byte offsets into lines and columns.
///
/// A line ends after LF, CRLF or a lone CR. A byte-order mark in front counts as no column.
package struct LineIndex: Sendable {
  /// Offset of the first byte of every line, ascending; the first is 0.
  package let starts: [Int]

  /// Scans `text` once. Cost: linear.
  package init(_ text: [UInt8]) {
    var starts = [0]
    let span = text.span
    var index = 0
    while true {
      index = span.firstLineBreak(in: index..<span.count)
      guard index < span.count else { break }
      index += span[index] == 0x0D && index + 1 < span.count && span[index + 1] == 0x0A ? 2 : 1
      starts.append(index)
    }
    self.starts = starts
  }

  /// 0-based number of the line that holds `offset`. Cost: logarithmic in the number of lines.
  package func line(at offset: Int) -> Int {
    max(0, starts.firstIndex(notBefore: { $0 <= offset }) - 1)
  }

  /// Line and column of a byte offset of the text that the index was made from. Cost: linear in the column.
  package func position(of offset: Int, in text: [UInt8], unit: ColumnUnit) -> LineColumn {
    let line = line(at: offset)
    var column = 1
    var index = starts[line]
    if index == 0, text.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    while index < min(offset, text.count) {
      let byte = text[index]
      switch unit {
      case .utf8Bytes: column += 1
      case .codePoints: if byte & 0xC0 != 0x80 { column += 1 }
      case .utf16: if byte & 0xC0 != 0x80 { column += byte >= 0xF0 ? 2 : 1 }
      }
      index += 1
    }
    return LineColumn(line: line + 1, column: column)
  }

  /// The bytes of a 0-based line without its line ending.
  package func bytes(ofLine line: Int, in text: [UInt8]) -> Range<Int> {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : text.count
    while end > start, text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }
}
