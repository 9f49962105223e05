import SourceText

/// One line of a file made safe to print, cut around a marked place, and the carets under that place.
struct SourceExcerpt {
  /// At most this many columns of a line are shown, without the marks of a cut.
  static let width = 100

  /// The line, or the part around the mark with `…` where it is cut.
  private(set) var text = ""
  /// Spaces and then `^~~` under the marked place.
  private(set) var carets = "^"

  private let source: [UInt8]
  private let line: Range<Int>

  /// - Parameter line: the bytes of the line without its line ending.
  init(_ source: [UInt8], line: Range<Int>) {
    self.source = source
    let hasMark = line.lowerBound == 0 && source.starts(with: [0xEF, 0xBB, 0xBF])
    self.line = hasMark ? min(3, line.upperBound)..<line.upperBound : line
  }

  /// Shows the line around `range` and marks what of it is on the line, at least one column.
  mutating func mark(_ range: Range<Int>) {
    // Cells of the mark, and what is shown in front of and behind its start.
    let start = max(line.lowerBound, min(range.lowerBound, line.upperBound))
    let end = max(start, min(range.upperBound, line.upperBound))
    let before = cells(line.lowerBound..<start, last: Self.width / 2)
    let after = cells(start..<line.upperBound, first: Self.width - min(Self.width / 2, before.width))
    text = (before.isCut ? "…" : "") + before.text + after.text + (after.isCut ? "…" : "")
    let marked = cells(start..<end, first: after.width)
    carets =
      String(repeating: " ", count: before.width + (before.isCut ? 1 : 0)) + "^"
      + String(repeating: "~", count: max(0, marked.width - 1))
  }

  private struct Cells {
    var text = ""
    /// Code points that `text` shows.
    var width = 0
    var isCut = false
  }

  /// The shown form of the first characters of a range, up to `first` columns.
  private func cells(_ range: Range<Int>, first limit: Int) -> Cells {
    var cells = Cells()
    var index = range.lowerBound
    while index < range.upperBound {
      let (form, next) = shown(at: index, before: range.upperBound)
      let width = form.unicodeScalars.count
      guard cells.width + width <= limit else {
        cells.isCut = true
        break
      }
      cells.text += form
      cells.width += width
      index = next
    }
    return cells
  }

  /// The shown form of the last characters of a range, up to `last` columns.
  private func cells(_ range: Range<Int>, last limit: Int) -> Cells {
    // A character has at most four bytes, so the last ones are among these.
    var start = max(range.lowerBound, range.upperBound - 4 * limit)
    while start > range.lowerBound, source[start] & 0xC0 == 0x80, range.upperBound - start < 4 * limit + 4 {
      start -= 1
    }
    var forms: [String] = []
    var index = start
    while index < range.upperBound {
      let (form, next) = shown(at: index, before: range.upperBound)
      forms.append(form)
      index = next
    }
    var cells = Cells(isCut: start > range.lowerBound)
    var kept = forms.endIndex
    while kept > 0 {
      let width = forms[kept - 1].unicodeScalars.count
      guard cells.width + width <= limit else {
        cells.isCut = true
        break
      }
      cells.width += width
      kept -= 1
    }
    cells.text = forms[kept...].joined()
    return cells
  }

  /// The shown form of the character at `index`, and where the next one starts.
  private func shown(at index: Int, before end: Int) -> (form: String, next: Int) {
    guard let (number, length) = decodeScalar(source.span, at: index), index + length <= end,
      let scalar = Unicode.Scalar(number)
    else { return ("\\x" + hexadecimal(UInt32(source[index]), digits: 2), index + 1) }
    return (shownForm(of: scalar), index + length)
  }
}

/// A character as it may be printed: controls, and those that change the direction or are not seen, as escapes.
func shownForm(of scalar: Unicode.Scalar) -> String {
  switch scalar.value {
  case 0x09: return "\\t"
  case 0x0A: return "\\n"
  case 0x0D: return "\\r"
  case _ where isHidden(scalar) || isJoiner(scalar): return "\\u{\(hexadecimal(scalar.value, digits: 1))}"
  default: return String(scalar)
  }
}
