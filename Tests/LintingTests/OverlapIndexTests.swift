import SourceText
import TestSupport
import Testing

@testable import Linting

@Suite struct OverlapIndexTests {
  @Test func findsWhatAnyLookAtAllRangesFinds() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let range = {
        let start = Int.random(in: 0..<30, using: &random)
        return FileRange(start, start + Int.random(in: 0..<8, using: &random))
      }
      let ranges = (0..<Int.random(in: 0..<10, using: &random)).map { _ in range() }
      let index = OverlapIndex(ranges)
      for _ in 0..<20 {
        let other = range()
        let place = FileRange(other.start, max(other.end, other.start + 1))
        let overlapping = ranges.indices.filter { ranges[$0].overlaps(place) }
        if let found = index.number(overlapping: other) {
          #expect(overlapping.contains(found))
        } else {
          #expect(overlapping.isEmpty)
        }
      }
    }
  }

  @Test func tellsTheFirstOfEqualRanges() {
    let index = OverlapIndex([FileRange(5, 9), FileRange(0, 9), FileRange(0, 9)])
    #expect(index.number(overlapping: FileRange(6, 7)) == 1)
    #expect(index.number(overlapping: FileRange(9, 12)) == nil)
  }
}
