import Drafts
import SourceText

/// Quotations that run over several paragraphs: each paragraph opens with a mark, only the last closes.
///
/// Dialogue looks alike where a closing mark is lost, so a change of speakers is looked for: a question and what answers
/// it, an attribution inside the quotation, a quotation that was no more than a few words of somebody's sentence.
struct Continuation {
  /// The block behind `index` if both may be paragraphs and it opens with a quotation mark.
  static func next(_ draft: Draft, after index: Int) -> BlockBytes? {
    guard index + 1 < draft.blocks.count else { return nil }
    let next = draft.blocks[index + 1]
    guard draft.mayRunOn(next), draft.mayRunOn(draft.blocks[index]) else { return nil }
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
  private let markStart: Int
  /// Where the quotation's text begins in its block.
  private let start: Int
  private let opening: UInt32
  private let nextOpening: UInt32
  /// Where the next block's text begins.
  private let nextStart: Int

  private init(block: BlockBytes, mark: Mark, next: BlockBytes) {
    self.block = block
    self.next = next
    markStart = mark.range.start
    start = mark.range.end
    opening = block.scalar(at: mark.range.start)
    nextOpening = next.scalar(at: next.range.start)
    nextStart = next.range.start + (nextOpening < 0x80 ? 1 : nextOpening < 0x800 ? 2 : 3)
  }

  /// Whether the next block opens with the same mark, with the outer one of two, or as French does with the closing one.
  private var matches: Bool {
    opening == nextOpening || opening == 0x2018 && nextOpening == 0x201C || opening == 0xAB && nextOpening == 0xBB
  }

  /// Whether quotations inside the quotation show that somebody is telling a story.
  private var isNested: Bool {
    next.neighbour(at: nextStart) == .quote || next.scalar(at: nextStart + 1) == 0x2018
      || (start..<max(start, block.range.end - 2)).contains { block.scalar(at: $0) == 0x2018 }
  }

  private var changesSpeaker: Bool {
    if block.scalar(before: block.range.end) == 0x3A { return true }
    if block.isFragment(quotedFrom: start, opening: markStart) { return true }
    if ReportedSpeech.isAttributed(block, start..<block.range.end) { return true }
    if ReportedSpeech.isSigned(block, from: start) || ReportedSpeech.isAnswer(next, at: nextStart) { return true }
    return closeOfNext.map(isReply) ?? false
  }

  /// Where the next block's first quotation closes.
  private var closeOfNext: Int? {
    let close: UInt32 = nextOpening == 0x201C ? 0x201D : nextOpening
    return (nextStart..<max(nextStart, next.range.end)).first { next.scalar(at: $0) == close }
  }

  /// Whether the next block's first quotation, which ends at `close`, is somebody's reply.
  private func isReply(closingAt close: Int) -> Bool {
    let ending = next.scalar(before: close)
    if block.scalar(before: block.range.end) == 0x3F || ending == 0x3F { return true }
    let after = close + (nextOpening < 0x80 ? 1 : nextOpening < 0x800 ? 2 : 3)
    if ReportedSpeech.isInverted(next, at: after), ReportedSpeech.hasAttribution(block, before: markStart) {
      return true
    }
    if ReportedSpeech.isAnswer(block, at: start), block.range.end - start < 200 { return true }
    return ending == 0x21 && close - nextStart < 60 && block.endsSentence
  }
}

extension BlockBytes {
  /// Whether the quotation whose text begins at `start` is a part of somebody's sentence, such as the “ideological
  /// institutions”: it begins small, and not because an attribution interrupted it.
  func isFragment(quotedFrom start: Int, opening: Int) -> Bool {
    guard self[start].isLetter, self[start] & 0x20 != 0 else { return false }
    return !self[opening - 1].isBlank || ![0x2C, 0x3B].contains(self[opening - 2])
  }
}

extension Draft {
  /// Whether a quotation or aside may run from one block like this to another. In plain text a short paragraph may
  /// have been taken for a heading.
  func mayRunOn(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .quotation: true
    case .title, .heading: format == .text
    default: false
    }
  }
}
