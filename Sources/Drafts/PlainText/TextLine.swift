import SourceText

/// One line of a plain text that is not blank, with what its shape says.
///
/// A text may have as many lines as blocks, so what is small is kept small: a line takes 56 bytes.
struct TextLine {
  /// First byte, with indentation.
  let start: Int
  /// First byte of the text after indentation, quoting marks and list marker.
  private(set) var contentStart: Int
  /// After the last visible byte.
  let contentEnd: Int
  /// After the line ending.
  let end: Int
  /// Blank lines in front of it.
  var blankLinesBefore: Int32
  /// Columns of white space in front, a tab leading to the next multiple of 4.
  let indentation: Int32
  /// Number of `>` in front.
  private(set) var quoteDepth: Int32 = 0
  private var storedWidth = Int16(TextLine.longWidth)
  private var storedFirstWord: Int16 = 0
  private var storedWords: Int16 = 0
  /// Bytes of the list marker; 0 where there is none.
  private(set) var markerCount: UInt8 = 0
  /// A form feed stands in front.
  let startsPage: Bool

  /// What `width` says of a line too long to be wrapped by hand.
  static let longWidth = 1_000
  /// Bytes of a line that is measured, at most.
  private static let longestCount = 440

  /// Code points from the start of the line to its last visible one; `TextLine.longWidth` for a long line, and until
  /// the line is measured.
  var width: Int { Int(storedWidth) }
  /// Code points of the first word.
  var firstWord: Int { Int(storedFirstWord) }
  /// Stretches between white space; 0 until the line is measured.
  var words: Int { Int(storedWords) }
  var hasMarker: Bool { markerCount > 0 }
  var content: Range<Int> { contentStart..<contentEnd }
}

extension TextLine {
  /// The lines of `bytes` from `start` on that are not blank. LF, CRLF and CR end a line. Cost: linear.
  static func lines(of bytes: Span<UInt8>, from start: Int) -> [TextLine] {
    var lines: [TextLine] = []
    // Memory that is not needed is not touched, so it costs nothing.
    lines.reserveCapacity((bytes.count - start) / 64)
    var blank = 0
    var index = start
    while index < bytes.count {
      let lineStart = index
      index = bytes.firstLineBreak(in: index..<bytes.count)
      let stop = index
      if index < bytes.count {
        index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
      }
      if stop > lineStart, let line = TextLine(bytes, lineStart..<stop, end: index, blankLinesBefore: blank) {
        lines.append(line)
        blank = 0
      } else {
        blank += 1
      }
    }
    return lines
  }

  /// Nil for a blank line.
  private init?(_ bytes: Span<UInt8>, _ line: Range<Int>, end: Int, blankLinesBefore: Int) {
    var index = line.lowerBound
    var columns = 0
    var startsPage = false
    while index < line.upperBound {
      let count = WhiteSpace.length(at: index, in: bytes, limit: line.upperBound)
      if count == 0 { break }
      switch bytes[index] {
      case 0x09: columns = (columns / 4 + 1) * 4
      case 0x0C: (startsPage, columns) = (true, 0)
      case 0x00..<0x20: break
      default: columns += 1
      }
      index += count
    }
    guard index < line.upperBound else { return nil }
    start = line.lowerBound
    self.end = end
    self.blankLinesBefore = Int32(clamping: blankLinesBefore)
    indentation = Int32(clamping: columns)
    self.startsPage = startsPage
    contentStart = index
    contentEnd = WhiteSpace.trimEnd(index..<line.upperBound, in: bytes)
    if bytes[index] == 0x3E { skipQuotingMarks(bytes) }
    readMarker(bytes)
  }

  /// Finds `>` marks; the content starts after them.
  private mutating func skipQuotingMarks(_ bytes: Span<UInt8>) {
    while contentStart < contentEnd {
      if bytes[contentStart] == 0x3E {
        quoteDepth = Int32(clamping: Int(quoteDepth) + 1)
        contentStart += 1
        continue
      }
      let count = WhiteSpace.length(at: contentStart, in: bytes, limit: contentEnd)
      if count == 0 { return }
      contentStart += count
    }
  }

  /// First byte after the indentation: the quoting mark, the list marker or the text.
  private func markStart(_ bytes: Span<UInt8>) -> Int { WhiteSpace.skip(start..<contentEnd, in: bytes) }

  /// Takes the quoting marks for text.
  mutating func unquote(_ bytes: Span<UInt8>) {
    quoteDepth = 0
    contentStart = markStart(bytes)
    markerCount = 0
  }

  private mutating func readMarker(_ bytes: Span<UInt8>) {
    let count = ListMarker.length(in: content, of: bytes)
    guard count > 0 else { return }
    let text = WhiteSpace.skip(contentStart + count..<contentEnd, in: bytes)
    guard text < contentEnd else { return }
    markerCount = UInt8(clamping: count)
    contentStart = text
  }

  /// The list marker; empty where there is none.
  func marker(in bytes: Span<UInt8>) -> Range<Int> {
    var first = contentStart
    guard hasMarker else { return first..<first }
    // Only white space stands between the marker and the text.
    while case let count = WhiteSpace.length(before: first, in: bytes, from: start), count > 0 { first -= count }
    return first - Int(markerCount)..<first
  }

  /// Counts width and words of a line that is not long.
  mutating func measure(_ bytes: Span<UInt8>) {
    guard contentEnd - start <= Self.longestCount else { return }
    var (width, words, firstWord) = (Int(indentation), 0, 0)
    var inWord = false
    for index in markStart(bytes)..<contentEnd {
      let byte = bytes[index]
      if byte & 0xC0 != 0x80 { width += 1 }
      guard index >= contentStart else { continue }
      if byte <= 0x20 { inWord = false } else if !inWord { (inWord, words) = (true, words + 1) }
      if words == 1, inWord, byte & 0xC0 != 0x80 { firstWord += 1 }
    }
    storedWidth = Int16(clamping: width)
    storedWords = Int16(clamping: words)
    storedFirstWord = Int16(clamping: firstWord)
  }
}
