import Findings
import SourceText

/// A place in a draft as people count.
struct Place: Hashable {
  /// 1-based.
  var line: Int
  /// 1-based, in the unit that the positions were made with.
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
  /// Index of the place that was asked for last; most that are asked for stand near it.
  private var last = 0

  /// - Parameter unit: what columns count.
  init(of findings: [Finding], in source: DecodedText, unit: ColumnUnit = .codePoints) {
    var wanted = Wanted()
    // By index: a copy of a finding costs more than its places.
    for index in findings.indices {
      wanted.add(findings[index].range)
      for note in findings[index].notes.indices {
        if let range = findings[index].notes[note].range { wanted.add(range) }
      }
      for fix in findings[index].fixes.indices {
        for edit in findings[index].fixes[fix].edits.indices {
          wanted.add(findings[index].fixes[fix].edits[edit].range)
        }
      }
    }
    offsets = wanted.sorted()
    places.reserveCapacity(offsets.count)
    let text = source.bytes.span
    var place = Place(line: 1, column: 1, offset: 0, lineStart: 0)
    for offset in offsets {
      Self.advance(&place, to: min(source.map.textOffset(ofFile: offset), text.count), in: text, unit)
      places.append(place)
    }
  }

  /// The place of an offset in the file that a finding, a note or a fix names.
  subscript(offset: Int) -> Place {
    mutating get {
      var index = last
      let reach = min(offsets.count, last + 8)
      while index < reach, offsets[index] < offset { index += 1 }
      if index == reach || offsets[index] != offset { index = offsets.firstIndex(notBefore: { $0 < offset }) }
      guard index < places.count else { return Place(line: 1, column: 1, offset: 0, lineStart: 0) }
      last = index
      return places[index]
    }
  }

  private static func advance(_ place: inout Place, to end: Int, in text: Span<UInt8>, _ unit: ColumnUnit) {
    var start = place.offset
    while true {
      let stop = text.firstLineBreak(in: start..<max(start, end))
      guard stop < end else { break }
      start = stop + 1
      // The line ends behind the line feed of a CRLF, also where the place is in front of it.
      if text[stop] == 0x0D, start < text.count, text[start] == 0x0A { continue }
      place.line += 1
      place.lineStart = start
      place.column = 1
      place.offset = start
    }
    place.column += columns(in: place.offset..<max(place.offset, end), of: text, unit)
    place.offset = max(place.offset, end)
  }

  private static func columns(in range: Range<Int>, of text: Span<UInt8>, _ unit: ColumnUnit) -> Int {
    switch unit {
    case .codePoints: text.codePoints(in: range)
    case .utf16: text.utf16Units(in: range)
    case .utf8Bytes: range.count
    }
  }
}

/// Offsets that are asked for, mostly in ascending order and more than once.
private struct Wanted {
  private var offsets: [Int] = []
  private var isAscending = true

  mutating func add(_ range: FileRange) {
    add(range.start)
    add(range.end)
  }

  private mutating func add(_ offset: Int) {
    guard let last = offsets.last else { return offsets.append(offset) }
    if offset == last || (offsets.count > 1 && offsets[offsets.count - 2] == offset) { return }
    if offset < last { isAscending = false }
    offsets.append(offset)
  }

  /// Every offset once.
  consuming func sorted() -> [Int] {
    if isAscending { return offsets }
    offsets.sort()
    var kept = 1
    for index in 1..<offsets.count where offsets[index] != offsets[kept - 1] {
      offsets[kept] = offsets[index]
      kept += 1
    }
    offsets.removeSubrange(kept...)
    return offsets
  }
}
