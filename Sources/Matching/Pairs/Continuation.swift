import Drafts
import SourceText

/// Quotations that run over several paragraphs: each paragraph opens with a mark, only the last closes.
///
/// Dialogue looks alike where a closing mark is lost, so a change of speakers is looked for: a question and what answers
/// it, an attribution inside the quotation, a reply of a few words.
struct Continuation {
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
    let continuation = Continuation(block: block, mark: mark, next: next)
    guard continuation.matches else { return false }
    return continuation.isNested || !continuation.changesSpeaker
  }

  private let block: BlockBytes
  private let next: BlockBytes
  /// Where the quotation's text begins in its block.
  private let start: Int
  private let opening: UInt32
  private let nextOpening: UInt32
  /// Where the next block's text begins.
  private let nextStart: Int

  private init(block: BlockBytes, mark: Mark, next: BlockBytes) {
    self.block = block
    self.next = next
    start = mark.range.end
    opening = block.scalar(at: mark.range.start)
    nextOpening = next.scalar(at: next.range.start)
    nextStart = next.range.start + (nextOpening < 0x80 ? 1 : nextOpening < 0x800 ? 2 : 3)
  }

  /// Whether the next block opens with the same mark, or with the outer one of two.
  private var matches: Bool { opening == nextOpening || opening == 0x2018 && nextOpening == 0x201C }

  /// Whether quotations inside the quotation show that somebody is telling a story.
  private var isNested: Bool {
    next.neighbour(at: nextStart) == .quote || next.scalar(at: nextStart + 1) == 0x2018
      || (start..<block.range.end - 2).contains { block.scalar(at: $0) == 0x2018 }
  }

  private var changesSpeaker: Bool {
    if block.scalar(before: block.range.end) == 0x3A { return true }
    if ReportedSpeech.isAttributed(block, start..<block.range.end) { return true }
    if ReportedSpeech.isSigned(block, from: start) { return true }
    return closeOfNext.map(isReply) ?? false
  }

  /// Where the next block's first quotation closes.
  private var closeOfNext: Int? {
    let close: UInt32 = nextOpening == 0x201C ? 0x201D : nextOpening
    return (nextStart..<next.range.end).first { next.scalar(at: $0) == close }
  }

  /// Whether the next block's first quotation, which ends at `close`, is somebody's reply.
  private func isReply(closingAt close: Int) -> Bool {
    let ending = next.scalar(before: close)
    if block.scalar(before: block.range.end) == 0x3F || ending == 0x3F { return true }
    if ReportedSpeech.isAnswer(next, at: nextStart) { return true }
    if ReportedSpeech.isAnswer(block, at: start), block.range.end - start < 200 { return true }
    let length = close - nextStart
    if ending == 0x21, length < 60 { return true }
    let spaces = (nextStart..<close).count { next[$0] == 0x20 }
    return (1...3).contains(spaces) && length < 60
  }
}
