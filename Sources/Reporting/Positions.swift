import Findings
import SourceText

/// A place in a draft as people count.
struct Place: Hashable {
  /// 1-based.
  var line: Int
  /// 1-based, in code points.
  var column: Int
  /// Offset in the decoded text.
  var offset: Int
  /// Offset in the decoded text of the line's first byte.
  var lineStart: Int
}

/// Lines and columns of all places that the findings of a draft speak of.
///
/// Cost: one pass over the text up to the last place, however long its lines are.
struct Positions {
  /// Offsets in the file, ascending.
  private var offsets: [Int] = []
  private var places: [Place] = []

  init(of findings: [Finding], in source: DecodedText) {
    var wanted: [Int] = []
    func add(_ range: FileRange) {
      wanted.append(range.start)
      wanted.append(range.end)
    }
    for finding in findings {
      add(finding.range)
      for note in finding.notes { if let range = note.range { add(range) } }
      for fix in finding.fixes { for edit in fix.edits { add(edit.range) } }
    }
    wanted.sort()
    let text = source.bytes.span
    var place = Place(line: 1, column: 1, offset: 0, lineStart: 0)
    for offset in wanted where offset != offsets.last {
      Self.advance(&place, to: min(source.map.textOffset(ofFile: offset), text.count), in: text)
      offsets.append(offset)
      places.append(place)
    }
  }

  /// The place of an offset in the file that a finding, a note or a fix names.
  subscript(offset: Int) -> Place {
    let index = offsets.firstIndex(notBefore: { $0 < offset })
    return index < places.count ? places[index] : Place(line: 1, column: 1, offset: 0, lineStart: 0)
  }

  private static func advance(_ place: inout Place, to end: Int, in text: Span<UInt8>) {
    var (line, column, index, lineStart) = (place.line, place.column, place.offset, place.lineStart)
    while index < end {
      let byte = text[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && (index == text.count || text[index] != 0x0A)) {
        line += 1
        column = 1
        lineStart = index
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    place = Place(line: line, column: column, offset: index, lineStart: lineStart)
  }
}
