import Drafts
import SourceText
import TestSupport
import Testing

@Suite struct HostileTests {
  /// Pieces that broken pages are made of.
  private static let pieces = [
    "<b>", "</b>", "<p>", "</p>", "<div class='aB c'>", "</div>", "<a href=x>", "</a>", "text ", "w", "&amp;", "&nbsp;",
    "&#146;", "&copy", " ", "\n", "\r\n", "<br>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<li>",
    "</li>",
    "</ul>", "<svg>", "</svg>", "<script>", "</script>", "<!--", "-->", "<", "</", ">", "<img alt='a &lt; b'>", "<pre>",
    "</pre>", "<textarea>", "</textarea>", "<h1>", "</h1>", "<h2>", "<blockquote>", "</blockquote>", "\0", "<template>",
    "</template>", "<head>", "<body>", "</body>", "<html>", "<title>", "</title>", "é", "\u{A0}", "<button>",
    "<select>",
    "<option>", "<i", "='", "\"", "<![CDATA[", "]]>", "<?x", "<form>", "</form>", "<x-y>", "</x-y>", "<plaintext>",
    "<noscript>", "</noscript>", "<figure>", "<figcaption>", "<code>", "</code>", "😀", "&#x110000;", "&notit;", "<th>",
    "<caption>", "\t", "<dl><dt>", "<dd>", "<math>", "<p/>", "<svg/>", "\u{FFFD}",
  ]

  @Test(arguments: 0..<40)
  func keepsItsPromisesOnBrokenPages(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      var file: [UInt8] = []
      for _ in 0...Int.random(in: 0..<40, using: &random) {
        file += Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
      }
      if Int.random(in: 0..<4, using: &random) == 0, let place = file.indices.randomElement(using: &random) {
        file[place] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try read(file)
    }
  }

  @Test(arguments: [
    ("<div>", "x", 160), ("<b>", "</i>x", 160), ("<ul><li>", "x", 192), ("<table><tr><td>", "x", 224),
    ("<template>", "x", 0), ("<svg>", "x", 0), ("<a>", "x", 1), ("<p>", "x", 1),
  ])
  func endsTheDepthOfNesting(tag: String, tail: String, elements: Int) throws {
    let page = String(repeating: tag, count: 20_000) + String(repeating: tail, count: 1_000)
    let draft = try read(page)
    #expect(draft.elements.count == elements)
    #expect(draft.blocks.count == (elements > 0 ? 1 : 0))
  }

  @Test func readsManyAttributesAndReferences() throws {
    let attributes = (0..<20_000).map { "a\($0)=1" }.joined(separator: " ")
    let draft = try read("<p \(attributes) class=k>" + String(repeating: "&yuml;", count: 20_000))
    #expect(draft.tags.map(\.words) == ["k"])
    #expect(draft.blocks[0].range.count == 40_000)
    #expect(draft.map.segments.count == 1)
  }

  @Test func readsOnSeveralThreads() async throws {
    let page = "<h1>A</h1><p>b &rarr; <a href=x>c</a></p><ul><li>d</ul>"
    let expected = outline(try read(page))
    try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<16 { group.addTask { outline(try read(page)) } }
      for try await found in group { #expect(found == expected) }
    }
  }
}
