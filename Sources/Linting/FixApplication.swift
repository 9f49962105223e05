package import Findings
import SourceText

/// Applies fixes to the bytes of a file.
package enum FixApplication {
  /// The file after the fixes, in the order of their places. A fix that would touch bytes another one touched is left
  /// out whole. Replacements are written as UTF-8.
  package static func apply(_ fixes: [Fix], to file: [UInt8]) -> [UInt8] {
    var edits: [Edit] = []
    for fix in fixes {
      let clashes = fix.edits.contains { edit in edits.contains { $0.range.overlaps(edit.range) || $0.range == edit.range } }
      if !clashes { edits += fix.edits }
    }
    edits.sort { $0.range < $1.range }
    var result: [UInt8] = []
    var index = 0
    for edit in edits where edit.range.start >= index && edit.range.end <= file.count {
      result += file[index..<edit.range.start]
      result += Array(edit.replacement.utf8)
      index = edit.range.end
    }
    return result + file[index...]
  }
}
