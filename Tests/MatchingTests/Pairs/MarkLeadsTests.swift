import SourceText
import Testing

@testable import Matching

@Suite struct MarkLeadsTests {
  /// The leads of a block from each of ascending offsets on, one byte after another.
  private func slowLeads(_ block: BlockBytes, _ offsets: [Int]) -> [Int] {
    let leads = Set("\"'()[]{}:".utf8).union([0xC2, 0xE2, 0xEF])
    return offsets.map { offset in
      block.range.indices.first { $0 >= offset && leads.contains(block[$0]) } ?? block.range.end
    }
  }

  @Test func findsTheLeadsThatASlowPassFinds() {
    var numbers = GeneratedTexts(count: 0, seed: 31)
    for text in GeneratedTexts(count: 1_000, seed: 37) {
      let range = TextRange(2, 2 + text.utf8.count)
      let block = BlockBytes(text: Array("(:\(text)“:".utf8), range: range)
      let steps = (0..<20).map { _ in numbers.number(numbers.number(3) == 0 ? 200 : 8) }
      let offsets = steps.reduce(into: [range.start]) { $0.append(min($0[$0.count - 1] + $1, range.end)) }
      var leads = MarkLeads(block)
      #expect(offsets.map { leads.next(from: $0) } == slowLeads(block, offsets), "\(text.debugDescription)")
    }
  }

  @Test func findsNoneInAnEmptyBlock() {
    var leads = MarkLeads(BlockBytes(text: Array("()".utf8), range: TextRange(1, 1)))
    #expect(leads.next(from: 1) == 1)
  }
}
