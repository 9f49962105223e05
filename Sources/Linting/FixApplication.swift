package import Findings
import SourceText

/// Applies fixes to the bytes of a file.
package enum FixApplication {
  /// The file after the fixes, in the order of their places. A fix that begins before an earlier one ends is
  /// left out whole. Replacements are written as UTF-8.
  package static func apply(_ fixes: [Fix], to file: [UInt8]) -> [UInt8] {
    var edits: [Edit] = []
    var end = 0
    let ordered = fixes.filter { !$0.edits.isEmpty }.sorted { $0.edits[0].range < $1.edits[0].range }
    for fix in ordered where fix.edits[0].range.start >= end {
      edits += fix.edits
      end = fix.edits[fix.edits.count - 1].range.end
    }
    var result: [UInt8] = []
    var index = 0
    for edit in edits where edit.range.end <= file.count {
      result += file[index..<edit.range.start]
      result += Array(edit.replacement.utf8)
      index = edit.range.end
    }
    return result + file[index...]
  }
}
