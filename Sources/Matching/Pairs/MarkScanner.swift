import SourceText

/// Reads a block from left to right and notes each delimiter with what it would cost in each part.
struct MarkScanner {
  private let block: BlockBytes
  /// Closing German quotation marks look like English opening ones; a low mark in the block says which are meant.
  private let hasLowMarks: Bool
  /// Whether lone guillemets are signs of navigation, as in “Next »”.
  private let isShort: Bool
  /// Whether the block is a line of code that ends in the middle of something, as in `if ready {`.
  private let endsWithOpening: Bool
  /// Whether the block is a line of code that ends what an earlier one began, as in `});`.
  private let startsWithClosing: Bool
  private var marks = [[Mark]](repeating: [], count: Track.allCases.count)
  private var enumerators = Enumerators()
  /// Offset of a bracket that an interval such as `[0, 1)` has used up.
  private var intervalEnd = -1
  /// Where the last emoticon ended, which further mouths may widen: `:)))`.
  private var faceEnd = -1

  private init(_ block: BlockBytes) {
    self.block = block
    var blanks = 0
    var low = false
    for offset in block.range.indices {
      if block.text[offset] == 0x20 { blanks += 1 }
      if block.text[offset] == 0xE2, block[offset + 1] == 0x80, [0x9E, 0x9F].contains(block[offset + 2]) { low = true }
    }
    hasLowMarks = low
    isShort = blanks < 5
    endsWithOpening = block.neighbour(before: block.range.end) == .opening
    startsWithClosing =
      block[block.range.start] == 0x7D
      || block.range.count <= 6 && block.range.indices.allSatisfy { !block[$0].isLetter && !block[$0].isDigit }
  }

  /// The delimiters of a block by track, each in text order. `skipped` holds the ranges of inline code, ascending.
  /// Cost: linear in the block.
  static func marks(of block: BlockBytes, skipping skipped: ArraySlice<TextRange>) -> [[Mark]] {
    var scanner = MarkScanner(block)
    scanner.scan(skipping: skipped)
    scanner.enumerators.relax(&scanner.marks[Track.round.rawValue])
    return scanner.marks
  }

  private mutating func scan(skipping skipped: ArraySlice<TextRange>) {
    var skipped = skipped
    var offset = block.range.start
    while offset < block.range.end {
      while let first = skipped.first, first.end <= offset { skipped.removeFirst() }
      if let first = skipped.first, first.start <= offset {
        offset = min(first.end, block.range.end)
        continue
      }
      let byte = block.text[offset]
      if byte == 0x3A, let end = Exceptions.urlEnd(block, colon: offset) {
        offset = end
        continue
      }
      if let end = Exceptions.fenceEnd(block, offset) {
        offset = end
        continue
      }
      guard let (glyph, count) = glyph(at: offset, byte) else {
        offset += 1
        continue
      }
      note(glyph, TextRange(offset, offset + count))
      offset += count
    }
  }

  /// The delimiter that begins at `offset` and its length in bytes.
  private func glyph(at offset: Int, _ byte: UInt8) -> (Glyph, Int)? {
    switch byte {
    case 0x22: return (.straight, 1)
    case 0x27: return block[offset + 1] != 0x27 || block[offset + 2] == 0x22 ? (.apostrophe, 1) : (.twoApostrophes, 2)
    case 0x28: return (.openBracket(.round), 1)
    case 0x29: return (.closeBracket(.round), 1)
    case 0x5B: return (.openBracket(.square), 1)
    case 0x5D: return (.closeBracket(.square), 1)
    case 0x7B: return (.openBracket(.curly), 1)
    case 0x7D: return (.closeBracket(.curly), 1)
    case 0xC2, 0xE2, 0xEF: break
    default: return nil
    }
    switch block.scalar(at: offset) {
    case 0xAB: return (.leftGuillemet, 2)
    case 0xBB: return (.rightGuillemet, 2)
    case 0x2018: return (.leftSingle, 3)
    case 0x2019: return block.scalar(at: offset + 3) == 0x2019 ? (.twoApostrophes, 6) : (.rightSingle, 3)
    case 0x201C: return (.leftDouble, 3)
    case 0x201D: return (.rightDouble, 3)
    case 0x201E, 0x201F: return (.lowDouble, 3)
    case 0x2039: return (.leftGuillemet, 3)
    case 0x203A: return (.rightGuillemet, 3)
    case 0xFF08: return (.openBracket(.round), 3)
    case 0xFF09: return (.closeBracket(.round), 3)
    default: return nil
    }
  }

