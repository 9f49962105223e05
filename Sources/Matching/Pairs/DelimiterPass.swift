import Drafts
import SourceText

/// A mark without a partner in its block.
struct Orphan {
  /// Index of the block.
  var block: Int
  var mark: Mark
  /// Opens rather than closes.
  var isOpening: Bool
  /// Stands at the edge of its block that it looks away from: the start if it opens, the end if it closes.
  var isOuter: Bool
  /// How many pairs of its track there are up to the end of its block.
  var pairs: Int
}

/// One pass over a draft's blocks, collecting orphans and quotations.
struct DelimiterPass {
  private let draft: Draft
  private(set) var orphans: [Orphan] = []
  private var quotations: [TextRange] = []
  private var pairCounts = [Int](repeating: 0, count: Track.allCases.count)

  /// Reads all blocks but code and pairs what belongs together over their borders. Cost: linear.
  init(_ draft: Draft) {
    self.draft = draft
    let code = draft.inlines.filter { $0.kind == .code }.map(\.range)
    var firstCode = 0
    for (index, block) in draft.blocks.enumerated() where block.kind != .code && !isFence(block.range) {
      while firstCode < code.count, code[firstCode].end <= block.range.start { firstCode += 1 }
      let bytes = BlockBytes(text: draft.text, range: block.range)
      let found = MarkScanner.marks(of: bytes, skipping: code[firstCode...])
      if found.isEmpty { continue }
      let marks = Self.joiningStyles(found)
      for track in Track.allCases where !marks[track.rawValue].isEmpty {
        cast(marks[track.rawValue], track, block: index, bytes)
      }
    }
    let links = OrphanLinks(orphans, in: draft)
    orphans = links.unlinked
    quotations += links.quotations
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
    if track.isQuote { noteQuotations(cast, marks, bytes) }
    for index in cast.orphans where !isReopened(marks, index, track, bytes) {
      let isOpening = marks[index].isOpening
      orphans.append(
        Orphan(
          block: block, mark: marks[index], isOpening: isOpening, isOuter: bytes.isOuter(marks[index]),
          pairs: pairCounts[track.rawValue]))
    }
  }

  /// Notes what the marks of a quotation track enclose: what is not closed ends at the next mark or with the block.
  private mutating func noteQuotations(_ cast: Cast, _ marks: [Mark], _ bytes: BlockBytes) {
    for (open, close) in cast.pairs {
      let range = TextRange(marks[open].range.end, marks[close].range.start)
      if marks[open].isCertain || range.count <= Self.longestUncertain { quotations.append(range) }
    }
    for index in cast.orphans where marks[index].isOpening {
      let end = index + 1 < marks.count ? marks[index + 1].range.start : bytes.range.end
      quotations.append(TextRange(marks[index].range.end, end))
    }
    if let open = cast.continuing { quotations.append(TextRange(marks[open].range.end, bytes.range.end)) }
  }

  /// Bytes between two typewriter apostrophes that may still be a quotation.
  private static let longestUncertain = 400

  /// Whether a quotation of several paragraphs that were run together goes on at the next mark, which opens a sentence.
  private func isReopened(_ marks: [Mark], _ index: Int, _ track: Track, _ bytes: BlockBytes) -> Bool {
    guard track.isQuote, marks[index].isOpening, index + 1 < marks.count, marks[index + 1].isOpening else {
      return false
    }
    let mark = marks[index].range
    let next = marks[index + 1].range.start
    guard bytes.neighbour(before: next) == .space, bytes.neighbour(before: next - 1) == .stop,
      ![0x2C, 0x3A, 0x3B].contains(bytes[next - 2]), !bytes.isFragment(quotedFrom: mark.end, opening: mark.start)
    else { return false }
    return !ReportedSpeech.isAttributed(bytes, mark.end..<next)
  }

  // MARK: Results

  /// The findings, ascending.
  func unbalanced() -> [Unbalanced] {
    orphans.map { orphan in
      let bytes = BlockBytes(text: draft.text, range: draft.blocks[orphan.block].range)
      let range = orphan.mark.range
      let glyph = orphan.mark.glyph
      return Unbalanced(
        range: range, kind: glyph.track.isQuote ? .quote : .bracket,
        mark: Unicode.Scalar(bytes.scalar(at: range.start)) ?? "\u{FFFD}", isOpening: orphan.isOpening,
        partner: glyph.partner(isOpening: orphan.isOpening),
        words: orphan.isOpening ? bytes.words(after: range.end) : bytes.words(before: range.start))
    }.sorted { $0.range < $1.range }
  }

  /// What stands in quotation marks, ascending and merged where marks nest.
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
