/// Some of the blocks of a draft: one bit each, so that 64 are asked about at once.
struct BlockBits: Equatable {
  /// How many blocks the draft has.
  let count: Int
  /// Block 0 is the lowest bit of the first word. Bits behind the last block are 0.
  private(set) var words: [UInt64]

  /// None of `count` blocks.
  init(noneOf count: Int) {
    self.count = count
    words = Array(repeating: 0, count: Self.stride(of: count))
  }

  /// All of `count` blocks.
  init(allOf count: Int) {
    self.count = count
    words = Array(repeating: .max, count: Self.stride(of: count))
    if count % 64 != 0 { words[count / 64] = 1 << UInt64(count % 64) - 1 }
  }

  /// - Parameter words: as many as `count` blocks take.
  init(count: Int, words: some Sequence<UInt64>) {
    self.count = count
    self.words = Array(words)
  }

  /// Words that the bits of so many blocks take.
  static func stride(of count: Int) -> Int { (count + 63) / 64 }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func contains(_ block: Int) -> Bool { words[block / 64] >> UInt64(block % 64) & 1 == 1 }

  mutating func insert(_ block: Int) { words[block / 64] |= 1 << UInt64(block % 64) }

  func isSubset(of other: BlockBits) -> Bool { zip(words, other.words).allSatisfy { $0 & ~$1 == 0 } }

  /// Calls `body` with each block, ascending.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index * 64 + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }

  /// Those of the blocks of which `isIncluded` says so.
  @inline(__always)
  func filter(_ isIncluded: (Int) -> Bool) -> BlockBits {
    var kept = self
    for index in words.indices {
      var (rest, word) = (words[index], words[index])
      while rest != 0 {
        if !isIncluded(index * 64 + rest.trailingZeroBitCount) { word ^= rest & (0 &- rest) }
        rest &= rest &- 1
      }
      kept.words[index] = word
    }
    return kept
  }

  mutating func formUnion(_ other: BlockBits) { for index in words.indices { words[index] |= other.words[index] } }

  mutating func subtract(_ other: BlockBits) { for index in words.indices { words[index] &= ~other.words[index] } }

  func intersection(_ other: BlockBits) -> BlockBits {
    var bits = self
    for index in words.indices { bits.words[index] &= other.words[index] }
    return bits
  }

  func subtracting(_ other: BlockBits) -> BlockBits {
    var bits = self
    bits.subtract(other)
    return bits
  }

  /// Those of the blocks that stand in a range.
  func intersection(_ range: Range<Int>) -> BlockBits {
    var bits = self
    for index in words.indices { bits.words[index] &= Self.mask(range, index) }
    return bits
  }

  /// The bits of a range in the word at `index`.
  private static func mask(_ range: Range<Int>, _ index: Int) -> UInt64 {
    let from = max(range.lowerBound - index * 64, 0)
    let to = min(range.upperBound - index * 64, 64)
    guard from < to else { return 0 }
    return (.max >> UInt64(64 - (to - from))) << UInt64(from)
  }

  /// The blocks right behind these.
  func following() -> BlockBits {
    var bits = self
    var carry: UInt64 = 0
    for index in words.indices {
      bits.words[index] = words[index] << 1 | carry
      carry = words[index] >> 63
    }
    if count % 64 != 0 { bits.words[count / 64] &= 1 << UInt64(count % 64) - 1 }
    return bits
  }

  /// The blocks right before these.
  func preceding() -> BlockBits {
    var bits = self
    var carry: UInt64 = 0
    for index in words.indices.reversed() {
      bits.words[index] = words[index] >> 1 | carry
      carry = words[index] << 63
    }
    return bits
  }

  /// These and all blocks that are at most `distance` blocks away.
  func spread(by distance: Int) -> BlockBits {
    guard distance < count else { return isEmpty ? self : BlockBits(allOf: count) }
    var bits = self
    for _ in 0..<distance {
      let (before, behind) = (bits.preceding(), bits.following())
      bits.formUnion(before)
      bits.formUnion(behind)
    }
    return bits
  }
}

/// Some of the blocks of a draft, counted, so that it takes no time to say how many stand in a range.
struct CountedBlocks {
  let blocks: BlockBits
  /// For each word of the bits, how many blocks stand before it.
  private let before: [Int32]

  init(_ blocks: BlockBits) {
    self.blocks = blocks
    var sum: Int32 = 0
    before = blocks.words.map { word in
      defer { sum += Int32(word.nonzeroBitCount) }
      return sum
    }
  }

  func count(in range: Range<Int>) -> Int {
    range.isEmpty
      ? 0 : count(through: range.upperBound - 1) - (range.lowerBound == 0 ? 0 : count(through: range.lowerBound - 1))
  }

  /// How many stand before or at a block.
  private func count(through block: Int) -> Int {
    Int(before[block / 64]) + (blocks.words[block / 64] << UInt64(63 - block % 64)).nonzeroBitCount
  }
}
