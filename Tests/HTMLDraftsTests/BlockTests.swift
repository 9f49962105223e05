import Drafts
import HTMLDrafts
import SourceText
import TestSupport
import Testing

@Suite struct BlockTests {
  @Test(arguments: [
    ("Hello", ["paragraph: Hello"]),
    ("", []),
    ("<p> \n </p><p>&nbsp;</p><p>&nbsp; <br></p>", []),
    ("<h1>A</h1><h1>B</h1><h2>C</h2><h6>D", ["title 1: A", "heading 1: B", "heading 2: C", "heading 6: D"]),
    ("<h1><img src=x></h1><h1>A</h1>", ["title 1: A"]),
    ("<div>a<p>b</p>c</div>", ["paragraph: a", "paragraph: b", "paragraph: c"]),
    ("<p>a<p>b<div>c</div>", ["paragraph: a", "paragraph: b", "paragraph: c"]),
    (
      "<ul><li>a<li>b<ol><li>c</ol>d</ul>e",
      ["list-item 1: a", "list-item 1: b", "list-item 2: c", "list-item 1: d", "paragraph: e"]
    ),
    ("<ul><li><p>a</p><p>b</p></li></ul>", ["list-item 1: a", "list-item 1: b"]),
    ("<dl><dt>a<dd>b</dl>", ["paragraph: a", "paragraph: b"]),
    (
      "<blockquote>a<p>b<ul><li>c</ul><blockquote>d</blockquote></blockquote>",
      ["quotation 1: a", "quotation 1: b", "quotation 1: c", "quotation 2: d"]
    ),
    (
      "<table><caption>t</caption><tr><th>a<td>b<tr><td><p>c</table>d",
      ["caption: t", "table-cell: a", "table-cell: b", "table-cell: c", "paragraph: d"]
    ),
    ("<figure><img alt=x><figcaption>a <b>b</b></figcaption></figure>c", ["caption: a b", "paragraph: c", "alt: x"]),
    ("<pre>  a\n\n  b  </pre><pre><code>c</code></pre>", ["code: a\n\n  b", "code: c"]),
    ("a<br>b<br><br>c<br>", ["paragraph: a\nb", "paragraph: c"]),
    ("a<br> \n<br>b", ["paragraph: a", "paragraph: b"]),
    ("<pre>a<br><br>b</pre>", ["code: a\n\nb"]),
    ("a<hr>b", ["paragraph: a", "paragraph: b"]),
    ("<p>He said <q>yes</q> <sup>1</sup>", ["paragraph: He said yes 1"]),
    ("a <script>b</script> <style>c</style><!-- d --> e<template>f</template>", ["paragraph: a e"]),
    ("<head><title>a</title>b", ["paragraph: b"]),
    ("<title>a</title><p>b<noscript><p>c</noscript>d", ["paragraph: bd"]),
    ("<p>a<svg><title>b</title><text>c</text></svg>d", ["paragraph: ad"]),
    ("<svg><g><p>a", ["paragraph: a"]),
    ("<svg><desc><p>a</p></desc></svg>b", ["paragraph: b"]),
    ("<svg/>a<svg><path/></svg>b", ["paragraph: ab"]),
    ("<script>a</p>b", []),
    ("<script>if (a</b>) \"<p>\"</script >c", ["paragraph: c"]),
    (
      "<button>a</button><select><option>b<option>c</select><label>d</label>e",
      ["paragraph: a", "paragraph: b", "paragraph: c", "paragraph: de"]
    ),
    ("<textarea>\na <b></textarea>b", ["paragraph: a <b>", "paragraph: b"]),
    ("a<!-- b", ["paragraph: a"]),
    ("a<!-->b<!--->c<!-- --!>d", ["paragraph: abcd"]),
    ("a<b", ["paragraph: a"]),
    ("a</", ["paragraph: a</"]),
    ("a</>b</ c>d<!d>e", ["paragraph: abde"]),
    ("<p>a</b></i>b</p></p>c", ["paragraph: ab", "paragraph: c"]),
    ("<p><b>a<div>b</b>c</div>d", ["paragraph: a", "paragraph: bc", "paragraph: d"]),
    ("<table><tr><td><table><tr><td>a</table>b</table>c", ["table-cell: a", "table-cell: b", "paragraph: c"]),
    ("</br>a</br>b", ["paragraph: a\nb"]),
    ("<body>a</body></html>b", ["paragraph: a", "paragraph: b"]),
    ("<audio>a</audio><iframe><p>b</iframe>c", ["paragraph: c"]),
    ("<x-card>a</x-card><X-Card>b</x-CARD>", ["paragraph: ab"]),
    ("<p>\u{FEFF}a\u{A0}", ["paragraph: \u{FEFF}a\u{A0}"]),
    ("<img alt=''><img alt=' '><img alt='a\n  b'><p>c", ["paragraph: c", "alt: a b"]),
  ])
  func breaksIntoBlocks(page: String, blocks: [String]) throws {
    let draft = try read(page)
    #expect(outline(draft) == blocks)
    #expect(draft.blocks.allSatisfy { $0.blankLinesBefore == 1 })
  }

