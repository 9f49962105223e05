import SourceText

extension TreeReader {
  /// What becomes of the line ends behind the last line of a block scalar.
  private enum Chomping {
    case strip, clip, keep
  }

  /// The first line of a block scalar: `|2-`.
  private struct Header {
    var folds: Bool
    var chomping = Chomping.clip
    /// Columns that the text is indented more than its parent; nil where the first line of the text tells.
    var indentation: Int?
  }

  /// A line end of the file.
  private struct LineEnd {
    var start: Int
    var end: Int
  }

  /// Reads the literal or folded scalar at `position`, and goes to the content that follows it.
  mutating func blockScalar(parent: Int) throws(NotationError) -> Int {
    let start = position
    let header = try blockScalarHeader()
    let headerEnd = position
    var end = headerEnd
    if !isBreak(current) {
      indent = -1
      return collectedScalar(range: FileRange(start, end), style: header.folds ? .folded : .literal)
    }
    position = self.end(ofBreak: position)
    let indentation =
      if let explicit = header.indentation { max(parent, 0) + explicit } else { try detectIndentation(parent: parent) }
    end = appendLines(indentation: indentation, header: header) ?? headerEnd
    lineStart = position
    let spaces = spaceEnd(from: position)
    if byte(at: spaces) == 0x09 { throw tabError(at: spaces) }
    nextContentLine()
    return collectedScalar(range: FileRange(start, end), style: header.folds ? .folded : .literal)
  }

  /// Reads the first line and stops at its line end.
  private mutating func blockScalarHeader() throws(NotationError) -> Header {
    let start = position
    var header = Header(folds: current == 0x3E)
    var hasChomping = false
    position += 1
    while true {
      switch current {
      case 0x2B where !hasChomping: header.chomping = .keep
      case 0x2D where !hasChomping: header.chomping = .strip
      case 0x31...0x39 where header.indentation == nil: header.indentation = Int(current - 0x30)
      default:
        let before = position
        position = blankEnd(from: position)
        if current == 0x23, position > before { position = lineEnd(from: position) }
        guard current == 0 || isBreak(current) else { throw blockScalarHeaderError(from: start) }
        return header
      }
      if current == 0x2B || current == 0x2D { hasChomping = true }
      position += 1
    }
  }

  /// The indentation of the first line of the text that is not blank.
  private func detectIndentation(parent: Int) throws(NotationError) -> Int {
    var line = position
    var widest = (line: position, spaces: 0)
    while true {
      let content = spaceEnd(from: line)
      let spaces = content - line
      guard content < bytes.count, !isBreak(bytes[content]) else {
        if spaces > widest.spaces { widest = (line, spaces) }
        if content >= bytes.count { return max(parent + 1, widest.spaces) }
        line = end(ofBreak: content)
        continue
      }
      guard spaces > parent, !(spaces == 0 && isMarker(at: content)) else { return max(parent + 1, widest.spaces) }
      guard widest.spaces <= spaces else { throw wideBlankLine(widest.line, spaces: widest.spaces, text: spaces) }
      return spaces
    }
  }

  /// Appends the lines that are indented enough and stops at the start of the first that is not.
  ///
  /// - Returns: the end of the last line that is not blank, its line end not included; nil where there is none.
  private mutating func appendLines(indentation: Int, header: Header) -> Int? {
    var textEnd: Int?
    var lastBreak: LineEnd?
    var blankLines: [LineEnd] = []
    var wasSpaced = false
    while position < bytes.count {
      let content = spaceEnd(from: position)
      let isBlankLine = content >= bytes.count || isBreak(bytes[content])
      if isBlankLine, content - position <= indentation {
        let next = content < bytes.count ? end(ofBreak: content) : content
        blankLines.append(LineEnd(start: content, end: next))
        position = next
        continue
      }
      guard content - position >= indentation, !(indentation == 0 && isMarker(at: position)) else { break }
      let start = position + indentation
      let isSpaced = isBlank(bytes[start])
      if let last = lastBreak {
        let joins = header.folds && !wasSpaced && !isSpaced
        if joins, blankLines.isEmpty { texts.append(0x20, from: last.start, to: start) }
        if !joins { texts.append(0x0A, from: last.start, to: last.end) }
      }
      for line in blankLines { texts.append(0x0A, from: line.start, to: line.end) }
      blankLines.removeAll(keepingCapacity: true)
      let lineEnd = lineEnd(from: start)
      texts.append(bytes, start, lineEnd)
      wasSpaced = isSpaced
      textEnd = lineEnd
      position = lineEnd < bytes.count ? end(ofBreak: lineEnd) : lineEnd
      // A last line of spaces counts as ended, as yaml-test-suite L24T/01 has it; other text stays without a line feed.
      lastBreak = lineEnd < bytes.count || isBlankLine ? LineEnd(start: lineEnd, end: position) : nil
    }
    var ends = header.chomping == .strip ? [] : [lastBreak].compactMap { $0 }
    if header.chomping == .keep { ends += blankLines }
    for end in ends { texts.append(0x0A, from: end.start, to: end.end) }
    return textEnd
  }
}
