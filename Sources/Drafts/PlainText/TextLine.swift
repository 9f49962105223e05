/// One line of a plain text that is not blank, with what its shape says.
struct TextLine {
  /// First byte, with indentation.
  var start: Int
  /// First byte of the text after indentation, quoting marks and list marker.
  var contentStart: Int
  /// After the last visible byte.
  var contentEnd: Int
  /// After the line ending.
  var end: Int
  /// Blank lines in front of it.
  var blankLinesBefore: Int
  /// First byte after the indentation: the quoting mark, the list marker or the text.
  var markStart: Int
  /// First byte of the list marker.
  var markerStart = 0
  /// Bytes of the list marker; 0 where there is none.
  var markerCount = 0
  /// Columns of white space in front, a tab leading to the next multiple of 4.
  var indentation: Int
  /// Number of `>` in front.
  var quoteDepth = 0
  /// A form feed stands in front.
  var startsPage: Bool
  /// Code points from the start of the line to its last visible one; `TextLine.longWidth` for a long line, and until
  /// the line is measured.
  var width = TextLine.longWidth
  /// Code points of the first word.
  var firstWord = 0
  /// Stretches between white space.
  var words = 0

  /// What `width` says of a line too long to be wrapped by hand.
  static let longWidth = 1_000

  var hasMarker: Bool { markerCount > 0 }
  var content: Range<Int> { contentStart..<contentEnd }
}

extension TextLine {
  /// The lines of `bytes` from `start` on that are not blank. LF, CRLF and CR end a line. Cost: linear.
  static func lines(of bytes: Span<UInt8>, from start: Int) -> [TextLine] {
    var lines: [TextLine] = []
    var blank = 0
    var index = start
    while index < bytes.count {
      let lineStart = index
      while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      let stop = index
      if index < bytes.count {
        index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
      }
      if let line = TextLine(bytes, from: lineStart, to: stop, end: index, blankLinesBefore: blank) {
        lines.append(line)
        blank = 0
      } else {
        blank += 1
      }
    }
    return lines
  }

  /// Nil for a blank line.
  private init?(_ bytes: Span<UInt8>, from start: Int, to stop: Int, end: Int, blankLinesBefore: Int) {
    var index = start
    var columns = 0
    var startsPage = false
    while index < stop {
      let count = WhiteSpace.length(at: index, in: bytes, limit: stop)
      if count == 0 { break }
      switch bytes[index] {
      case 0x09: columns = (columns / 4 + 1) * 4
      case 0x0C: (startsPage, columns) = (true, 0)
      case 0x00..<0x20: break
      default: columns += 1
      }
      index += count
    }
    guard index < stop else { return nil }
    self.start = start
    self.end = end
    self.blankLinesBefore = blankLinesBefore
    self.indentation = columns
    self.startsPage = startsPage
    markStart = index
    contentStart = index
    contentEnd = WhiteSpace.trimEnd(index..<stop, in: bytes)
    if bytes[index] == 0x3E { skipQuotingMarks(bytes) }
    readMarker(bytes)
  }

  /// Finds `>` marks; the content starts after them.
  private mutating func skipQuotingMarks(_ bytes: Span<UInt8>) {
    while contentStart < contentEnd {
      if bytes[contentStart] == 0x3E {
        quoteDepth += 1
        contentStart += 1
        continue
      }
      let count = WhiteSpace.length(at: contentStart, in: bytes, limit: contentEnd)
      if count == 0 { return }
      contentStart += count
    }
  }

  /// Takes the quoting marks for text.
  mutating func unquote() {
    quoteDepth = 0
    contentStart = markStart
    markerCount = 0
  }

  private mutating func readMarker(_ bytes: Span<UInt8>) {
    let count = ListMarker.length(in: content, of: bytes)
    guard count > 0 else { return }
    let text = WhiteSpace.skip(contentStart + count..<contentEnd, in: bytes)
    guard text < contentEnd else { return }
    markerStart = contentStart
    markerCount = count
    contentStart = text
  }

  /// Counts width and words of a line that is not long.
  mutating func measure(_ bytes: Span<UInt8>) {
    guard contentEnd - start <= 440 else { return }
    width = indentation
    var inWord = false
    var index = markStart
    while index < contentEnd {
      let byte = bytes[index]
      if byte & 0xC0 != 0x80 { width += 1 }
      if index >= contentStart {
        if byte <= 0x20 { inWord = false } else if !inWord { (inWord, words) = (true, words + 1) }
        if words == 1, inWord, byte & 0xC0 != 0x80 { firstWord += 1 }
      }
      index += 1
    }
  }
}
