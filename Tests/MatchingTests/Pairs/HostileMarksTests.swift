import Matching
import SourceText
import Testing

/// Drafts that were made to hurt: all must end, none may trap.
@Suite struct HostileMarksTests {
  @Test func reportsEveryOneOfManyOrphans() {
    #expect(Delimiters(of: pairsDraft(String(repeating: "(", count: 20_000))).unbalanced.count == 20_000)
    #expect(Delimiters(of: pairsDraft(String(repeating: "ab) ", count: 20_000))).unbalanced.count == 20_000)
    #expect(Delimiters(of: pairsDraft(String(repeating: "((a) ", count: 20_000))).unbalanced.count == 20_000)
  }

  @Test func pairsDeeply() {
    let deep = String(repeating: "(", count: 20_000) + "x" + String(repeating: ")", count: 20_000)
    #expect(Delimiters(of: pairsDraft(deep)).unbalanced.isEmpty)
  }

  @Test(arguments: [
    "", "“", "”", "\"", "‘", "’", "(", ")", "«", ":)", "):", "[0,", "''", "http://", "1)", "„", "\u{FFFD}",
  ])
  func endsAnywhere(mark: String) {
    for text in [
      mark, " \(mark)", "a\(mark)", "a \(mark)\n\n\(mark)", "\(mark)\n\n\(mark)a", "\(mark)\(mark)\(mark)", "é\(mark)é",
    ] {
      let delimiters = Delimiters(of: pairsDraft(text))
      for finding in delimiters.unbalanced {
        #expect(finding.range.end <= text.utf8.count)
        #expect(finding.words.end <= text.utf8.count)
      }
      for range in delimiters.quoted { #expect(range.end <= text.utf8.count) }
    }
  }

  @Test func anyMixtureEnds() {
    let pieces = [
      "(", ")", "[", "]", "“", "”", "\"", "‘", "’", "'", "«", "»", "„", ":", ";", "-", " ", "a", "1", ".", ",", "\n",
      "\n\n", "é", "...",
    ]
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<24 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        text += pieces[Int(state % UInt64(pieces.count))]
      }
      let delimiters = Delimiters(of: pairsDraft(text))
      #expect(delimiters.unbalanced.map(\.range) == delimiters.unbalanced.map(\.range).sorted())
      #expect(zip(delimiters.quoted, delimiters.quoted.dropFirst()).allSatisfy { $0.end <= $1.start })
    }
  }
}
