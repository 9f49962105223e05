/// Maps ranges of a draft's text to the bytes of the file they came from, without searching.
///
/// The map is a list of segments in text order that cover the whole text. Within a segment every unit of the text has
/// the same number of bytes and comes from the same number of file bytes, so a range maps exactly wherever it cuts
/// between units; a cut inside a unit (an entity, a transcoded character) widens to the whole unit.
package struct SourceMap: Sendable {
  /// A run of units that map alike.
  package struct Segment: Hashable, Sendable {
    /// First byte in the text.
    package var text: Int
    /// First byte in the file.
    package var file: Int
    /// Number of units.
    package var units: Int
    /// Bytes of each unit in the text; at least 1.
    package var textUnit: Int
    /// Bytes of each unit in the file; 0 where the text was added by the reader, such as the line feed between blocks.
    package var fileUnit: Int

    package init(text: Int, file: Int, units: Int, textUnit: Int, fileUnit: Int) {
      self.text = text
      self.file = file
      self.units = units
      self.textUnit = textUnit
      self.fileUnit = fileUnit
    }

    /// Offset in the text after the last unit.
    package var textEnd: Int { text + units * textUnit }
    /// Offset in the file after the last unit.
    package var fileEnd: Int { file + units * fileUnit }

    /// The file offset of the unit that a text offset in the segment stands in.
    fileprivate func fileOffset(startingAt offset: Int) -> Int { file + (offset - text) / textUnit * fileUnit }

    /// The file offset after the unit that ends at, or is cut by, a text offset in the segment.
    fileprivate func fileOffset(endingAt offset: Int) -> Int {
      file + (offset - 1 - text) / textUnit * fileUnit + fileUnit
    }
  }

  /// Ordered by `text`, without gaps. Two neighbours need not be neighbours in the file.
  package private(set) var segments: [Segment] = []

  /// An empty map, to append to.
  package init() {}

  /// The map of a text that is the file: `count` bytes from `file` on.
  package init(identity count: Int, from file: Int = 0) {
    append(bytes: count, file: file)
  }

  /// Number of text bytes the map covers.
  package var textCount: Int { segments.last?.textEnd ?? 0 }

  /// Appends `count` text bytes that stand in the file as they are, from `file` on.
  package mutating func append(bytes count: Int, file: Int) {
    append(units: count, textUnit: 1, file: file, fileUnit: 1)
  }

  /// Appends one indivisible unit: `text` bytes of text for `fileCount` bytes of the file. 0 of either is allowed.
  package mutating func append(unit text: Int, file: Int, fileCount: Int) {
    append(units: 1, textUnit: text, file: file, fileUnit: fileCount)
  }

  /// Appends units of one shape, merging with the last segment where the two continue each other.
  package mutating func append(units: Int, textUnit: Int, file: Int, fileUnit: Int) {
    guard units > 0, textUnit > 0 else { return }
    let start = textCount
    if let last = segments.last, last.textUnit == textUnit, last.fileUnit == fileUnit, last.fileEnd == file,
      fileUnit > 0
    {
      segments[segments.count - 1].units += units
    } else {
      segments.append(Segment(text: start, file: file, units: units, textUnit: textUnit, fileUnit: fileUnit))
    }
  }

  /// The bytes of the file that `range` came from; units that the range cuts are taken whole.
  ///
  /// An empty range maps to an empty one. Where the range crosses segments whose file order is reversed, the result
  /// spans from the lowest to the highest offset of its two ends. Cost: logarithmic in the number of segments.
  package func fileRange(of range: TextRange) -> FileRange {
    guard let first = segmentIndex(containing: range.start) else {
      let end = segments.last?.fileEnd ?? 0
      return FileRange(end, end)
    }
    let start = segments[first].fileOffset(startingAt: range.start)
    guard !range.isEmpty else { return FileRange(start, start) }
    let end = fileOffset(endingAt: range.end, from: first)
    return FileRange(min(start, end), max(start, end))
  }

  /// The stretches of the file that `range` came from, one for each segment, in text order; added text has none.
  package func pieces(of range: TextRange) -> [FileRange] {
    guard !range.isEmpty, var index = segmentIndex(containing: range.start) else { return [] }
    var pieces: [FileRange] = []
    while index < segments.count, segments[index].text < range.end {
      let segment = segments[index]
      let part = TextRange(max(range.start, segment.text), min(range.end, segment.textEnd))
      if segment.fileUnit > 0 { pieces.append(fileRange(of: part)) }
      index += 1
    }
    return pieces
  }

  /// The file offset of the unit that the text offset stands in.
  private func fileOffset(startingAt offset: Int) -> Int {
    segment(containing: offset)?.fileOffset(startingAt: offset) ?? segments.last?.fileEnd ?? 0
  }

  /// The file offset after the unit that ends at, or is cut by, the text offset, which no segment before `first` holds.
  private func fileOffset(endingAt offset: Int, from first: Int) -> Int {
    // It mostly stands near.
    for index in first..<min(first + 4, segments.count) where offset <= segments[index].textEnd {
      return segments[index].fileOffset(endingAt: offset)
    }
    return segment(containing: offset - 1)?.fileOffset(endingAt: offset) ?? segments.last?.fileEnd ?? 0
  }

  private func segment(containing offset: Int) -> Segment? { segmentIndex(containing: offset).map { segments[$0] } }

  private func segmentIndex(containing offset: Int) -> Int? {
    let index = segments.firstIndex(notBefore: { $0.textEnd <= offset })
    return index < segments.count ? index : nil
  }

  /// Offset in the text of the unit that the file offset stands in, for maps that rise in both spaces.
  ///
  /// An offset in file bytes that no text came from, such as a byte-order mark, leads to the text after them.
  /// Cost: logarithmic in the number of segments.
  package func textOffset(ofFile offset: Int) -> Int {
    let index = segments.firstIndex(notBefore: { $0.fileEnd <= offset })
    guard index < segments.count else { return textCount }
    let segment = segments[index]
    guard offset > segment.file, segment.fileUnit > 0 else { return segment.text }
    return segment.text + (offset - segment.file) / segment.fileUnit * segment.textUnit
  }

  /// The text that a range of the file came to, for maps that rise in both spaces.
  package func textRange(of range: FileRange) -> TextRange {
    let start = textOffset(ofFile: range.start)
    return TextRange(start, max(start, textOffset(ofFile: range.end)))
  }

  /// The map that leads on: this map's file offsets are offsets in a text that `next` maps to the file.
  ///
  /// Readers that parse a transcoded copy map to the copy first and compose with the transcoder's map. Segments that
  /// cross a border of `next` are split. Cost: linear in the segments of both where file offsets rise.
  package func composed(with next: SourceMap) -> SourceMap {
    guard next.segments.count != 1 || next.segments[0].textUnit != 1 || next.segments[0].fileUnit != 1 else {
      let shift = next.segments[0].file
      var shifted = self
      if shift != 0 { for index in shifted.segments.indices { shifted.segments[index].file += shift } }
      return shifted
    }
    var result = SourceMap()
    for segment in segments {
      if segment.fileUnit == 0 {
        let place = next.fileOffset(startingAt: segment.file)
        result.append(units: segment.units, textUnit: segment.textUnit, file: place, fileUnit: 0)
      } else if segment.textUnit == 1, segment.fileUnit == 1 {
        result.appendSplit(segment, along: next)
      } else {
        for unit in 0..<segment.units {
          let start = segment.file + unit * segment.fileUnit
          let range = next.fileRange(of: TextRange(start, start + segment.fileUnit))
          result.append(unit: segment.textUnit, file: range.start, fileCount: range.count)
        }
      }
    }
    return result
  }

  /// Appends an identity segment, cut along the segments of the map it leads into.
  private mutating func appendSplit(_ segment: Segment, along next: SourceMap) {
    var offset = segment.file
    while offset < segment.fileEnd {
      guard let target = next.segment(containing: offset) else { return }
      let end = min(segment.fileEnd, target.textEnd)
      // Readers cut between characters, so whole units are covered; a cut inside one would widen to the unit.
      let first = (offset - target.text) / target.textUnit
      let after = (end - target.text + target.textUnit - 1) / target.textUnit
      if target.textUnit == 1 {
        append(units: end - offset, textUnit: 1, file: target.file + first * target.fileUnit, fileUnit: target.fileUnit)
      } else if (end - offset) == (after - first) * target.textUnit {
        append(
          units: after - first, textUnit: target.textUnit, file: target.file + first * target.fileUnit,
          fileUnit: target.fileUnit)
      } else {
        append(
          unit: end - offset, file: target.file + first * target.fileUnit,
          fileCount: (after - first) * target.fileUnit)
      }
      offset = end
    }
  }
}
