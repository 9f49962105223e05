import Drafts
import MarkdownDrafts
import SourceText
import TestSupport
import Testing

/// Inputs that make parsers slow, deep or wrong.
@Suite struct HostileMarkdownTests {
  @Test func keepsItsPromisesOnRandomMarkup() {
    let pieces = [
      "a", "b ", " ", "\n", "\n\n", "\r\n", "\r", "\t", "> ", "- ", "* ", "1. ", "    ", "  ", "#", "# ", "===", "---",
      "|", "`",
      "```", "~~~\n", "*", "**", "_", "~~", "[", "]", "(", ")", "![", "](", "[r]: u\n", "[r]", "<b>", "</b>", "<br>",
      "<!--",
      "-->", "<div>\n", "&amp;", "&#65;", "&x;", "\\", "\\\n", "  \n", "é", "“", "\u{A0}", "\u{0}", "www.a.org ",
      "x@y.org ",
      "|-|-|\n", "[ ] ", "+++\n", "---\n", "k: v\n", "<?", "<http://x>", "\"", "'",
    ]
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...40, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let draft = readMarkdown(text)
      if !brokenPromises(of: draft, file: Array(text.utf8)).isEmpty { Issue.record("\(text.debugDescription)") }
    }
  }

  @Test func deepNestingIsReadAsPlainText() {
    for mark in [">", "> ", "- ", "1. ", "> - "] {
      let draft = readMarkdown(String(repeating: mark, count: 100_000) + "text")
      #expect(draft.format == .markdown)
      #expect(draft.blocks.count == 1)
    }
    #expect(readMarkdown(String(repeating: "- ", count: 1_000) + "\n\na").blocks.map(\.kind) == [.paragraph])
  }

  @Test func wideTablesAreText() {
    let width = 3_000
    let text =
      String(repeating: "|x", count: width) + "|\n" + String(repeating: "|-", count: width) + "|\n"
      + String(repeating: "|y|\n", count: width)
    #expect(readMarkdown(text).blocks.map(\.kind) == [.paragraph])
  }

  @Test func addressesWithoutEndAreText() {
    for address in ["http://a.b/ ", "www.a.b "] {
      let few = readMarkdown(String(repeating: address, count: 10))
      #expect(few.inlines.count { $0.kind == .link } == 10)
      let many = readMarkdown(String(repeating: address, count: 20_000))
      #expect(many.inlines.isEmpty)
      #expect(many.blocks.map(\.kind) == [.paragraph])
    }
  }

  @Test func longTargetsAreNotSpelledOutWithoutEnd() {
    let text = "[a]: " + String(repeating: "\\(", count: 20_000) + "\n\n" + String(repeating: "[a] ", count: 20_000)
    #expect(readMarkdown(text).blocks.count >= 1)
  }

  @Test(arguments: [
    "[", "![", "*", "_a ", "*a **a ", "`", "`a``", "<", "<!--", "<?", "<a ", "&", "\\", "[a](", "[a][", "](", "~~", "|",
    "a@b.",
    "www.", "http://a.", "(", "**a_", "]", "<b>", "1. a\n", "- a\n", "> a\n", "> ", "\n", "&amp;", "[a]: b\n", "a\n=\n",
    "\t",
  ])
  func repetitionEnds(piece: String) {
    _ = readMarkdown(String(repeating: piece, count: 5_000))
  }

  @Test func nothingBehindTheEndIsRead() {
    var bytes = Array("See [the plan](https://example.org/plan)".utf8)
    // The parenthesis is left in the array's memory.
    bytes.removeLast()
    let map = SourceMap(identity: bytes.count)
    let draft = MarkdownReader.read(DecodedText(bytes: bytes, map: map, encoding: .utf8), path: "draft.md", html: nil)
    #expect(draft.text == bytes)
  }
}
