import Drafts
import Findings
import SourceText

extension StetComment {
  /// Deletes the comment from its draft, with its line where nothing else stands on it, and with one of two blank lines or
  /// spaces around it.
  func deletion(from draft: Draft) -> Fix {
    let map = draft.source.map
    let file = draft.source.bytes
    let place = map.textRange(of: range)
    var edit = range
    var isSafe = true
    if let start = Self.startOfLine(before: place.start, in: file), let end = Self.endOfLine(from: place.end, in: file)
    {
      let isBelowBlank = start == 0 || Self.startOfLine(before: start - 1, in: file) != nil
      let blank = Self.endOfLine(from: end, in: file)
      edit = map.fileRange(of: TextRange(start, isBelowBlank ? blank ?? end : end))
      // In Markdown the lines around a comment may become one paragraph without it.
      isSafe = draft.format == .html || isBelowBlank || blank != nil
    } else if place.end == file.count || ASCII.isSpace(file[place.end]) {
      var start = place.start
      while start > 0, file[start - 1] == 0x20 || file[start - 1] == 0x09 { start -= 1 }
      edit = map.fileRange(of: TextRange(start, place.end))
    }
    return Fix(title: "Delete the comment", edits: [Edit(range: edit, replacement: "")], isSafe: isSafe)
  }

  /// Where the line begins of which nothing but white space stands in front of an offset; nil where more does.
  private static func startOfLine(before offset: Int, in file: [UInt8]) -> Int? {
    var start = offset
    while start > 0, ASCII.isSpace(file[start - 1]), file[start - 1] != 0x0A { start -= 1 }
    return start == 0 || file[start - 1] == 0x0A ? start : nil
  }

  /// Where the next line, or the end, follows if nothing but white space stands between it and an offset; nil elsewhere.
  private static func endOfLine(from offset: Int, in file: [UInt8]) -> Int? {
    var end = offset
    while end < file.count, ASCII.isSpace(file[end]), file[end] != 0x0A { end += 1 }
    if end == file.count { return end }
    return file[end] == 0x0A ? end + 1 : nil
  }
}