  @Test(arguments: [
    ("<p>⟦<a href=x>a b</a>⟧ c <A>d</a>", InlineKind.link, ["a b", "d"]),
    ("<p><code>a</code> <kbd>b</kbd> <samp>c</samp>", .code, ["a", "b", "c"]),
    ("<p><b>a <i>b</i> c</b> d", .emphasis, ["a b c"]),
    ("<a><div>a</div><div>b</div></a>c", .link, ["a", "b"]),
    ("<p>x<a> y </a>z", .link, ["y"]),
    ("<a>x<a>y</a>z", .link, ["x", "y"]),
    ("<p><em></em>a<em> </em>b", .emphasis, []),
    ("<pre><code>a</code></pre>", .code, []),
    ("<p>He said <q>go <b>on</b></q> twice.", .quotation, ["go on"]),
  ])
  func marksInlineRanges(page: String, kind: InlineKind, texts: [String]) throws {
    let draft = try read(MarkedText(page).text)
    #expect(draft.inlines.filter { $0.kind == kind }.map { text(draft, $0.range) } == texts)
  }

  /// Marks what deleting each block takes, in order of the blocks.
  @Test(arguments: [
    "⟦<p>a</p>⟧\n⟦<p>b</p>⟧",
    "<body>⟦<div><div><p>a <b>b</b></p></div></div>⟧⟦<div><p>c</p></div>⟧</body>",
    "<div>⟦<p>a</p>⟧⟦<p>b</p>⟧</div>",
    "<div>⟦a⟧⟦<p>b</p>⟧⟦c <i>d</i>⟧</div>",
    "<body>⟦<b>a</b> b⟧ ⟦<p>c</p>⟧ ⟦<a>d</a>⟧</body>",
    "<div>⟦a⟧<br><br>⟦<i>b</i>⟧</div>",
    "<ul>⟦<li>a</li>⟧\n⟦<li><p>b</p></li>⟧</ul>",
    "⟦<nav><ul><li>a</li></ul></nav>⟧<main>⟦<p>b</p>⟧</main>",
    "<table><tr><td>⟦a⟧</td><td>⟦<p>b</p>⟧</td></tr></table>",
    "<table><tr><td>⟦ a ⟧</td></tr></table>",
    "<article>⟦<h1>a</h1>⟧</article>",
    "⟦<p>a⟧⟦<p>b⟧",
    "<figure><img src=x>⟦<figcaption>a</figcaption>⟧</figure>⟦<p>b</p>⟧",
    "⟦<p><img src=x> a</p>⟧⟦<p>b</p>⟧",
    "<p>⟦<b>a⟧<br><br>⟦b⟧</b></p>",
    "<div>⟦<p>a<!-- x --></p>⟧ <!-- y --> ⟦b⟧ <!-- z --></div>",
  ])
  func takesTheOutermostElementOfABlock(page: String) throws {
    let marked = MarkedText(page)
    let draft = try read(marked.text)
    #expect(draft.blocks.map(\.outer.indices) == marked.ranges)
  }

  @Test func appendsAFragmentToADraft() throws {
    let page = "# T\n\n<h1>A</h1><img alt=i>\n<p>b</p>\n\nend"
    let source = try TextDecoder.decode(Array(page.utf8), as: nil, isHTML: false)
    var builder = DraftBuilder()
    builder.beginBlock(.title, level: 1, outerStart: 0)
    builder.append(2..<3, of: source.bytes)
    builder.endBlock(outerEnd: 4)
    HTMLReader().append(5..<36, of: source, to: &builder)
    builder.beginBlock(.paragraph, outerStart: 37)
    builder.append(37..<40, of: source.bytes)
    builder.endBlock(outerEnd: 40)
    let draft = builder.finish(path: "a.md", format: .markdown, source: source)
    #expect(brokenPromises(of: draft, file: source.bytes) == [])
    #expect(outline(draft) == ["title 1: T", "heading 1: A", "paragraph: b", "paragraph: end", "alt: i"])
    #expect(fileRange(of: "i", in: draft) == 24..<25)
    #expect(draft.blocks.map(\.element) == [nil, 0, 1, nil, nil])
  }
}
