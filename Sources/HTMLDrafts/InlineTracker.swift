import Drafts

/// Follows which links, code, emphasis and quotations are open, and writes their ranges block by block.
///
/// Of elements of one kind inside each other the outermost counts.
struct InlineTracker {
  private struct Slot {
    let trait: TagTraits
    let kind: InlineKind
    var depth = 0
    /// Where the text of it starts in the open block.
    var start: Int?
  }

  private var slots = [
    Slot(trait: .link, kind: .link), Slot(trait: .code, kind: .code), Slot(trait: .emphasis, kind: .emphasis),
    Slot(trait: .quotation, kind: .quotation),
  ]
  /// Whether an open one has no start in the open block yet.
  private var isWaiting = false

  mutating func open(_ traits: TagTraits) {
    for index in slots.indices where traits.contains(slots[index].trait) {
      slots[index].depth += 1
      if slots[index].depth == 1 { isWaiting = true }
    }
  }

  mutating func close(_ traits: TagTraits, in builder: inout DraftBuilder) {
    for index in slots.indices where traits.contains(slots[index].trait) && slots[index].depth > 0 {
      slots[index].depth -= 1
      if slots[index].depth == 0, let start = slots[index].start {
        builder.addInline(slots[index].kind, from: start)
        slots[index].start = nil
      }
    }
  }

  /// Text of the open block starts at `offset` of the draft's text.
  @inline(__always)
  mutating func beginText(at offset: Int) {
    guard isWaiting else { return }
    isWaiting = false
    for index in slots.indices where slots[index].depth > 0 && slots[index].start == nil { slots[index].start = offset }
  }

  mutating func endBlock(in builder: inout DraftBuilder) {
    for index in slots.indices {
      if let start = slots[index].start { builder.addInline(slots[index].kind, from: start) }
      slots[index].start = nil
      if slots[index].depth > 0 { isWaiting = true }
    }
  }
}
