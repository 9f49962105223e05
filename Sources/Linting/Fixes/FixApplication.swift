package import Findings
import SourceText

/// Bytes to put in place of a range of a file, encoded as the file is.
struct FileEdit: Sendable, Hashable {
  /// Offsets in the file.
  var range: Range<Int>
  var bytes: [UInt8]
}

/// Chooses among fixes those that can be applied together.
package struct FixApplication: Sendable {
  /// In the order of the file, not overlapping.
  private(set) var edits: [FileEdit] = []
  /// Numbers of the fixes whose work is done by the edits, ascending.
  private(set) var applied: [Int] = []

  /// Takes fixes in the order of their places, of those that begin at one place the longest first.
  ///
  /// A fix is left out whole where it begins before an earlier one ends or cannot be encoded; one that deletes what an
  /// earlier one deletes counts as applied.
  ///
  /// - Parameters:
  ///   - count: the size of the file in bytes.
  ///   - encode: the bytes that stand for a replacement in the file; nil where there are none.
  init(_ fixes: [Fix], fileCount count: Int, encode: (String) -> [UInt8]?) {
    var last: FileEdit?
    for (number, fix) in Self.ordered(fixes) {
      guard let edits = Self.encoded(fix, fileCount: count, encode), let first = edits.first else { continue }
      if let last, !Self.follows(first, last) {
        if edits.allSatisfy({ Self.isDone($0, by: last) }) { applied.append(number) }
        continue
      }
      self.edits += edits
      applied.append(number)
      last = edits.last
    }
    applied.sort()
  }

  /// A UTF-8 file after the fixes that can be applied together.
  package static func apply(_ fixes: [Fix], to file: [UInt8]) -> [UInt8] { fixedText(fixes, of: file).bytes }

  /// A UTF-8 file with the fixes that can be applied together.
  package static func fixedText(_ fixes: [Fix], of file: [UInt8]) -> FixedText {
    var text = FixedText(file)
    text.apply(FixApplication(fixes, fileCount: file.count) { Array($0.utf8) }.edits)
    return text
  }

  private static func ordered(_ fixes: [Fix]) -> [(Int, Fix)] {
    let extents = fixes.map { fix in (fix.edits.first?.range.start ?? 0, -(fix.edits.last?.range.end ?? 0)) }
    return fixes.indices.sorted { (extents[$0].0, extents[$0].1, $0) < (extents[$1].0, extents[$1].1, $1) }
      .map { ($0, fixes[$0]) }
  }

  /// The edits of a fix; nil where one of them cannot be made.
  private static func encoded(_ fix: Fix, fileCount: Int, _ encode: (String) -> [UInt8]?) -> [FileEdit]? {
    var edits: [FileEdit] = []
    for edit in fix.edits {
      guard edit.range.start >= edits.last?.range.upperBound ?? 0, edit.range.end <= fileCount,
        let bytes = encode(edit.replacement)
      else { return nil }
      edits.append(FileEdit(range: edit.range.indices, bytes: bytes))
    }
    return edits
  }

  /// Whether an edit stands behind another; of two insertions at one place the second does not.
  private static func follows(_ edit: FileEdit, _ other: FileEdit) -> Bool {
    let (start, end) = (edit.range.lowerBound, other.range.upperBound)
    return start > end || (start == end && !(edit.range.isEmpty || other.range.isEmpty))
  }

  private static func isDone(_ edit: FileEdit, by other: FileEdit) -> Bool {
    edit.bytes.isEmpty && other.bytes.isEmpty && other.range.lowerBound <= edit.range.lowerBound
      && edit.range.upperBound <= other.range.upperBound
  }
}
