import Drafts
import MarkdownDrafts
import SourceText
import TestSupport
import Testing

/// The draft of a UTF-8 text, its promises checked.
func readMarkdown(
  _ text: String, html: (any FragmentReader)? = nil, sourceLocation: SourceLocation = #_sourceLocation
) -> Draft {
  let bytes = Array(text.utf8)
  let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
  let draft = MarkdownReader.read(source, path: "draft.md", html: html)
  #expect(brokenPromises(of: draft, file: bytes) == [], sourceLocation: sourceLocation)
  return draft
}

/// Each block as `kind level text`, the level left out where it is 0.
func describeBlocks(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> [String] {
  let draft = readMarkdown(text, sourceLocation: sourceLocation)
  return draft.blocks.map { block in
    let level = block.level == 0 ? "" : " \(block.level)"
    return "\(block.kind.rawValue)\(level) \(String(decoding: draft.text[block.range.indices], as: UTF8.self))"
  }
}

@Suite struct MarkdownReaderTests {
  @Test(arguments: [
    ("# Title\n\nText\n\n# Other", ["title 1 Title", "paragraph Text", "heading 1 Other"]),
    ("## Second\n\n# First", ["heading 2 Second", "heading 1 First"]),
    ("Title\n=====\nText", ["title 1 Title", "paragraph Text"]),
    (
      "- one\n- two\n  - three\n\n    four",
      ["list-item 1 one", "list-item 1 two", "list-item 2 three", "list-item 2 four"]
    ),
    ("> said\n> he\n\n> > deep", ["quotation 1 said\nhe", "quotation 2 deep"]),
    ("> - quoted item", ["quotation 1 quoted item"]),
    ("- > quotation in item", ["quotation 1 quotation in item"]),
    ("| a | b |\n|---|---|\n| c `x` | |", ["table-cell a", "table-cell b", "table-cell c x"]),
    ("    code\n      more\n", ["code code\n  more"]),
    ("```\n\na\n\nb\n\n```\n", ["code a\n\nb"]),
    ("a ![alt *text*](u \"t\") b\n\nc", ["paragraph a  b", "paragraph c", "alt alt text"]),
    ("a\n![one\ntwo](u)\nb", ["paragraph a\nb", "alt one\ntwo"]),
    ("a<br>b <b>c</b> <!-- d -->e", ["paragraph a\nb c e"]),
    ("<div>left out</div>\n\na", ["paragraph a"]),
    ("a  \nb\\\nc\nd", ["paragraph a\nb\nc\nd"]),
    ("&lt;&#65;&hellip;&nosuch; \\*", ["paragraph <A…&nosuch; *"]),
    ("- [x] done\n- [ ] open", ["list-item 1 done", "list-item 1 open"]),
    ("~~gone~~ www.example.org", ["paragraph gone www.example.org"]),
    ("[a]: /u \"t\"\n[b][a]", ["paragraph b"]),
    ("---\ntitle: Front\n---\n# Head", ["front-matter Front", "title 1 Head"]),
    ("---\n\nText after a rule.\n\n---", ["paragraph Text after a rule."]),
    ("", []), ("***", []), ("![](u)", []), ("&nbsp;\n\n\u{200B}", []), ("- \n- ", []),
  ])
  func readsBlocks(text: String, blocks: [String]) {
    #expect(describeBlocks(text) == blocks)
  }

  @Test(arguments: ["\r\n", "\r"])
  func otherLineEndingsReadAlike(ending: String) {
    let text = "# Title\n\nOne\ntwo  \nthree `a\nb`\n\n- a\n- b\n\n> q\n> r\n\n```\nx\n\n  y\n```\n"
    let other = readMarkdown(text.replacing("\n", with: ending))
    let texts = other.blocks.map { String(decoding: other.text[$0.range.indices], as: UTF8.self) }
    #expect(other.blocks.map(\.kind) == [.title, .paragraph, .listItem, .listItem, .quotation, .code])
    #expect(
      texts.map { $0.replacing("\r", with: "\n") } == ["Title", "One\ntwo\nthree a\nb", "a", "b", "q\nr", "x\n\n  y"])
  }

  @Test func readsInlines() {
    let draft = readMarkdown("*a **b*** `c` [d *e*](u) <http://f> ![g](h)")
    #expect(
      draft.inlines.map { "\($0.kind.rawValue) \(String(decoding: draft.text[$0.range.indices], as: UTF8.self))" }
        == ["emphasis a b", "emphasis b", "code c", "link d e", "emphasis e", "link http://f"])
  }

  @Test func readsLinksWrittenInHTML() {
    let draft = readMarkdown(
      "<a href=\"x\">first *of*</a> all\n\n<b>see</b> <A HREF=y>this &amp;</A>, <a name=z></a><a href=w>open")
    #expect(
      draft.inlines.filter { $0.kind == .link }.map { String(decoding: draft.text[$0.range.indices], as: UTF8.self) }
        == ["first of", "this &"])
  }

  /// `⟦…⟧` marks what a phrase of the draft's text must map to.
  @Test(arguments: [
    ("a ⟦big **red** ball⟧ here", "big red ball"),
    ("a **⟦big⟧** ball", "big"),
    ("see [⟦the page](http://x \"t\") of⟧ it", "the page of"),
    ("⟦fish &amp; chips⟧ please", "fish & chips"),
    ("x ⟦&amp;⟧ y", "&"),
    ("⟦say \\*so\\*⟧ now", "say *so*"),
    ("⟦one\n  two⟧", "one\ntwo"),
    ("⟦one  \n two⟧", "one\ntwo"),
    ("⟦one\\\ntwo⟧", "one\ntwo"),
    ("> ⟦one\n> two⟧", "one\ntwo"),
    ("> > ⟦one\n> > two\n> three⟧", "one\ntwo\nthree"),
    ("- ⟦one\n  two⟧", "one\ntwo"),
    ("> 1. ⟦one\n>    two⟧ x", "one\ntwo"),
    ("- a\n  - b\n    1) ⟦deep one⟧", "deep one"),
    ("| a | ⟦b *c* d⟧ |\n|-|-|\n| e | f |", "b c d"),
    ("| a |\n|-|\n| ⟦x \\| y⟧ |", "x | y"),
    ("`` ⟦a`b⟧ `` c", "a`b"),
    ("`a ⟦b\nc⟧`", "b\nc"),
    ("```\nlet ⟦a = 1\n  b⟧ = 2\n```", "a = 1\n  b"),
    ("    a⟦b\n    c⟧d", "b\nc"),
    ("- ```\n  ⟦a\n    b⟧\n  ```", "a\n  b"),
    ("⟦a <b>b</b> c⟧", "a b c"),
    ("⟦a<br/>b⟧", "a\nb"),
    ("⟦naïve &eacute;té⟧", "naïve été"),
    ("Head *⟦line* two⟧\n===", "line two"),
    ("# ⟦Head⟧ ##", "Head"),
    ("x ![⟦alt **t** &gt; u⟧](v) y", "alt t > u"),
    ("a\n<b>⟦c</b>\nd⟧", "c\nd"),
    ("x ⟦http://example.org/a⟧ y", "http://example.org/a"),
    ("[a ![b](c) ⟦d\ne](f) g⟧", "d\ne g"),
    ("---\nt: \"⟦a b⟧\"\n---\nx", "a b"),
  ])
  func mapsExactly(marked: String, phrase: String) throws {
    let expected = MarkedText(marked)
    for (prefix, ending) in [("", "\n"), ("É&lt;\n\n", "\n"), ("", "\r\n")]
    where prefix.isEmpty || !marked.hasPrefix("---") {
      let text = prefix + expected.text.replacing("\n", with: ending)
      let inner = String(decoding: Array(expected.text.utf8)[expected.ranges[0]], as: UTF8.self)
      let before = String(decoding: Array(expected.text.utf8)[..<expected.ranges[0].lowerBound], as: UTF8.self)
      let start = prefix.utf8.count + before.replacing("\n", with: ending).utf8.count
      let end = start + inner.replacing("\n", with: ending).utf8.count
      let draft = readMarkdown(text)
      let found = try #require(
        String(decoding: draft.text, as: UTF8.self).firstRange(of: phrase), "\(phrase) is not in the text")
      let place = String(decoding: draft.text, as: UTF8.self)[..<found.lowerBound].utf8.count
      let range = draft.map.fileRange(of: TextRange(place, place + phrase.utf8.count))
      #expect(range == FileRange(start, end), "\(text)")
    }
  }

  /// `⟦…⟧` marks what deleting each block takes; cells take themselves.
  @Test(arguments: [
    "⟦# Head\n⟧\n⟦Text\nmore\n⟧\n⟦last⟧",
    "⟦Head\n---\n⟧⟦Text\n⟧",
    "⟦- a\n  b\n⟧⟦-\n  c\n⟧⟦  - d\n⟧\n⟦    e\n⟧",
    "⟦> a\n> b\n⟧>\n⟦> - c\n⟧",
    "⟦```\na\n\n```\n⟧\n⟦    b\n⟧",
    "| ⟦a⟧ | ⟦**b**⟧ |\n|---|---|\n| ⟦[c](d)⟧ | ⟦e⟧",
    "⟦see [a](\nb) and\n⟧\n⟦`c\n`\n⟧\nX\n".replacing("\nX\n", with: "\n⟦X\n⟧"),
    "---\n⟦a: b\n⟧---\n⟦c\n⟧",
    "⟦1. - a\n⟧⟦   - b\n⟧",
    "[r]: u\n\n⟦[t][r]\n⟧***\n⟦x⟧",
  ])
  func takesWholeLines(marked: String) {
    let expected = MarkedText(marked)
    let draft = readMarkdown(expected.text)
    #expect(draft.blocks.map(\.outer) == expected.ranges.map { FileRange($0.lowerBound, $0.upperBound) })
  }

  @Test(arguments: [
    ("⟦-⟧ a\n  ⟦*⟧ b\n    ⟦1)⟧ c", 3), ("> ⟦1.⟧ a", 1), ("⟦-⟧ ⟦+⟧ a", 1), ("⟦-⟧ [ ] a", 1), ("⟦-⟧\n  a", 1),
    ("⟦-⟧ ```\n  - a\n  ```\n  b", 2), ("⟦-⟧ **a**", 1), ("⟦*⟧ *a*", 1), ("⟦-⟧ # a", 1),
  ])
  func keepsMarkers(marked: String, blocks: Int) {
    let expected = MarkedText(marked)
    let draft = readMarkdown(expected.text)
    #expect(draft.blocks.count == blocks)
    let ranges = expected.ranges.map { FileRange($0.lowerBound, $0.upperBound) }
    #expect(draft.blocks.compactMap(\.marker) == (blocks == 1 ? ranges.suffix(1) : ranges))
  }

  @Test func countsBlankLines() {
    #expect(readMarkdown("a\n\n\nb\n- c\n\n- d\n\n> e\n>\n> f").blocks.map(\.blankLinesBefore) == [0, 2, 0, 1, 1, 1])
  }

  @Test("NUL characters behind an address stand where they are, whatever follows in the next paragraph")
  func nulBehindAddress() {
    let text = "<tt:>\u{0}\u{3}\n\n]\u{0}"
    let draft = readMarkdown(text)
    #expect(draft.blocks.count == 2)
    #expect(draft.blocks.map { draft.map.fileRange(of: $0.range).indices } == [1..<6, 9..<11])
    #expect(brokenPromises(of: draft, file: Array(text.utf8)) == [])
  }

  @Test func aNulBecomesAReplacementCharacter() {
    let draft = readMarkdown("a\u{0}b **\u{0}**")
    #expect(String(decoding: draft.text, as: UTF8.self) == "a\u{FFFD}b \u{FFFD}")
    #expect(draft.map.fileRange(of: TextRange(1, 2)) == FileRange(1, 2))
    #expect(draft.map.fileRange(of: TextRange(6, 9)) == FileRange(6, 7))
  }

  @Test func handsHTMLBlocksOver() {
    let draft = readMarkdown("a\n\n<p>one\ntwo</p>\n\nb\n\n> <i>\n> three\n", html: Uppercase())
    let texts = draft.blocks.map { String(decoding: draft.text[$0.range.indices], as: UTF8.self) }
    #expect(texts == ["a", "<p>one\ntwo</p>", "b", "<i>", "three"])
    #expect(draft.map.fileRange(of: draft.blocks[1].range) == FileRange(3, 17))
  }

  /// Takes a stretch for one caption.
  private struct Uppercase: FragmentReader {
    func append(_ range: Range<Int>, of source: DecodedText, to builder: inout DraftBuilder) {
      builder.beginBlock(.caption, outerStart: range.lowerBound)
      builder.append(source.bytes[range], file: range.lowerBound)
      builder.endBlock(outerEnd: range.upperBound)
    }
  }

  @Test func mapsThroughAByteOrderMarkAndATranscodedCopy() {
    let file: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("# A\n\n*b* c".utf8)
    let source = DecodedText(
      bytes: Array(file.dropFirst(3)), map: SourceMap(identity: file.count - 3, from: 3), encoding: .utf8)
    let draft = MarkdownReader.read(source, path: "x.md", html: nil)
    #expect(brokenPromises(of: draft, file: file) == [])
    #expect(draft.blocks.map(\.outer) == [FileRange(3, 7), FileRange(8, 13)])
  }
}
