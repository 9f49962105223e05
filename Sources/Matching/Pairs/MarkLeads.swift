import SourceText

/// The bytes of a block that may begin a delimiter or an address, found 64 bytes at a time.
struct MarkLeads {
  private let block: BlockBytes
  /// The offset of 64 bytes, and which of them are leads: bit n stands for byte n.
  private var base: Int
  private var leads: UInt64

  private static let isLead: [Bool] = {
    var leads = [Bool](repeating: false, count: 256)
    for byte in "\"'()[]{}:".utf8 { leads[Int(byte)] = true }
    for byte in [0xC2, 0xE2, 0xEF] { leads[byte] = true }
    return leads
  }()

  init(_ block: BlockBytes) {
    self.block = block
    base = block.range.start
    leads = Self.leads(of: block, from: base)
  }

  /// The first lead from `offset` on, or the end of the block. Offsets must not descend.
  mutating func next(from offset: Int) -> Int {
    while base < block.range.end {
      let left = offset < base + 64 ? leads & (~0 << UInt64(max(0, offset - base))) : 0
      if left != 0 { return base + left.trailingZeroBitCount }
      base += 64
      leads = Self.leads(of: block, from: base)
    }
    return block.range.end
  }

  /// The leads among the 64 bytes from `base` on.
  private static func leads(of block: BlockBytes, from base: Int) -> UInt64 {
    let count = block.range.end - base
    guard count > 0 else { return 0 }
    let text = block.text.span
    let isLead = isLead.span
    let masks = ByteMasks(text, from: base)
    var others = ~(masks.letter | masks.digit | masks.blank) & (~0 >> UInt64(max(0, 64 - count)))
    var leads: UInt64 = 0
    while others != 0 {
      let first = others & (0 &- others)
      others ^= first
      if isLead[Int(text[base &+ first.trailingZeroBitCount])] { leads |= first }
    }
    return leads
  }
}
