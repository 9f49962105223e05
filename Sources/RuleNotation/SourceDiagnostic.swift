package import SourceText

/// An error in a rule or configuration file as people read it: the place, the line, what is wrong and what to do.
///
/// The parser and everything that decodes its nodes report with it.
package struct SourceDiagnostic: Hashable, Sendable {
  /// The file as the user named it.
  package var path: String
  /// Bytes of the file to point at.
  package var range: FileRange
  /// Whether the file may be used all the same.
  package var isWarning: Bool
  /// What was seen, without a full stop.
  package var message: String
  /// What was expected and what to write instead, a line each.
  package var help: [String]

  package init(path: String, range: FileRange, isWarning: Bool = false, message: String, help: [String] = []) {
    self.path = path
    self.range = range
    self.isWarning = isWarning
    self.message = message
    self.help = help
  }

  /// The 1-based line and column, in code points, of the range's start. Cost: linear in `source`.
  package func position(in source: [UInt8]) -> LineColumn {
    LineIndex(source).position(of: min(range.start, source.count), in: source, unit: .codePoints)
  }

  /// The error in the form below, with a line feed at its end. Cost: linear in `source`.
  ///
  ///     rules/a.yaml:3:7: error: a tab stands in the indentation
  ///       | in:→[paragraph]
  ///       |    ^
  ///     expected spaces
  ///
  /// A long line is cut around the caret. Characters that a terminal would obey or hide are shown as escapes.
  ///
  /// - Parameter source: the bytes of the file.
  package func rendered(source: [UInt8]) -> String {
    let index = LineIndex(source)
    let start = min(range.start, source.count)
    let place = index.position(of: start, in: source, unit: .codePoints)
    let line = index.bytes(ofLine: place.line - 1, in: source)
    var excerpt = SourceExcerpt(source, line: line)
    excerpt.mark(start..<max(start, min(range.end, source.count)))
    var text =
      "\(visible(path)):\(place.line):\(place.column): \(isWarning ? "warning" : "error"): \(visible(message))\n"
    text += "  | \(excerpt.text)\n  | \(excerpt.carets)\n"
    for line in help { text += visible(line) + "\n" }
    return text
  }
}

/// The text with characters that a terminal would obey or hide as escapes.
package func visible(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars { result += shownForm(of: scalar) }
  return result
}
