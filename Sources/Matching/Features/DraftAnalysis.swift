import Drafts
import SourceText

/// What rules ask of a draft. What they ask of every block is computed at once, all else when it is first asked for.
/// Belongs to one thread.
final class DraftAnalysis {
  let draft: Draft
  private let text: [UInt8]

  /// Features of every block, in order.
  let features: [BlockFeatures]
  /// For every block, a hash of its words: case, marks and white space do not count.
  let keys: [UInt64]
  /// For every block, which classes of characters stand next to which.
  let pairs: [ClassPairs]

  init(_ draft: Draft) {
    self.draft = draft
    text = draft.text
    let reading = BlockReading(draft.blocks, of: draft.text)
    (features, keys, pairs) = (reading.features, reading.keys, reading.pairs)
  }

  /// Number of blocks that are not alternative texts: those have no place in the order of the draft.
  private(set) lazy var bodyCount: Int = draft.blocks.firstIndex { $0.kind == .alt } ?? draft.blocks.count

  // MARK: Inline ranges

  /// Inline code, ascending.
  private(set) lazy var codeRanges: [TextRange] = draft.inlines.filter { $0.kind == .code }.map(\.range)
  /// Link texts, ascending.
  private(set) lazy var linkRanges: [TextRange] = draft.inlines.filter { $0.kind == .link }.map(\.range)

  private lazy var delimiters = Delimiters(of: draft)
  /// What stands between quotation marks, or is marked up as a quotation, ascending.
  private(set) lazy var quotations: [TextRange] = {
    let marked = draft.inlines.filter { $0.kind == .quotation }.map(\.range)
    return marked.isEmpty ? delimiters.quoted : (delimiters.quoted + marked).sorted()
  }()
  /// Brackets and quotation marks without a partner.
  var unbalanced: [Unbalanced] { delimiters.unbalanced }

  /// Whether `range` shares a byte with one of the ascending `ranges`.
  static func overlaps(_ range: TextRange, _ ranges: [TextRange]) -> Bool {
    let next = ranges.firstIndex(notBefore: { $0.start < range.end })
    // Ranges may nest by a few levels, so a longer one may stand before a shorter one.
    return ranges[max(0, next - 8)..<next].contains { $0.overlaps(range) }
  }

  /// For every block, how many of its bytes are link text.
  private lazy var linkBytes: [Int] = {
    var bytes = Array(repeating: 0, count: draft.blocks.count)
    var block = 0
    var covered = 0
    for link in linkRanges {
      var start = max(link.start, covered)
      covered = max(covered, link.end)
      while start < link.end, block < bytes.count {
        let range = draft.blocks[block].range
        bytes[block] += max(0, min(link.end, range.end) - max(start, range.start))
        guard link.end > range.end else { break }
        start = max(start, range.end)
        block += 1
      }
    }
    return bytes
  }()

  /// Share of a block's bytes that are link text.
  func linkShare(_ block: Int) -> Double { BlockFeatures.share(linkBytes[block], of: draft.blocks[block].range.count) }

  // MARK: Repetition

  private lazy var copies: KeyTable = counts { $0 < bodyCount }
  private lazy var alts: KeyTable = counts { $0 >= bodyCount }
  private lazy var headings: KeyTable = counts(of: isTitleOrHeading)

  /// For each key, how many of some blocks have it.
  private func counts(of isIncluded: (Int) -> Bool) -> KeyTable {
    let blocks = keys.indices.filter(isIncluded)
    return blocks.reduce(into: KeyTable(capacity: blocks.count)) { $0[keys[$1]] += 1 }
  }

  /// Number of other blocks that say the same.
  func copies(of block: Int) -> Int { max(0, copies[keys[block]] - 1) }

  /// Whether an image's alternative text says the same.
  func isAlt(_ block: Int) -> Bool { alts[keys[block]] > 0 }

  /// Whether another block, a title or heading, says the same.
  func isHeading(_ block: Int) -> Bool { headings[keys[block]] > (isTitleOrHeading(block) ? 1 : 0) }

  private func isTitleOrHeading(_ block: Int) -> Bool {
    draft.blocks[block].kind == .title || draft.blocks[block].kind == .heading
  }

  /// Calls `found` with both words wherever a word of a block stands twice in a row, as `WordPairs` has it.
  func forEachDoubledWord(in block: Int, _ found: (TextRange, TextRange) -> Void) {
    guard features[block].mayDoubleWords else { return }
    WordPairs.forEachDouble(in: text, draft.blocks[block].range, found: found)
  }

  // MARK: Context