  /// Adds the mark at `range` with its costs.
  private mutating func note(_ glyph: Glyph, _ range: TextRange) {
    var mark = Mark(range: range, glyph: glyph)
    switch glyph {
    case .openBracket:
      if range.start == intervalEnd { return }
      if let end = Exceptions.intervalEnd(block, opening: range.start) {
        intervalEnd = end
        return
      }
      mark.open = 0
      relaxEmoticon(&mark, cost: \.open)
      if endsWithOpening { mark.alone = Cost.idle }
    case .closeBracket(let track):
      if range.start == intervalEnd { return }
      if let end = Exceptions.intervalEnd(block, opening: range.start) {
        intervalEnd = end
        return
      }
      mark.close = 0
      relaxEmoticon(&mark, cost: \.close)
      if startsWithClosing { mark.alone = Cost.idle }
      if track == .round {
        enumerators.note(block, closing: range.start, mark: marks[Track.round.rawValue].count)
      }
    case .straight, .leftDouble, .rightDouble, .lowDouble, .twoApostrophes:
      weighDouble(&mark)
    case .leftSingle, .rightSingle, .apostrophe:
      weighSingle(&mark)
    case .leftGuillemet, .rightGuillemet:
      weighGuillemet(&mark)
    }
    marks[glyph.track.rawValue].append(mark)
  }

  private mutating func relaxEmoticon(_ mark: inout Mark, cost: WritableKeyPath<Mark, Int>) {
    guard mark.range.start == faceEnd || Exceptions.isEmoticon(block, mouth: mark.range) else { return }
    faceEnd = mark.range.end
    mark.alone = Cost.idle
    mark[keyPath: cost] = 2
  }

  private func weighDouble(_ mark: inout Mark) {
    let opening = openingFlank(mark.range)
    let closing = closingFlank(mark.range)
    switch mark.glyph {
    case .straight:
      mark.open = opening
      mark.close = closing
      if Exceptions.isDitto(block, mark.range) { mark.alone = Cost.idle }
    case .leftDouble:
      mark.open = hasLowMarks ? opening : 0
      mark.close = closing + (hasLowMarks ? 0 : 6)
    case .rightDouble:
      mark.close = 0
      if opening < closing { mark.open = opening + 6 }
    case .lowDouble:
      mark.open = 0
    default:
      mark.close = closing + 1
      mark.alone = 0
    }
    if Exceptions.isMeasure(block, mark.range) { mark.alone = min(mark.alone, Cost.idle) }
  }

  private func weighSingle(_ mark: inout Mark) {
    if case .leftSingle = mark.glyph {
      mark.open = 0
      if Exceptions.isElision(block, mark.range) { (mark.open, mark.alone) = (2, 0) }
      return
    }
    mark.alone = 0
    let before = block.neighbour(before: mark.range.start)
    let after = block.neighbour(at: mark.range.end)
    guard !before.isBlank, !after.isWord else { return }
    mark.close = before == .stop || after != .space ? 0 : 1
    if case .apostrophe = mark.glyph { mark.close += 1 }
  }

  private func weighGuillemet(_ mark: inout Mark) {
    let isSpaced =
      block.neighbour(before: mark.range.start).isBlank && block.neighbour(at: mark.range.end).isBlank
    if case .leftGuillemet = mark.glyph {
      (mark.open, mark.close) = (0, 2)
    } else {
      (mark.open, mark.close) = (2, 0)
    }
    if isSpaced, isShort || mark.close == 0 { mark.alone = Cost.idle }
  }

  /// How unlike an opening mark the surroundings are: word before, space behind.
  private func openingFlank(_ range: TextRange) -> Int {
    var cost = 0
    switch block.neighbour(before: range.start) {
    case .letter, .digit, .stop, .closing: cost += 8
    default: break
    }
    switch block.neighbour(at: range.end) {
    case .edge, .space: cost += 5
    case .stop, .closing: cost += 3
    default: break
    }
    return cost
  }

  /// How unlike a closing mark the surroundings are: space before, word behind.
  private func closingFlank(_ range: TextRange) -> Int {
    var cost = 0
    switch block.neighbour(before: range.start) {
    case .edge, .space: cost += 5
    case .opening: cost += 4
    case .hyphen, .longDash: cost += 1
    default: break
    }
    switch block.neighbour(at: range.end) {
    case .letter, .digit: cost += 7
    case .other, .opening: cost += 1
    default: break
    }
    return cost
  }
}
