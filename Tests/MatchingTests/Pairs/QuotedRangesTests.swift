import Drafts
import Matching
import SourceText
import TestSupport
import Testing

/// What stands in quotation marks, marked with `⟦…⟧`.
@Suite struct QuotedRangesTests {
  @Test(arguments: [
    "She said “⟦it is good⟧” and left.",
    "\"⟦One,⟧\" he said, \"⟦two.⟧\"",
    "“⟦He told me, ‘I will go,’ and went.⟧”",
    "He called it ‘⟦unfair⟧’ and '⟦late⟧'.",
    "„⟦Gut⟧“ und »⟦schlecht⟧« und «⟦bon⟧»",
    "The dogs' dinner and the cats' supper",
    "A 5\" screen and a 27\" monitor",
    "“⟦One.⟧\n\n“⟦Two.⟧\n\n“⟦Three.⟧” Four.",
    "“⟦Never closed.⟧\n\nThe next paragraph is nobody’s.",
    "“⟦Never closed, he said. ⟧“⟦But this is.⟧” And this is not.",
    "Closed without a beginning.” And on.",
    "“⟦Roses are red,⟧\n\n⟦violets are blue,⟧\n\n⟦so.⟧”\n\nThe end.",
    "(Only brackets) [here]",
  ])
  func quoted(marked: String) {
    let text = MarkedText(marked)
    #expect(Delimiters(of: pairsDraft(text.text)).quoted.map(\.indices) == text.ranges)
  }

  @Test func inlineCodeHoldsNoMarks() {
    var draft = pairsDraft("Type \"a ( here and “x” there.")
    draft.inlines = [Inline(kind: .code, range: TextRange(5, 10))]
    let delimiters = Delimiters(of: draft)
    #expect(delimiters.unbalanced.isEmpty)
    #expect(delimiters.quoted == [TextRange(22, 23)])
  }
}
