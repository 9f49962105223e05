import Testing

@testable import Matching

@Suite struct WordTableTests {
  private func kind(_ word: some StringProtocol) -> WordTable.Kind {
    let key = word.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    let slots = WordTable.english.slots
    return WordTable.kind(of: key, in: slots.span)
  }

  /// A word that fails here shares its slot with another: look for a new multiplier.
  @Test func knowsAllItsWords() {
    for word in "\(WordTable.englishFunctionWords)".split(separator: " ") {
      #expect(kind(word).functionWords == 1, "\(word)")
      #expect(word.utf8.count <= 8, "\(word)")
    }
    for word in "\(WordTable.englishFiniteVerbs)".split(separator: " ") {
      #expect(kind(word).finiteVerbs == 1, "\(word)")
      #expect(word.utf8.count <= 8, "\(word)")
    }
  }

  @Test(arguments: ["boat", "thf", "th", "containr", "", "aaaaaaaa", "The", "\u{FF}"])
  func knowsNoOthers(word: String) {
    #expect(kind(word).functionWords == 0)
    #expect(kind(word).finiteVerbs == 0)
  }

  @Test func tellsKindsApart() {
    #expect(kind("the").finiteVerbs == 0)
    #expect(kind("became").functionWords == 0)
    #expect(kind("is").functionWords == 1)
    #expect(kind("is").finiteVerbs == 1)
  }
}
