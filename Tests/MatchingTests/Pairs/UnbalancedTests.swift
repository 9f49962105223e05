import Drafts
import Foundation
import Matching
import SourceText
import TestSupport
import Testing

/// Marks without a partner, marked with `⟦…⟧`.
@Suite struct UnbalancedTests {
  private func found(_ text: String) -> [Range<Int>] {
    Delimiters(of: pairsDraft(text)).unbalanced.map(\.range.indices)
  }

  @Test(arguments: [
    "This ⟦(⟧is open.",
    "This is closed⟦)⟧ here.",
    "A ⟦[⟧b c.",
    "A b⟦]⟧ c.",
    "A ⟦{⟧b c.",
    "⟦(⟧(a) b",
    "a ⟦(⟧b (c) d",
    "a (b) c⟦)⟧ d",
    "Read ⟦（⟧全角 here.",
    "He ⟦[⟧the king⟦)⟧ said.",
    "# A heading ⟦(⟧2019\n\nThe next paragraph⟦)⟧",
    "- One ⟦(⟧of two\n- Two⟦)⟧ of two",
    "See ⟦(⟧https://example.org/a_(b) now",
    "The options are (a) tea and b⟦)⟧ coffee.",
    "In Python 3⟦)⟧ this works.",
    "Nice ⟦(⟧really, it is (yes)",
  ])
  func brackets(marked: String) {
    let text = MarkedText(marked)
    #expect(found(text.text) == text.ranges)
  }

  @Test(arguments: [
    "He said ⟦“⟧this is open.",
    "He said this is closed.⟦”⟧ Then he left.",
    "⟦\"⟧Open and gone, he said.",
    "Gone and closed,⟦\"⟧ he said.",
    "⟦“⟧A, said X. “B.”",
    "\"A,\" he said. ⟦\"⟧B, he said. \"C.\"",
    "⟦„⟧Das ist gut, sagte er.",
    "⟦«⟧C’est bon, dit-il.",
    "He is ⟦‘⟧the best of all.",
    "A 27\" monitor is ⟦\"⟧great.",
    "The best for \"why\" and what⟦\"⟧ and \"where in the journey\".",
    "Larger than 2 loaf sizes⟦\"⟧. In contrast, \"most\" make less.",
    "It was the ⟦\"⟧best of 2024.",
    "⟦“⟧Where were you? asked Holmes.\n\n“I went home.”",
    "⟦“⟧But you would not advise me to refuse?\n\n“I confess that I would.”",
    "⟦“⟧I went home.\n\n“And did you see him?”",
    "⟦“⟧It was cheap. — Ann Lee\n\n“It was quick.” — Bo Lee",
    "They praised the ⟦“⟧ideological institutions of Europe.\n\n“There are many,” he said.",
    "- ⟦“⟧GBK\n- “Big5”",
  ])
  func quotationMarks(marked: String) {
    let text = MarkedText(marked)
    #expect(found(text.text) == text.ranges)
  }

  @Test func tellsWhatIsMissingAndWhere() throws {
    let text = "It occupies a sixth (16.7%) of the land (of which 6.45% had been taken since 2014."
    let finding = try #require(Delimiters(of: pairsDraft(text)).unbalanced.first)
    #expect(finding.kind == .bracket)
    #expect(finding.mark == "(")
    #expect(finding.partner == ")")
    #expect(finding.isOpening)
    let words = Array(text.utf8)[finding.words.indices]
    #expect(String(decoding: words, as: UTF8.self) == "of which 6.45% had been taken since")
  }

  @Test func tellsTheWordsBeforeAClosingMark() throws {
    let text = "Nobody knew what it was,” she said."
    let finding = try #require(Delimiters(of: pairsDraft(text)).unbalanced.first)
    #expect(finding.kind == .quote)
    #expect(finding.mark == "”")
    #expect(finding.partner == "“")
    #expect(!finding.isOpening)
    let words = Array(text.utf8)[finding.words.indices]
    #expect(String(decoding: words, as: UTF8.self) == "Nobody knew what it was,")
  }

  @Test(arguments: [("000_31ad95a6c6b23bc6", ["(of which"]), ("002_f5e2dac992039df3", [])])
  func seeds(name: String, places: [String]) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "seeds/\(name).txt"), encoding: .utf8)
    let bytes = Array(text.utf8)
    let found = Delimiters(of: pairsDraft(text)).unbalanced.map {
      String(decoding: bytes[$0.range.start..<$0.range.start + 9], as: UTF8.self)
    }
    #expect(found == places)
  }
}