  /// For every block, the length of the run of fragments it stands in; 0 for blocks that are none.
  private(set) lazy var runs: [Int] = {
    var runs = Array(repeating: 0, count: features.count)
    for run in runRanges { for member in run { runs[member] = run.count } }
    return runs
  }()

  /// The runs of fragments, ascending.
  private(set) lazy var runRanges: [Range<Int>] = {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in 0...bodyCount where index == bodyCount || !features[index].isFragment {
      if start < index { ranges.append(start..<index) }
      start = index + 1
    }
    return ranges
  }()

  /// The run of fragments a block stands in; empty for blocks that are none.
  func runRange(of block: Int) -> Range<Int> {
    let place = runRanges.firstIndex(notBefore: { $0.upperBound <= block })
    return place < runRanges.count && runRanges[place].contains(block) ? runRanges[place] : block..<block
  }

  /// From the first full paragraph to behind the last; empty at the end where there is none.
  private(set) lazy var body: Range<Int> = {
    let body = features[..<bodyCount]
    guard let first = body.firstIndex(where: \.isFullParagraph),
      let last = body.lastIndex(where: \.isFullParagraph)
    else { return bodyCount..<bodyCount }
    return first..<(last + 1)
  }()

  /// Bytes of white space that begin the line on which a block starts; 0 where that line begins far away.
  func indent(of block: Int) -> Int {
    let start = draft.blocks[block].range.start
    let bytes = text
    let span = bytes.span
    var line = start
    let limit = max(0, start - 128)
    while line > limit, span[line - 1] != 0x0A, span[line - 1] != 0x0D { line -= 1 }
    guard line == 0 || span[line - 1] == 0x0A || span[line - 1] == 0x0D else { return 0 }
    var end = line
    while end < start, span[end] == 0x20 || span[end] == 0x09 { end += 1 }
    return end - line
  }

  /// Words in all blocks but alternative texts and code.
  private(set) lazy var wordCount: Int = zip(draft.blocks, features).reduce(0) { sum, pair in
    pair.0.kind == .alt || pair.0.kind == .code ? sum : sum + pair.1.words
  }

  /// Share of the words that stand in full paragraphs.
  private(set) lazy var longShare: Double = BlockFeatures.share(
    features[..<bodyCount].reduce(0) { $0 + ($1.isFullParagraph ? $1.words : 0) }, of: wordCount)

  /// Share of the blocks that are fragments.
  private(set) lazy var shortShare: Double = BlockFeatures.share(
    features[..<bodyCount].count { $0.isFragment }, of: bodyCount)

  private lazy var topics = Topics(draft, features)

  /// Share of a block's content words that occur in the draft's long paragraphs, itself not counted.
  func topicShare(_ block: Int) -> Double {
    let bytes = text
    return topics.share(of: draft.blocks[block], features[block], in: bytes.span)
  }

  // MARK: Sentences

  /// Bytes on each side of a match beyond which no sentence is taken to reach.
  private static let longestSentence = 4096

  /// The sentence of its block in which `range` starts, without surrounding white space.
  func sentence(around range: TextRange, in block: Int) -> TextRange {
    let bounds = draft.blocks[block].range
    let bytes = text
    let span = bytes.span
    var start = range.start
    let first = max(bounds.start, start - Self.longestSentence)
    while start > first, !isSentenceStart(span, start, bounds) { start -= 1 }
    var end = max(range.end, start)
    let last = min(bounds.end, end + Self.longestSentence)
    while end < last, !isSentenceStart(span, end, bounds) { end += 1 }
    while start > bounds.start, span[start] & 0xC0 == 0x80 { start -= 1 }
    while end < bounds.end, span[end] & 0xC0 == 0x80 { end += 1 }
    while end > start, span[end - 1] <= 0x20 { end -= 1 }
    return TextRange(start, max(start, end))
  }

  /// Whether a sentence starts at `index`: after an end mark, closing marks and white space, and not lower-case.
  private func isSentenceStart(_ text: Span<UInt8>, _ index: Int, _ bounds: TextRange) -> Bool {
    guard index > bounds.start, text[index] > 0x20, text[index] & 0xC0 != 0x80, text[index - 1] <= 0x20 else {
      return false
    }
    guard !Characters.isLower(Characters.decode(text, at: index).value) else { return false }
    var place = index
    while let (value, first) = Characters.before(text, place, start: bounds.start) {
      switch value {
      case 0x2E, 0x21, 0x3F, 0x2026: return true
      case 0x22, 0x27, 0x29, 0x5D, 0x201D, 0x2019, 0xBB: place = first
      default:
        guard Characters.isSpace(value) else { return false }
        place = first
      }
    }
    return false
  }
}
