import Drafts
import Testing

@Suite struct FrontMatterTests {
  private func values(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    return FrontMatter(bytes)?.values.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test func readsYAMLStrings() {
    #expect(
      values(
        """
        ---
        title: "A \\"quoted\\" name"   # not this
        author: 'O''Brien'
        plain: some words # a comment
        url: https://example.org/#top
        date: 2024-05-01 10:00:00
        draft: true
        weight: 12.5
        tags: [one two, "three", 'four', 5]
        list:
          - first item
          - "second item"
          - name: third
        text: >
          folded words
          over lines
        last: ok
        ...
        Body
        """) == [
          #"A \"quoted\" name"#, "O''Brien", "some words", "https://example.org/#top", "one two", "three", "four",
          "first item", "second item", "third", "folded words\n  over lines", "ok",
        ])
  }

  @Test func controlCharactersAreNoTextOfSeveralLines() {
    #expect(values("---\nt: >\n \u{0}\n---") == [])
    #expect(values("---\nt: >\n \u{0}a\n b\u{1}\n---") == ["a\n b"])
  }

  @Test func readsTOMLStrings() {
    #expect(
      values(
        "+++\ntitle = \"A name\"\ndraft = false\ndate = 2024-05-01\ntags = ['a', \"b\"]\n[extra]\nkey = 'v'\n+++\n")
        == ["A name", "a", "b", "v"])
  }

  @Test func endsAfterTheClosingLine() throws {
    let text = "---\r\na: b\r\n---\r\nBody"
    let front = try #require(FrontMatter(Array(text.utf8)))
    #expect(front.end == 16)
    #expect(front.values == [FrontMatter.Value(range: 8..<9, outer: 5..<11)])
  }

  @Test(arguments: [
    "", "---", "---\na: b\n", "---\nA sentence of prose.\n---\n", " ---\na: b\n---\n", "----\na: b\n----\n",
    "+++\na: b\n+++\n",
    "Text\n---\na: b\n---\n", "---\na: b\nA sentence of prose.\n---\n",
  ])
  func otherTextsHaveNone(text: String) {
    #expect(values(text) == nil)
  }

  @Test(arguments: ["---\n---\n", "---\n# comment\n\n---\n", "---\nkey:\n---\n", "---\n'k': |\n---\n"])
  func mayHoldNoStrings(text: String) {
    #expect(values(text) == [])
  }
}
