import Drafts
import Rules
import SourceText

extension DraftRun {
  /// Calls `body` for every match of a pattern in a block, up to where the pattern gives up.
  func forEachMatch(
    of pattern: Int, in block: Int, from starts: MatchStarts, _ body: (TextRange, [String: TextRange]) -> Void
  ) {
    let range = draft.blocks[block].range.indices
    guard let code = code(of: pattern, for: range, searching: starts.count(in: range)) else { return }
    guard rules.patterns[pattern].place.isAtBlockStart else {
      var pieces = PatternPieces(of: range)
      while let piece = pieces.next(in: text) {
        let places = starts.places(in: piece)
        var start: Int? = places.lowerBound
        while let next = start, next <= places.upperBound {
          let whole = search(pattern, code, piece, from: next...places.upperBound, in: block)
          if let whole { report(whole, code, piece, body) }
          start = whole.map { $0.isEmpty ? after($0.upperBound) : max($0.upperBound, next + 1) }
        }
      }
      return
    }
    // A match may begin with the block, or with its first word.
    var pieces = PatternPieces(of: range)
    guard let piece = pieces.next(in: text) else { return }
    for start in [range.lowerBound, firstWord(range)] {
      guard let whole = search(pattern, code, piece, from: start...piece.subject.upperBound, in: block) else {
        continue
      }
      return report(whole, code, piece, body)
    }
  }

  /// Whether a pattern matches somewhere in a block.
  func hasMatch(of pattern: Int, in block: Int) -> Bool {
    let range = draft.blocks[block].range.indices
    guard let code = code(of: pattern, for: range, searching: range.count) else { return false }
    var pieces = PatternPieces(of: range)
    while let piece = pieces.next(in: text) {
      if search(pattern, code, piece, from: piece.starts, in: block) != nil { return true }
    }
    return false
  }

  /// The code of a pattern that is about to search a block; nil where the block does not begin as the pattern needs it.
  ///
  /// - Parameter count: bytes at which the pattern is tried.
  private func code(of number: Int, for range: Range<Int>, searching count: Int) -> CompiledPattern.Code? {
    let pattern = rules.patterns[number]
    let bytes = text
    guard pattern.mayBegin(bytes.span, range) else { return nil }
    meter?.countRun(over: range.count)
    return pattern.code(for: count)
  }

  private func search(
    _ pattern: Int, _ code: CompiledPattern.Code, _ piece: PatternPieces.Piece, from starts: ClosedRange<Int>,
    in block: Int
  ) -> Range<Int>? {
    guard surrenders.allow(pattern) else { return nil }
    switch scratch.search(code, text, in: piece, from: starts) {
    case .match(let range): return range
    case .none: return nil
    case .gaveUp:
      surrenders.add(pattern, block)
      return nil
    }
  }

  private func report(
    _ whole: Range<Int>, _ code: CompiledPattern.Code, _ piece: PatternPieces.Piece,
    _ body: (TextRange, [String: TextRange]) -> Void
  ) {
    guard !whole.isEmpty else { return }
    var groups: [String: TextRange] = [:]
    for (name, number) in code.groups {
      if let group = scratch.group(number, in: piece.subject) {
        groups[name] = TextRange(group.lowerBound, group.upperBound)
      }
    }
    body(TextRange(whole.lowerBound, whole.upperBound), groups)
  }

  /// Where the first letter or digit of a block stands, if one of the first 64 bytes.
  private func firstWord(_ range: Range<Int>) -> Int {
    let bytes = text
    let span = bytes.span
    var index = range.lowerBound
    let limit = min(range.upperBound, range.lowerBound + 64)
    while index < limit, case let (value, length) = Characters.decode(span, at: index),
      !Characters.isWord(value)
    {
      index += length
    }
    return index
  }

  /// The offset of the next character.
  private func after(_ index: Int) -> Int {
    var next = index + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
