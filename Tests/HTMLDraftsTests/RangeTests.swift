import Drafts
import SourceText
import TestSupport
import Testing

/// Phrases of the text lead to the marked bytes of the page.
@Suite struct RangeTests {
  @Test(arguments: [
    ("<p>Hello ⟦World⟧</p>", ["World"]),
    ("<p>a ⟦R&amp;D⟧ b", ["R&D"]),
    ("<p>It⟦&#8217;⟧s ⟦&#x2014;⟧ so", ["’", "—"]),
    ("<p>⟦a&nbsp;b⟧", ["a\u{A0}b"]),
    ("<p>5⟦&nbsp⟧kg ⟦&copy⟧2020", ["\u{A0}", "©"]),
    ("<p>⟦&#x110000;⟧⟦&#0;⟧⟦&#xD800;⟧", ["\u{FFFD}"]),
    ("<p>a⟦&#146;⟧b ⟦&#151⟧ c", ["’", "—"]),
    ("<p>⟦&notit;⟧", ["¬it;"]),
    ("<p>x ⟦&NotEqualTilde;⟧ y", ["≂̸"]),
    ("<p>⟦&bogus;⟧ ⟦& ⟧x⟦&#;⟧", ["&bogus;", "& ", "&#;"]),
    ("<p>a⟦\r\n⟧b", [" "]),
    ("<p>a⟦ \t\n ⟧b", [" "]),
    ("<p>a⟦\n⟧b", [" "]),
    ("<p>⟦Get <b>the</b> Report⟧ now", ["Get the Report"]),
    ("<p>⟦Get</p><p>Report⟧", ["Get\nReport"]),
    ("<p><b>⟦Get</b>Report⟧", ["GetReport"]),
    ("<p>foo<!-- x > y -->⟦bar⟧", ["bar"]),
    ("<p>⟦foo<!-- x -->bar⟧", ["foobar"]),
    ("<p>a < b and ⟦c<3⟧ > d", ["c<3"]),
    ("<p>x ⟦]]>⟧ y<![CDATA[ z ]]>⟦w⟧", ["]]>", "w"]),
    ("<p>x<?php echo '⟦w⟧'?>⟦z⟧", ["z"]),
    ("<p>one⟦<br>⟧two", ["\n"]),
    ("<pre>\n  a⟦\r\n⟧  b &lt; ⟦c⟧</pre>", ["\n", "c"]),
    ("<p>é “⟦ü⟧” ⟦😀⟧", ["ü", "😀"]),
    ("<textarea>a &amp; <b>⟦x⟧</textarea>", ["x"]),
    ("<plaintext>a &amp; ⟦</b>⟧", ["</b>"]),
    ("<xmp>a ⟦&amp; <i>⟧</xmp>b", ["&amp; <i>"]),
    ("<p>a⟦&#32;&#10;⟧b", [" "]),
    ("<p title='>'>⟦a⟧<b x=\"</p>\">⟦c⟧", ["a", "c"]),
    ("<img alt=\"A &quot;⟦big⟧&quot; ⟦d&eacute;j&agrave;⟧\">", ["big", "déjà"]),
    ("<IMG src=x ALT=⟦word⟧>", ["word"]),
    ("<img alt='a  &copy=1 ⟦x⟧'>", ["x"]),
  ])
  func mapsToTheMarkedBytes(page: String, phrases: [String]) throws {
    let marked = MarkedText(page)
    let draft = try read(marked.text)
    var expected = marked.ranges
    for phrase in phrases {
      let found = try #require(fileRange(of: phrase, in: draft), "\(phrase) is no text")
      #expect(expected.contains(found), "\(phrase)")
      expected.removeAll { $0 == found }
    }
  }

  @Test func mapsThroughAByteOrderMark() throws {
    let draft = try read([0xEF, 0xBB, 0xBF] + Array("<p>a &amp; b".utf8))
    #expect(fileRange(of: "&", in: draft) == 8..<13)
    #expect(draft.blocks[0].outer == FileRange(3, 15))
  }

  @Test func mapsALegacyEncodingToTheFile() throws {
    let file = Array("<meta charset=latin1><p>".utf8) + [0x93, 0x63, 0x61, 0x66, 0xE9, 0x94] + Array(" &eacute;x".utf8)
    let draft = try read(file)
    #expect(outline(draft) == ["paragraph: “café” éx"])
    #expect(fileRange(of: "“", in: draft) == 24..<25)
    #expect(fileRange(of: "café", in: draft) == 25..<29)
    #expect(fileRange(of: " éx", in: draft) == 30..<40)
    #expect(draft.blocks[0].outer == FileRange(21, 40))
  }

  @Test func mapsUTF16ToTheFile() throws {
    let file = [0xFF, 0xFE] + (TextDecoder.encode("<p>ä&amp;😀", as: .utf16LittleEndian) ?? [])
    let draft = try read(file)
    #expect(outline(draft) == ["paragraph: ä&😀"])
    #expect(fileRange(of: "ä", in: draft) == 8..<10)
    #expect(fileRange(of: "&", in: draft) == 10..<20)
    #expect(fileRange(of: "😀", in: draft) == 20..<24)
  }

  @Test func mapsBadBytesAsOneUnit() throws {
    let draft = try read(Array("<meta charset=utf-8><p>a".utf8) + [0xE2, 0x82] + Array("b".utf8))
    #expect(fileRange(of: "\u{FFFD}", in: draft) == 24..<26)
    #expect(fileRange(of: "b", in: draft) == 26..<27)
  }

  @Test func dropsNulBytes() throws {
    let draft = try read("<p>a\0b <\0i>c")
    #expect(outline(draft) == ["paragraph: ab <i>c"])
    #expect(fileRange(of: "ab", in: draft) == 3..<6)
  }
}
