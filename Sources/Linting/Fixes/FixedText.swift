/// The bytes of a file under edits, and what became of those it was read with.
///
/// Edits are made to the text as it is; the text knows of each piece whether it stood in the file from the start.
package struct FixedText: Sendable {
  /// The file as it was read.
  package let original: [UInt8]
  private var pieces: [Piece]

  /// Bytes of the original, or bytes that were added.
  private enum Piece: Sendable {
    case original(Range<Int>)
    case added([UInt8])

    var count: Int {
      switch self {
      case .original(let range): range.count
      case .added(let bytes): bytes.count
      }
    }

    /// The part between two offsets of the piece.
    func part(_ range: Range<Int>) -> Piece {
      switch self {
      case .original(let whole): .original(whole.lowerBound + range.lowerBound..<whole.lowerBound + range.upperBound)
      case .added(let bytes): .added(Array(bytes[range]))
      }
    }
  }

  /// What stands in place of a range of the original.
  package struct Change: Sendable, Hashable {
    /// Offsets in the file as it was read.
    package var range: Range<Int>
    package var replacement: [UInt8]
  }

  /// A file without edits.
  package init(_ original: [UInt8]) {
    self.original = original
    pieces = original.isEmpty ? [] : [.original(0..<original.count)]
  }

  /// The text as it is. Cost: linear.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
    for piece in pieces {
      switch piece {
      case .original(let range): bytes += original[range]
      case .added(let added): bytes += added
      }
    }
    return bytes
  }

  /// All that is different from the original, in its order; no two touch each other.
  package var changes: [Change] {
    var changes: [Change] = []
    var end = 0
    var replacement: [UInt8] = []
    func close(at start: Int) {
      if start > end || !replacement.isEmpty { changes.append(Change(range: end..<start, replacement: replacement)) }
      replacement = []
    }
    for piece in pieces {
      switch piece {
      case .added(let bytes): replacement += bytes
      case .original(let range):
        close(at: range.lowerBound)
        end = range.upperBound
      }
    }
    close(at: original.count)
    return changes
  }

  /// Makes edits, given in the order of the text and not overlapping. Cost: linear in pieces and edits.
  mutating func apply(_ edits: [FileEdit]) {
    var result: [Piece] = []
    var index = 0
    /// Bytes of `pieces[index]` that are done with.
    var taken = 0
    func move(_ count: Int, keeping: Bool) {
      var count = count
      while count > 0, index < pieces.count {
        let part = taken..<taken + min(pieces[index].count - taken, count)
        if keeping { result.append(pieces[index].part(part)) }
        count -= part.count
        taken = part.upperBound
        if taken == pieces[index].count { (index, taken) = (index + 1, 0) }
      }
    }
    var position = 0
    for edit in edits {
      move(edit.range.lowerBound - position, keeping: true)
      move(edit.range.count, keeping: false)
      if !edit.bytes.isEmpty { result.append(.added(edit.bytes)) }
      position = edit.range.upperBound
    }
    move(Int.max, keeping: true)
    pieces = result
  }

  /// Where a byte of the text as it is stood in the file as it was read; for an added byte, where what stands behind it did.
  package func originalOffset(of offset: Int) -> Int {
    var start = 0
    var reached = false
    for piece in pieces {
      let end = start + piece.count
      if case .original(let range) = piece, reached || offset < end {
        return range.lowerBound + max(0, offset - start)
      }
      if offset < end { reached = true }
      start = end
    }
    return original.count
  }
}
