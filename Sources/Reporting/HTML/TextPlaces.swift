import Drafts
import Findings
import SourceText

/// Finds the text of a draft that bytes of its file became.
///
/// A draft's map need not rise: alternative texts stand at the end of the text and anywhere in the file.
struct TextPlaces {
  /// Segments that came from the file, in the order of the file.
  private let segments: [SourceMap.Segment]

  init(_ map: SourceMap) {
    segments = map.segments.filter { $0.fileUnit > 0 }.sorted { $0.file < $1.file }
  }

  /// The stretches of text that a range of the file became, in the order of the file. An empty range, and one that no
  /// text came from, lead to the empty stretch behind it. Cost: logarithmic in the number of segments, linear in the
  /// number of stretches.
  func ranges(of range: FileRange) -> [TextRange] {
    var ranges: [TextRange] = []
    for segment in segments[segments.firstIndex(notBefore: { $0.fileEnd <= range.start })...] {
      guard segment.file < range.end else { break }
      let first = max(0, range.start - segment.file) / segment.fileUnit
      let last = min(segment.units, (range.end - segment.file + segment.fileUnit - 1) / segment.fileUnit)
      let found = TextRange(segment.text + first * segment.textUnit, segment.text + last * segment.textUnit)
      if let previous = ranges.last, previous.end == found.start {
        ranges[ranges.count - 1].end = found.end
      } else {
        ranges.append(found)
      }
    }
    return ranges.isEmpty ? [emptyRange(at: range.start)] : ranges
  }

  private func emptyRange(at offset: Int) -> TextRange {
    let index = segments.firstIndex(notBefore: { $0.fileEnd <= offset })
    guard index < segments.count else {
      let end = segments.last?.textEnd ?? 0
      return TextRange(end, end)
    }
    let segment = segments[index]
    let start = segment.text + max(0, offset - segment.file) / segment.fileUnit * segment.textUnit
    return TextRange(start, start)
  }
}
