import Drafts
import Findings
import SourceText
import Testing

@testable import Reporting

@Suite struct ProofCoverTests {
  @Test func whatCoversAPlaceIsKnownInItsOrder() {
    let ranges = [TextRange(0, 10), TextRange(2, 4), TextRange(2, 8), TextRange(8, 12)]
    let finding = Finding(rule: "a/b", severity: .error, range: FileRange(0, 1), match: "x", message: "y")
    let marks = ranges.enumerated().map { number, range in
      ProofMark(range: range, id: "\(number)", number: number, finding: finding, isFirst: true)
    }
    let inlines = [(InlineKind.link, 0, 6), (.emphasis, 1, 3), (.emphasis, 2, 9), (.code, 20, 22)]
      .map { Inline(kind: $0.0, range: TextRange($0.1, $0.2)) }
    var cover = ProofCover(marks, inlines)
    for place in 0..<14 {
      cover.move(to: place)
      #expect(cover.marks.map(\.number) == ranges.indices.filter { ranges[$0].contains(place) })
      let kinds = inlines.filter { $0.range.contains(place) }.map(\.kind)
      #expect(Set(cover.kinds) == Set(kinds))
      #expect(cover.kinds.count == Set(kinds).count)
    }
  }
}
