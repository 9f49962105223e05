package import Drafts
package import SourceText

/// Reads CommonMark with the extensions of GitHub: tables, strikethrough, task lists and bare addresses.
///
/// Positions are exact: the parser hands out pointers into the file, and everything that it adds or replaces
/// becomes a unit of the source map. A draft that nests deeper than `MarkdownLimits.depth`, or that the parser would
/// need more than linear time for, is read as plain text. Cost: linear.
package enum MarkdownReader {
  /// The draft that `source` holds.
  ///
  /// Front matter, blocks in file order, then the alternative texts of images.
  /// - Parameter html: reads HTML blocks; where it is nil they are left out.
  package static func read(_ source: DecodedText, path: String, html: (any FragmentReader)?) -> Draft {
    let front = FrontMatter(source.bytes)
    let start = front?.end ?? 0
    guard source.bytes.count < Int(UInt32.max) / 2, !MarkdownLimits.areExceeded(by: source.bytes, from: start) else {
      return PlainTextReader.read(source, path: path, format: .markdown)
    }
    for hasTables in [true, false] {
      var builder = DraftBuilder()
      front?.append(from: source.bytes, to: &builder)
      var events = MarkdownEvents(source, from: start, builder: builder, html: html)
      switch MarkdownParser.parse(source.bytes, from: start, hasTables: hasTables, events: &events) {
      case .finished: return events.finish().finish(path: path, format: .markdown, source: source)
      case .tableTooWide: continue
      case .failed: return PlainTextReader.read(source, path: path, format: .markdown)
      }
    }
    return PlainTextReader.read(source, path: path, format: .markdown)
  }
}

/// What the parser may be given without costing more than linear time.
package enum MarkdownLimits {
  /// Block quotations and lists inside each other, a list's two columns of indentation counted as one of them.
  package static let depth = 100
  /// Columns of a table; a draft with a wider one is read without tables.
  package static let columns = 128

  /// Steps the parser may take to find the lines of links: for each bracket it walks its paragraph's lines.
  package static let steps = 500_000_000

  /// Whether a line nests deeper than `depth` or paragraphs hold too many lines with too many brackets. Cost: linear.
  static func areExceeded(by bytes: [UInt8], from start: Int) -> Bool {
    let span = bytes.span
    var index = start
    var lines = 0
    var brackets = 0
    var steps = 0
    while index < span.count {
      let lineStart = index
      var markers = 0
      if depth(ofLineAt: &index, in: span, markers: &markers) > depth { return true }
      // A blank line or an item ends the paragraph.
      if markers > 0 || index >= span.count || span[index] == 0x0A || span[index] == 0x0D || lineStart == start {
        (lines, brackets) = (0, 0)
      }
      let before = lines * brackets
      let stop = span.firstLineBreak(in: index..<span.count)
      brackets += span.count(of: 0x5B, in: index..<stop)
      index = stop + 1
      lines += 1
      steps += lines * brackets - before
      if steps > Self.steps { return true }
    }
    return false
  }

  /// Markers at the start of the line, and half the columns in front of the last one.
  private static func depth(ofLineAt index: inout Int, in bytes: Span<UInt8>, markers: inout Int) -> Int {
    var columns = 0
    var nested = 0
    var last: UInt8 = 0
    var isRule = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x09 {
        columns += byte == 0x09 ? 4 : 1
        index += 1
        continue
      }
      let count = markerLength(at: index, in: bytes)
      if count == 0 { break }
      if markers > 0, byte != last || byte == 0x3E { isRule = false }
      last = byte
      markers += 1
      nested = columns / 2
      index += count
    }
    let isAtEnd = index >= bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D
    if isRule, isAtEnd, last != 0x3E { return 0 }
    return max(markers, nested)
  }

  private static func markerLength(at index: Int, in bytes: Span<UInt8>) -> Int {
    let byte = bytes[index]
    if byte == 0x3E { return 1 }
    var end = index
    if byte == 0x2D || byte == 0x2A || byte == 0x2B {
      end += 1
    } else {
      while end < bytes.count, end - index < 9, bytes[end] &- 0x30 < 10 { end += 1 }
      guard end > index, end < bytes.count, bytes[end] == 0x2E || bytes[end] == 0x29 else { return 0 }
      end += 1
    }
    return end >= bytes.count || bytes[end] <= 0x20 ? end - index : 0
  }
}
