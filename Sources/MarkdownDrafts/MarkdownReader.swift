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
    let limits = MarkdownLimits(source.bytes, from: start)
    guard source.bytes.count < Int(UInt32.max) / 2, !limits.areExceeded else {
      return PlainTextReader.read(source, path: path, format: .markdown)
    }
    for hasTables in [true, false] {
      var builder = DraftBuilder()
      front?.append(from: source.bytes, to: &builder)
      var events = MarkdownEvents(source, from: start, builder: builder, html: html)
      let syntax = MarkdownParser.Syntax(hasTables: hasTables, hasBareAddresses: !limits.haveManyAddresses)
      switch MarkdownParser.parse(source.bytes, from: start, syntax, events: &events) {
      case .finished: return events.finish().finish(path: path, format: .markdown, source: source)
      case .tableTooWide: continue
      case .failed: return PlainTextReader.read(source, path: path, format: .markdown)
      }
    }
    return PlainTextReader.read(source, path: path, format: .markdown)
  }
}

/// What the parser may be given without costing more than linear time.
package struct MarkdownLimits {
  /// Block quotations and lists inside each other, a list's two columns of indentation counted as one of them.
  package static let depth = 100
  /// Columns of a table; a draft with a wider one is read without tables.
  package static let columns = 128

  /// Steps the parser may take to find the lines of links: for each bracket it walks its paragraph's lines.
  package static let steps = 500_000_000

  /// Steps the parser may take in one paragraph to find where bare addresses end: from each it may walk to the paragraph's end.
  package static let addressSteps = 50_000_000

  /// Whether a line nests deeper than `depth` or paragraphs hold too many lines with too many brackets.
  private(set) var areExceeded = false
  /// Whether a paragraph may hold so many bare addresses that they are to be left as they are.
  private(set) var haveManyAddresses = false

  /// What a paragraph holds up to the line that is looked at.
  private struct Paragraph {
    var start: Int
    var lines = 0
    var brackets = 0
    /// Marks that a bare address has one of: `:` or `.`.
    var addresses = 0
  }

  /// Looks at a file. Cost: linear.
  init(_ bytes: [UInt8], from start: Int) {
    let span = bytes.span
    var index = start
    var paragraph = Paragraph(start: start)
    var steps = 0
    while index < span.count {
      let lineStart = index
      var markers = 0
      if Self.depth(ofLineAt: &index, in: span, markers: &markers) > Self.depth {
        areExceeded = true
        return
      }
      // A blank line or an item ends the paragraph.
      if markers > 0 || index >= span.count || span[index] == 0x0A || span[index] == 0x0D || lineStart == start {
        paragraph = Paragraph(start: lineStart)
      }
      let before = paragraph.lines * paragraph.brackets
      let stop = span.firstLineBreak(in: index..<span.count)
      paragraph.brackets += span.count(of: 0x5B, in: index..<stop)
      paragraph.addresses += span.count(of: 0x3A, in: index..<stop) + span.count(of: 0x2E, in: index..<stop)
      if paragraph.addresses * (stop - paragraph.start) > Self.addressSteps { haveManyAddresses = true }
      index = stop + 1
      paragraph.lines += 1
      steps += paragraph.lines * paragraph.brackets - before
      if steps > Self.steps {
        areExceeded = true
        return
      }
    }
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
