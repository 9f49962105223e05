import Drafts
import SourceText

/// One pass over a draft's blocks, collecting orphans and quotations.
struct DelimiterPass {
  /// A mark without a partner in its block.
  struct Orphan {
    var block: Int
    var mark: Mark
    /// Opens rather than closes.
    var isOpening: Bool
    /// Nothing but other marks and spaces lies between it and the block's outer edge: the start, if it opens.
    var isOuter: Bool
    /// How many pairs of its track there are up to the end of its block.
    var pairs: Int
  }

  private let draft: Draft
  private var orphans: [Orphan] = []
  private var quotations: [TextRange] = []
  private var pairCounts = [Int](repeating: 0, count: Track.allCases.count)

  init(_ draft: Draft) { self.draft = draft }

  mutating func run() {
    let code = draft.inlines.filter { $0.kind == .code }.map(\.range)
    var firstCode = 0
    for (index, block) in draft.blocks.enumerated() where block.kind != .code && !isFence(block.range) {
      while firstCode < code.count, code[firstCode].end <= block.range.start { firstCode += 1 }
      let bytes = BlockBytes(text: draft.text, range: block.range)
      let marks = MarkScanner.marks(of: bytes, skipping: code[firstCode...])
      let tracks = Self.joiningStyles(marks)
      for track in Track.allCases where !tracks[track.rawValue].isEmpty {
        cast(tracks[track.rawValue], track, block: index, bytes)
      }
    }
  }

  /// Whether a paragraph of plain text is code that begins with a fence.
  private func isFence(_ range: TextRange) -> Bool {
    let fence = draft.text[range.indices].prefix(3)
    return fence.elementsEqual([0x7E, 0x7E, 0x7E]) || fence.elementsEqual([0x60, 0x60, 0x60])
  }

  /// Moves straight double marks to the curly ones where that leaves fewer without a partner: “this" is sloppy, not lost.
  private static func joiningStyles(_ marks: [[Mark]]) -> [[Mark]] {
    let straight = marks[Track.straight.rawValue]
    let curly = marks[Track.double.rawValue]
    guard !straight.isEmpty, !curly.isEmpty else { return marks }
    let mixed = (straight + curly).sorted { $0.range < $1.range }
    let orphans = { PairResolver.cast($0, nesting: Track.double.nesting, mayContinue: false).orphans.count }
    guard orphans(mixed) < orphans(straight) + orphans(curly) else { return marks }
    var tracks = marks
    tracks[Track.straight.rawValue] = []
    tracks[Track.double.rawValue] = mixed
    return tracks
  }

  /// Pairs the marks of one track in one block and notes what is left over.
  private mutating func cast(_ marks: [Mark], _ track: Track, block: Int, _ bytes: BlockBytes) {
    let next = track.isQuote ? Continuation.next(draft, after: block) : nil
    var cast = PairResolver.cast(marks, nesting: track.nesting, mayContinue: next != nil)
    if let next, let open = cast.continuing, !Continuation.goesOn(bytes, from: marks[open], to: next) {
      cast = PairResolver.cast(marks, nesting: track.nesting, mayContinue: false)
    }
    pairCounts[track.rawValue] += cast.pairs.count
    for index in cast.orphans {
      let mark = marks[index]
      let isOpening = mark.open < mark.close
      if track.isQuote, isOpening, index + 1 < marks.count, isReopened(bytes, mark, by: marks[index + 1]) {
        quotations.append(TextRange(mark.range.end, marks[index + 1].range.start))
        continue
      }
      orphans.append(
        Orphan(
          block: block, mark: mark, isOpening: isOpening, isOuter: isOuter(mark, isOpening: isOpening, bytes),
          pairs: pairCounts[track.rawValue]))
      if track.isQuote, isOpening {
        let end = index + 1 < marks.count ? marks[index + 1].range.start : bytes.range.end
        quotations.append(TextRange(mark.range.end, end))
      }
    }
    guard track.isQuote else { return }
    for (open, close) in cast.pairs { quotations.append(TextRange(marks[open].range.end, marks[close].range.start)) }
    if let open = cast.continuing { quotations.append(TextRange(marks[open].range.end, bytes.range.end)) }
  }

  /// Whether a quotation of several paragraphs that were run together goes on at the next mark, which opens a sentence.
  private func isReopened(_ bytes: BlockBytes, _ mark: Mark, by next: Mark) -> Bool {
    guard next.open < next.close, bytes.neighbour(before: next.range.start) == .space else { return false }
    guard bytes.neighbour(before: next.range.start - 1) == .stop, ![0x2C, 0x3A, 0x3B].contains(bytes[next.range.start - 2]) else { return false }
    if bytes.isFragment(quotedFrom: mark.range.end, opening: mark.range.start) { return false }
    return !ReportedSpeech.isAttributed(bytes, mark.range.end..<next.range.start)
  }

