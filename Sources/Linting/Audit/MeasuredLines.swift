import SourceText

/// The lines of a labelled draft, with their places in its bytes.
struct MeasuredLines {
  struct Line {
    /// Offset of its first byte.
    var start: Int
    /// Its text without white space at either end.
    var content: FileRange
    /// Characters (code points) of `content`.
    var characters: Int
  }

  let lines: [Line]
  /// Runs of characters between white space, in all lines.
  let words: Int

  init(_ draft: LabelledDraft) {
    var lines: [Line] = []
    lines.reserveCapacity(draft.lines.count)
    var words = 0
    var start = 0
    for line in draft.lines {
      let shape = TrimmedLine(line.text)
      words += shape.words
      let content = FileRange(start + shape.content.lowerBound, start + shape.content.upperBound)
      lines.append(Line(start: start, content: content, characters: shape.characters))
      start += line.text.utf8.count + 1
    }
    self.lines = lines
    self.words = words
  }

  /// Whether each line is flagged: ranges, ordered by start, cover at least half of its content.
  func flagged(by ranges: [FileRange]) -> [Bool] {
    var covered = [Int](repeating: 0, count: lines.count)
    var reach = 0
    for range in ranges where range.end > reach {
      cover(max(reach, range.start)..<range.end, in: &covered)
      reach = range.end
    }
    return zip(lines, covered).map { line, count in count > 0 && 2 * count >= line.content.count }
  }

  /// Index of the line that a byte stands in.
  func line(at offset: Int) -> Int { max(0, lines.firstIndex(notBefore: { $0.start <= offset }) - 1) }

  /// Indices of the lines that a range reaches into.
  func lines(in range: FileRange) -> Range<Int> {
    let first = line(at: range.start)
    return first..<min(lines.count, max(first, line(at: max(range.start, range.end - 1))) + 1)
  }

  private func cover(_ bytes: Range<Int>, in covered: inout [Int]) {
    for index in lines(in: FileRange(bytes.lowerBound, bytes.upperBound)) {
      let content = lines[index].content
      covered[index] += max(0, min(bytes.upperBound, content.end) - max(bytes.lowerBound, content.start))
    }
  }
}

/// What a line consists of.
private struct TrimmedLine {
  /// UTF-8 offsets of what is left without white space at either end.
  var content = 0..<0
  /// Code points of `content`.
  var characters = 0
  var words = 0

  init(_ text: String) {
    var offset = 0
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      if isSpace(scalar) {
        isInWord = false
      } else {
        if !isInWord { words += 1 }
        isInWord = true
        if characters == 0 {
          content = offset..<offset
          count = 0
        }
        characters = count + 1
        content = content.lowerBound..<offset + width
      }
      count += 1
      offset += width
    }
  }
}

/// Whether a character is white space, or a separator of ASCII.
private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
  default: false
  }
}
