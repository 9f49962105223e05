import SourceText

/// Reads a block from left to right and notes each delimiter with what it would cost in each part.
struct MarkScanner {
  private let block: BlockBytes
  private var leads: MarkLeads
  /// Closing German quotation marks look like English opening ones; a low mark in the block says which are meant.
  private lazy var hasLowMarks = Self.hasLowMarks(block)
  /// Whether the block is no sentence, so that a lone guillemet is a sign of navigation, as in “« Previous post”.
  private let isTitle: Bool
  /// Whether the block is the beginning of a text that was cut off, so that what it opens is closed elsewhere.
  private let isCut: Bool
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

  private init(_ block: BlockBytes, _ leads: MarkLeads) {
    self.block = block
    self.leads = leads
    isTitle = !block.endsSentence
    isCut = Exceptions.isCut(block)
    endsWithOpening =
      block.neighbour(before: block.range.end) == .opening
      && (1...3).contains { block.neighbour(before: block.range.end - $0) != .opening }
    startsWithClosing =
      block[block.range.start] == 0x7D
      || block.range.count <= 6 && block.range.indices.allSatisfy { !block[$0].isLetter && !block[$0].isDigit }
  }

  /// Whether `„` or `‟` stands in the block.
  private static func hasLowMarks(_ block: BlockBytes) -> Bool {
    let text = block.text.span
    var offset = block.range.start + 2
    while offset < block.range.end {
      if text[offset] == 0x9E || text[offset] == 0x9F, text[offset - 1] == 0x80, text[offset - 2] == 0xE2 {
        return true
      }
      offset += 1
    }
    return false
  }

  /// The delimiters of a block by track, each in text order; no tracks where there is none. `skipped` holds the ranges of
  /// inline code, ascending. Cost: linear in the block.
  static func marks(of block: BlockBytes, skipping skipped: ArraySlice<TextRange>) -> [[Mark]] {
    var leads = MarkLeads(block)
    guard leads.next(from: block.range.start) < block.range.end else { return [] }
    var scanner = MarkScanner(block, leads)
    scanner.scan(skipping: skipped)
    scanner.enumerators.relax(&scanner.marks[Track.round.rawValue])
    return scanner.marks
  }

  private mutating func scan(skipping skipped: ArraySlice<TextRange>) {
    var skipped = skipped
    var offset = leads.next(from: block.range.start)
    while offset < block.range.end {
      while let first = skipped.first, first.end <= offset { skipped.removeFirst() }
      if let first = skipped.first, first.start <= offset {
        offset = min(first.end, block.range.end)
      } else if let end = Exceptions.urlEnd(block, colon: offset) ?? Exceptions.fenceEnd(block, offset) {
        offset = end
      } else if let (glyph, count) = glyph(at: offset) {
        note(glyph, TextRange(offset, offset + count))
        offset += count
      } else {
        offset += 1
      }
      offset = leads.next(from: offset)
    }
  }

  /// The delimiter that begins at `offset` and its length in bytes.
  private func glyph(at offset: Int) -> (Glyph, Int)? {
    switch block.text[offset] {
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
      if endsWithOpening || isCut { mark.alone = Cost.idle }
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

  private mutating func weighDouble(_ mark: inout Mark) {
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
    if isCut, opening < closing { mark.alone = min(mark.alone, Cost.idle) }
    if Exceptions.isMeasure(block, mark.range) { mark.alone = min(mark.alone, Cost.idle) }
  }

  private func weighSingle(_ mark: inout Mark) {
    let before = block.neighbour(before: mark.range.start)
    let after = block.neighbour(at: mark.range.end)
    if case .leftSingle = mark.glyph {
      mark.open = 0
      if isCut { mark.alone = 0 }
      if Exceptions.isElision(block, mark.range) { (mark.open, mark.alone) = (2, 0) }
      return
    }
    mark.alone = 0
    if before.isBlank, after.isBlank { mark.close = 3 }
    if !before.isBlank, !after.isWord { mark.close = before == .stop || after != .space ? 0 : 1 }
    guard case .apostrophe = mark.glyph else { return }
    mark.close += 1
    if before.isBlank || before == .opening, after.isWord, !Exceptions.isElision(block, mark.range) {
      (mark.open, mark.alone) = (0, 3)
    }
  }

  private func weighGuillemet(_ mark: inout Mark) {
    let isSpaced =
      block.neighbour(before: mark.range.start).isBlank && block.neighbour(at: mark.range.end).isBlank
    if case .leftGuillemet = mark.glyph {
      (mark.open, mark.close) = (0, 2)
    } else {
      (mark.open, mark.close) = (2, 0)
    }
    if isSpaced, isTitle || mark.close == 0 { mark.alone = Cost.idle }
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
