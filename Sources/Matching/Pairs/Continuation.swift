import Drafts
import SourceText

/// Quotations that run over several paragraphs: each paragraph opens with a mark, only the last closes.
enum Continuation {
  /// The block behind `index` if it is of the same kind and opens with a quotation mark.
  static func next(_ draft: Draft, after index: Int) -> BlockBytes? {
    guard index + 1 < draft.blocks.count else { return nil }
    let next = draft.blocks[index + 1]
    guard next.kind == draft.blocks[index].kind else { return nil }
    let bytes = BlockBytes(text: draft.text, range: next.range)
    return bytes.neighbour(at: next.range.start) == .quote ? bytes : nil
  }

  /// Whether the quotation that `mark` opens and its block does not close goes on in `next`.
  static func goesOn(_ block: BlockBytes, from mark: Mark, to next: BlockBytes) -> Bool {
    let opening = block.scalar(at: mark.range.start)
    let first = next.scalar(at: next.range.start)
    if opening == first { return true }
    return opening == 0x2018 && first == 0x201C
  }
}
