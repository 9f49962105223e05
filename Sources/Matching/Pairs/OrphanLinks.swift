import Drafts
import SourceText

/// Pairs that span blocks: an aside or quotation of several whole paragraphs, and lines that were wrapped.
struct OrphanLinks {
  /// The orphans that belong to no such pair.
  private(set) var unlinked: [Orphan] = []
  /// What the linked quotation marks enclose beyond the block of the opening one.
  private(set) var quotations: [TextRange] = []

  /// Links each closing orphan to the last opening one of its track. `orphans` stand in the order of their blocks.
  /// Cost: linear in orphans and blocks, as the spans that are looked at do not overlap within a track.
  init(_ orphans: [Orphan], in draft: Draft) {
    var open: [Track: Int] = [:]
    var isLinked = [Bool](repeating: false, count: orphans.count)
    for (index, orphan) in orphans.enumerated() {
      let track = orphan.mark.glyph.track
      if orphan.isOpening {
        open[track] = index
      } else if let partner = open.removeValue(forKey: track), Self.areLinked(orphans[partner], orphan, in: draft) {
        isLinked[partner] = true
        isLinked[index] = true
        if track.isQuote { note(from: orphans[partner].block, to: orphan, in: draft) }
      }
    }
    unlinked = orphans.indices.filter { !isLinked[$0] }.map { orphans[$0] }
  }

  /// Whether the two are a pair after all. A list may stand between them, but nothing runs on from a list item.
  private static func areLinked(_ open: Orphan, _ close: Orphan, in draft: Draft) -> Bool {
    let blocks = draft.blocks[open.block...close.block]
    guard blocks.count > 1, draft.mayRunOn(draft.blocks[open.block]) else { return false }
    guard blocks.allSatisfy({ $0.kind == .listItem || draft.mayRunOn($0) }) else { return false }
    if open.isOuter, close.isOuter, !close.mark.glyph.track.isQuote || open.pairs == close.pairs { return true }
    return blocks.dropFirst().allSatisfy { $0.blankLinesBefore == 0 && $0.kind != .listItem }
      && blocks.dropLast().allSatisfy { !BlockBytes(text: draft.text, range: $0.range).endsSentence }
  }

  private mutating func note(from first: Int, to close: Orphan, in draft: Draft) {
    for block in draft.blocks[first + 1..<close.block] { quotations.append(block.range) }
    quotations.append(TextRange(draft.blocks[close.block].range.start, close.mark.range.start))
  }
}
