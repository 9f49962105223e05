import SourceText

/// The lines of a Markdown file: where containers put their marks and where text goes on.
struct MarkdownLines {
  let bytes: [UInt8]
  let starts: [Int]
  /// The line of the offset asked for last; offsets mostly rise.
  private var current = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = LineIndex(bytes).starts
  }

  /// 0-based line that holds `offset`.
  mutating func line(at offset: Int) -> Int {
    if offset < starts[current] { current = 0 }
    var step = 0
    while current + 1 < starts.count, starts[current + 1] <= offset {
      current += 1
      step += 1
      guard step > 16 else { continue }
      var high = starts.count
      while high - current > 1 {
        let middle = (current + high) / 2
        if starts[middle] <= offset { current = middle } else { high = middle }
      }
    }
    return current
  }

  func start(of line: Int) -> Int { starts[min(max(line, 0), starts.count - 1)] }

  /// After the line ending.
  func end(of line: Int) -> Int { line + 1 < starts.count ? starts[max(line, 0) + 1] : bytes.count }

  /// Before the line ending.
  func contentEnd(of line: Int) -> Int {
    var end = end(of: line)
    let start = start(of: line)
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// Offset of the first byte of a line after white space and at most `depth` quoting marks.
  func contentStart(of line: Int, quotationDepth depth: Int) -> Int {
    var index = start(of: line)
    let end = contentEnd(of: line)
    var left = depth
    while index < end {
      if bytes[index] == 0x3E, left > 0 { left -= 1 } else if !isBlank(bytes[index]) { break }
      index += 1
    }
    return index
  }

  /// Whether nothing but white space and quoting marks stands on a line.
  func isBlank(line: Int, quotationDepth depth: Int) -> Bool {
    contentStart(of: line, quotationDepth: depth) == contentEnd(of: line)
  }

  /// The markers of the items in `containers` from `first` on where all of them stand on `line`; nil where they do not.
  func markers(of containers: ArraySlice<MarkdownContainer>, from first: Int, on line: Int) -> [Range<Int>]? {
    var index = start(of: line)
    let end = contentEnd(of: line)
    var markers: [Range<Int>] = []
    for (number, container) in zip(containers.indices, containers) {
      while index < end, isBlank(bytes[index]) { index += 1 }
      switch container {
      case .quotation:
        guard index < end, bytes[index] == 0x3E else { return nil }
        index += 1
      case .item(let mark, _):
        guard number >= first else { continue }
        let markerStart = index
        if mark == 0x2E || mark == 0x29 {
          while index < end, bytes[index] &- 0x30 < 10 { index += 1 }
          guard index > markerStart else { return nil }
        }
        guard index < end, bytes[index] == mark else { return nil }
        index += 1
        guard index == end || isBlank(bytes[index]) else { return nil }
        markers.append(markerStart..<index)
      }
    }
    return markers
  }

  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// A block that holds other blocks and marks their lines.
enum MarkdownContainer {
  case quotation
  /// An item of a list with `mark`; `isFound` once its marker's place is known.
  case item(mark: UInt8, isFound: Bool)
}
