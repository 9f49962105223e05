/// Tells lines that were wrapped at a column from lines that are each a unit of their own.
///
/// In wrapped prose a line ends where the next word would not have fitted. Every pair of neighbouring lines therefore
/// names the widths it could have been wrapped at; where one width explains most pairs, and sentences run on over
/// the breaks, the text is wrapped at it. Paragraphs on one long line and rows of short lines agree on no width.
struct LineWrapping {
  /// Widths that people and mailers wrap at.
  private static let widths = 40...110
  /// A longer first word would explain any width.
  private static let longestWord = 24
  /// Names of files and addresses, one a line, are no prose.
  private static let fewestWords = 4
  /// Pairs a stretch needs to be judged by itself.
  private static let enoughPairs = 3

  /// What the neighbouring lines of a stretch agree on.
  private struct Evidence {
    var pairs = 0
    /// The smallest width that explains most pairs.
    var width = 0
    /// The largest one.
    var widest = 0
    /// Pairs it explains.
    var explained = 0
    /// Of these, pairs whose sentence runs on: no end mark, then a lower-case start.
    var runningOn = 0

    /// Whether the stretch is wrapped.
    var isConvincing: Bool {
      pairs >= LineWrapping.enoughPairs && explained * 10 >= pairs * 6 && runningOn * 10 >= explained * 4
    }
  }

  /// For every line, whether it continues the line before; nil where none does. Measures lines that stand together.
  /// Cost: linear.
  static func continuations(in lines: inout [TextLine], of bytes: Span<UInt8>) -> [Bool]? {
    var isMeasured = false
    for index in lines.indices.dropFirst() where lines[index].blankLinesBefore == 0 {
      isMeasured = true
      if lines[index - 1].words == 0 { lines[index - 1].measure(bytes) }
      lines[index].measure(bytes)
    }
    guard isMeasured else { return nil }
    let whole = evidence(lines.indices, in: lines, of: bytes)
    guard whole.pairs > 0 else { return nil }
    var result = [Bool](repeating: false, count: lines.count)
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, lines[end].blankLinesBefore == 0 { end += 1 }
      if end - start > 1 {
        let own = evidence(start..<end, in: lines, of: bytes)
        let best = own.isConvincing ? own : whole
        if best.isConvincing {
          for index in start + 1..<end { result[index] = joins(index, in: lines, of: bytes, widths: best) }
        } else if own.pairs < enoughPairs {
          for index in start + 1..<end { result[index] = isShortWrap(index, in: lines, of: bytes) }
        }
      }
      start = end
    }
    return result
  }

  /// Whether line `index` could continue the one before at all.
  private static func isPair(_ index: Int, in lines: [TextLine]) -> Bool {
    let line = lines[index]
    let before = lines[index - 1]
    return line.blankLinesBefore == 0 && !line.startsPage && !line.hasMarker && line.quoteDepth == before.quoteDepth
  }

  private static func runsOn(_ index: Int, in lines: [TextLine], of bytes: Span<UInt8>) -> Bool {
    let mark = LineShape(lines[index - 1].content).endMark(bytes)
    return (mark == 0 || mark == 0x2C) && LineShape(lines[index].content).startsLower(bytes)
  }

  /// Whether line `index` continues the one before in a stretch too short to agree on a width.
  private static func isShortWrap(_ index: Int, in lines: [TextLine], of bytes: Span<UInt8>) -> Bool {
    let line = lines[index]
    let before = lines[index - 1]
    guard isPair(index, in: lines), (50...widths.upperBound).contains(before.width), before.words >= fewestWords,
      line.width <= widths.upperBound, before.hasMarker || line.indentation == before.indentation,
      runsOn(index, in: lines, of: bytes), !LineShape(line.content).startsWithSign(bytes)
    else { return false }
    // Where the first line starts lower-case, too, the lines are items of a list.
    return before.blankLinesBefore == 0 || !LineShape(before.content).startsLower(bytes)
  }

  private static func fitsNextWord(_ index: Int, in lines: [TextLine]) -> Int {
    lines[index - 1].width + 1 + min(lines[index].firstWord, longestWord)
  }

  private static func joins(
    _ index: Int, in lines: [TextLine], of bytes: Span<UInt8>, widths: Evidence
  ) -> Bool {
    let before = lines[index - 1]
    let line = lines[index]
    if line.hasMarker { return isMarkerByChance(index, in: lines, of: bytes, widths: widths) }
    guard isPair(index, in: lines) else { return false }
    // An indented first line starts a paragraph, as in books.
    if !before.hasMarker, line.indentation >= before.indentation + 2 {
      guard runsOn(index, in: lines, of: bytes) else { return false }
    }
    if before.hasMarker, line.indentation < before.indentation { return false }
    if before.width <= widths.widest, fitsNextWord(index, in: lines) > widths.width { return true }
    return before.width * 10 >= widths.width * 6 && before.width < TextLine.longWidth
      && runsOn(index, in: lines, of: bytes)
  }

  /// Whether a dash or number stands first in line `index` only because the line was wrapped there.
  private static func isMarkerByChance(
    _ index: Int, in lines: [TextLine], of bytes: Span<UInt8>, widths: Evidence
  ) -> Bool {
    let line = lines[index]
    let before = lines[index - 1]
    let markerWidth = min(Int(line.markerCount), 3)
    guard line.blankLinesBefore == 0, !line.startsPage, !before.hasMarker, line.quoteDepth == before.quoteDepth,
      line.indentation == before.indentation, before.width <= widths.widest,
      before.width + 1 + markerWidth > widths.width
    else { return false }
    let mark = LineShape(before.content).endMark(bytes)
    return mark == 0 || mark == 0x2C
  }

  private static func evidence(_ range: Range<Int>, in lines: [TextLine], of bytes: Span<UInt8>) -> Evidence {
    var result = Evidence()
    var changes = [Int](repeating: 0, count: widths.upperBound + 2)
    for index in range.dropFirst() where isPair(index, in: lines) {
      result.pairs += 1
      let low = max(lines[index - 1].width, widths.lowerBound)
      let high = min(fitsNextWord(index, in: lines) - 1, widths.upperBound)
      guard low <= high, lines[index - 1].words >= fewestWords else { continue }
      changes[low] += 1
      changes[high + 1] -= 1
    }
    var explained = 0
    for width in widths {
      explained += changes[width]
      if explained > result.explained { (result.explained, result.width) = (explained, width) }
      if explained == result.explained { result.widest = width }
    }
    guard result.explained * 10 >= result.pairs * 6, result.explained > 0 else { return result }
    for index in range.dropFirst() where isPair(index, in: lines) && lines[index - 1].width <= result.width {
      if fitsNextWord(index, in: lines) > result.width, runsOn(index, in: lines, of: bytes) { result.runningOn += 1 }
    }
    return result
  }
}