  /// Whether only a few marks or spaces lie between the mark and the edge of the block that it looks away from; a colon
  /// in front of an opening mark is as good.
  private func isOuter(_ mark: Mark, isOpening: Bool, _ bytes: BlockBytes) -> Bool {
    let gap =
      isOpening
      ? bytes.range.start..<mark.range.start
      : mark.range.end..<bytes.range.end
    if isOpening, bytes.neighbour(before: mark.range.start) == .space, bytes[mark.range.start - 2] == 0x3A { return true }
    guard gap.count <= 8 else { return false }
    return gap.allSatisfy { !bytes[$0].isLetter && !bytes[$0].isDigit }
  }

  // MARK: Results

  func unbalanced() -> [Unbalanced] {
    var open: [Track: Int] = [:]
    var linked = [Bool](repeating: false, count: orphans.count)
    for (index, orphan) in orphans.enumerated() {
      let track = orphan.mark.glyph.track
      if orphan.isOpening {
        open[track] = index
      } else if let partner = open.removeValue(forKey: track), areLinked(orphans[partner], orphan) {
        (linked[partner], linked[index]) = (true, true)
      }
    }
    return orphans.indices.filter { !linked[$0] }.map { finding(orphans[$0]) }.sorted { $0.range < $1.range }
  }

  /// Kinds of blocks that an aside or a long quotation runs through.
  private static let running: Set<BlockKind> = [.paragraph, .listItem, .quotation]

  /// Whether two orphans of one track are a pair after all, over the border of blocks.
  private func areLinked(_ open: Orphan, _ close: Orphan) -> Bool {
    let blocks = draft.blocks[open.block...close.block]
    guard blocks.count > 1, blocks.allSatisfy({ Self.running.contains($0.kind) }) else { return false }
    if close.mark.glyph.track.isQuote, open.pairs != close.pairs { return false }
    if open.isOuter && close.isOuter { return true }
    return blocks.dropFirst().allSatisfy { $0.blankLinesBefore == 0 }
      && blocks.dropLast().allSatisfy { !BlockBytes(text: draft.text, range: $0.range).endsSentence }
  }

  private func finding(_ orphan: Orphan) -> Unbalanced {
    let bytes = BlockBytes(text: draft.text, range: draft.blocks[orphan.block].range)
    let range = orphan.mark.range
    let mark = Unicode.Scalar(bytes.scalar(at: range.start)) ?? "\u{FFFD}"
    return Unbalanced(
      range: range, kind: orphan.mark.glyph.track.isQuote ? .quote : .bracket, mark: mark,
      isOpening: orphan.isOpening, partner: orphan.mark.glyph.partner(isOpening: orphan.isOpening),
      words: orphan.isOpening ? bytes.words(after: range.end) : bytes.words(before: range.start))
  }

  func quoted() -> [TextRange] {
    var merged: [TextRange] = []
    for range in quotations.sorted() where !range.isEmpty {
      if let last = merged.last, range.start < last.end {
        merged[merged.count - 1].end = max(last.end, range.end)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}

extension BlockBytes {
  /// Whether the block ends as a sentence does, closing marks aside.
  var endsSentence: Bool {
    var end = range.end
    while end > range.start, range.end - end < 16 {
      let scalar = scalar(before: end)
      switch Neighbour(scalar) {
      case .stop: return scalar != 0x2C
      case .closing, .quote, .space: end -= scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : 3
      default: return false
      }
    }
    return false
  }

  /// At most 40 bytes from `offset` on, cut at a space.
  func words(after offset: Int) -> TextRange {
    var end = min(offset + 40, range.end)
    if end < range.end {
      let cut = (offset..<end).last { text[$0].isBlank }
      end = cut ?? end
      while text[end] & 0xC0 == 0x80 { end -= 1 }
    }
    return TextRange(offset, max(offset, end))
  }

  /// At most 40 bytes up to `offset`, cut at a space.
  func words(before offset: Int) -> TextRange {
    var start = max(offset - 40, range.start)
    if start > range.start {
      let cut = (start..<offset).first { text[$0].isBlank }
      start = cut.map { $0 + 1 } ?? start
      while start < offset, text[start] & 0xC0 == 0x80 { start += 1 }
    }
    return TextRange(start, offset)
  }
}
