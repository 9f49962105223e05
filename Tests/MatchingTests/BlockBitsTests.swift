import TestSupport
import Testing

@testable import Matching

/// Sets of bits against arrays of flags.
@Suite struct BlockBitsTests {
  private func flags(_ bits: BlockBits) -> [Bool] { (0..<bits.count).map { bits.contains($0) } }

  private func bits(_ flags: [Bool]) -> BlockBits {
    var bits = BlockBits(noneOf: flags.count)
    for (block, isSet) in flags.enumerated() where isSet { bits.insert(block) }
    return bits
  }

  private func drawn(_ count: Int, _ generator: inout SeededGenerator) -> [Bool] {
    (0..<count).map { _ in Int.random(in: 0..<3, using: &generator) == 0 }
  }

  @Test("Sets of every size do what arrays of flags do", arguments: [0, 1, 2, 63, 64, 65, 127, 128, 129, 300])
  func sizes(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    for _ in 0..<20 {
      let (left, right) = (drawn(count, &generator), drawn(count, &generator))
      let (one, other) = (bits(left), bits(right))
      #expect(flags(one) == left)
      #expect(flags(one.intersection(other)) == zip(left, right).map { $0 && $1 })
      #expect(flags(one.subtracting(other)) == zip(left, right).map { $0 && !$1 })
      #expect(one.isSubset(of: other) == zip(left, right).allSatisfy { !$0 || $1 })
      #expect(one.isEmpty == !left.contains(true))
      #expect(flags(one.following()) == Array(([false] + left).prefix(count)))
      #expect(flags(one.preceding()) == Array((left + [false]).suffix(count)))
      var blocks: [Int] = []
      one.forEach { blocks.append($0) }
      #expect(blocks == left.indices.filter { left[$0] })
      #expect(flags(one.filter { $0 % 2 == 0 }) == left.enumerated().map { $1 && $0 % 2 == 0 })
    }
  }

  @Test("Ranges, counts and what stands around", arguments: [1, 64, 100, 200])
  func ranges(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    for _ in 0..<50 {
      let drawn = drawn(count, &generator)
      let bits = bits(drawn)
      let ends = [Int.random(in: 0...count, using: &generator), Int.random(in: 0...count, using: &generator)].sorted()
      let range = ends[0]..<ends[1]
      #expect(flags(bits.intersection(range)) == drawn.enumerated().map { $1 && range.contains($0) })
      #expect(CountedBlocks(bits).count(in: range) == range.count { drawn[$0] })
      let distance = Int.random(in: 0...3, using: &generator)
      #expect(
        flags(bits.spread(by: distance))
          == drawn.indices.map { block in drawn.indices.contains { drawn[$0] && abs($0 - block) <= distance } })
    }
    #expect(flags(BlockBits(allOf: count)) == Array(repeating: true, count: count))
    #expect(bits(drawn(count, &generator)).spread(by: CompiledEvidence.everywhere).count == count)
  }
}
