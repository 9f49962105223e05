/// A text with marked ranges, written with `⟦` and `⟧` around each.
package struct MarkedText: Sendable {
  /// The text without the marks.
  package var text: String
  /// UTF-8 byte ranges of what was marked, in order of their start.
  package var ranges: [Range<Int>]

  /// - Precondition: the marks balance.
  package init(_ marked: String) {
    var text = ""
    var open: [Int] = []
    var ranges: [Range<Int>] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": open.append(text.utf8.count)
      case "⟧":
        precondition(!open.isEmpty, "⟧ without ⟦")
        ranges.append(open.removeLast()..<text.utf8.count)
      default: text.unicodeScalars.append(scalar)
      }
    }
    precondition(open.isEmpty, "⟦ without ⟧")
    self.text = text
    self.ranges = ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }
}
