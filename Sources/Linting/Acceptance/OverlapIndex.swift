import SourceText

/// Ranges of a file, to find one that shares a byte with another range. Cost of a look-up: logarithmic.
struct OverlapIndex {
  /// The starts of the ranges that are not empty, ascending.
  private var starts: [Int] = []
  /// Beside each start: which range reaches farthest of those that start up to there, and its end.
  private var farthest: [(number: Int, end: Int)] = []

  init(_ ranges: [FileRange]) {
    for number in ranges.indices.sorted(by: { (ranges[$0].start, $0) < (ranges[$1].start, $1) }) {
      let range = ranges[number]
      guard !range.isEmpty else { continue }
      starts.append(range.start)
      let last = farthest.last ?? (number, 0)
      farthest.append(range.end > last.end ? (number, range.end) : last)
    }
  }

  /// The number of a range that overlaps another, or holds the place of an empty one: that which reaches farthest.
  func number(overlapping range: FileRange) -> Int? {
    let count = starts.firstIndex(notBefore: { $0 < max(range.end, range.start + 1) })
    guard count > 0, farthest[count - 1].end > range.start else { return nil }
    return farthest[count - 1].number
  }
}
