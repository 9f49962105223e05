import Drafts
import SourceText
import TestSupport
import Testing

@Suite struct ElementTests {
  /// Marks the outer range of every element that is kept, in order.
  @Test(arguments: [
    ("⟦<div>⟦<p>a</p>⟧⟦<p>⟦<b>b</b>⟧</p>⟧</div>⟧<div></div>", ["div", "p", "p", "b"]),
    ("⟦<ul>⟦<li>a⟧⟦<li>b⟧</ul>⟧", ["ul", "li", "li"]),
    ("⟦<p>a⟧⟦<div>b</div>⟧", ["p", "div"]),
    ("⟦<html>⟦<body>⟦<p>a</p>⟧</body>⟧</html>⟧\n", ["html", "body", "p"]),
    ("⟦<X-Card >a</X-Card\n>⟧", ["x-card"]),
    ("⟦<div>⟦<b>a⟧</div>⟧b", ["div", "b"]),
    ("⟦<p title='>'>a</p x='>'>⟧", ["p"]),
    ("⟦<figure><img alt=x></figure>⟧", ["figure"]),
  ])
  func keepsElementsWithText(page: String, names: [String]) throws {
    let marked = MarkedText(page)
    let draft = try read(marked.text)
    #expect(draft.elementTags.map(\.name) == names)
    #expect(draft.elements.map(\.outer.indices) == marked.ranges)
  }

  @Test(arguments: [
    ("class='relatedPosts post-123 js_hook'", "related posts post 123 js hook"),
    ("id=siteFooter ROLE=Navigation", "site footer navigation"),
    ("itemprop=articleBody itemtype='https://schema.org/NewsArticle'", "article body https schema org news article"),
    ("rel=nofollow data-track-id=9 aria-label='More Stories'", "nofollow track id more stories"),
    ("style='color: red' title=x href=y data-", ""),
    ("class='  '", ""),
    ("class=ÉtéCard", "Étécard"),
    ("class='HTMLBox a--b'", "htmlbox a b"),
  ])
  func readsTheWordsOfAttributes(attributes: String, words: String) throws {
    let draft = try read("<div \(attributes)>a</div>")
    #expect(draft.elementTags.map(\.words) == [words])
  }

  @Test func leavesOutTheWordsOfTheWholePage() throws {
    let draft = try read(
      "<html class=js><body class='modal-open' id=top data-page=1><div class=post>a</div></body></html>")
    #expect(draft.elementTags.map(\.name) == ["html", "body", "div"])
    #expect(draft.elementTags.map(\.words) == ["", "", "post"])
  }

  @Test func leavesOutTheIdsOfHeadings() throws {
    let draft = try read("<h2 id=how-to-share class=title>a</h2>")
    #expect(draft.elementTags.map(\.words) == ["title"])
  }

  @Test(arguments: [
    ("hidden", true), ("HIDDEN=''", true), ("aria-hidden=true", true), ("aria-hidden=false", false),
    ("style='color:red; Display : NONE !important'", true), ("style='display:block'", false), ("class=hidden", false),
  ])
  func knowsWhatIsHidden(attributes: String, isHidden: Bool) throws {
    #expect(try read("<div \(attributes)>a</div>").elementTags.map(\.isHidden) == [isHidden])
  }

  @Test func keepsTheSameTagOnce() throws {
    let page = (0..<200).map { "<p class='n\($0) x'>a</p><p class='N\($0)-x' href=y>b</p><b>c</b>" }.joined()
    let draft = try read(page)
    #expect(draft.tags.count == 201)
    #expect(draft.elementTags.map(\.words).prefix(5) == ["n0 x", "n0 x", "", "n1 x", "n1 x"])
    #expect(draft.elementTags.map(\.name).suffix(3) == ["p", "p", "b"])
  }

  /// Words whose tags all want the same slot of `TagTable`: 32 find one near it.
  @Test func readsTagsThatWantTheSameSlot() throws {
    let words = """
      adx aec aiw aks akt ash bib bph bsp cmv cvn dar djp dsq duk ebh ens enw epf eqq eqr ett eup fcd fcj \
      fgv fqb fst fvc fwl gdy ghu glt gmf gtb gvm gxs hao hef hig
      """.split(separator: " ").map(String.init)
    let page = words.map { "<p class=\($0)>a</p>" }.joined()
    let draft = try read(page + page)
    #expect(draft.elementTags.map(\.words) == words + words)
    #expect(draft.tags.count == 32 + 2 * (words.count - 32))
  }

  /// The words of one and the name of another are the same bytes.
  @Test(arguments: [
    "<div class=b>a</div><bdiv>c</bdiv>", "<p hidden>a</p><p>b</p>", "<p class=x>a</p><p class=y>b</p>",
  ])
  func tellsTagsApart(page: String) throws {
    let draft = try read(page)
    #expect(draft.elements.map(\.tag) == [0, 1])
    #expect(Set(draft.tags).count == 2)
  }

  @Test func knowsTheTextInsideAndTheParent() throws {
    let draft = try read("<div>a <b>b</b><p>c <i>d</i></p></div><p>e</p>")
    #expect(draft.elements.map { text(draft, $0.text) } == ["a b\nc d", "b", "c d", "d", "e"])
    #expect(draft.elements.map(\.parent) == [nil, 0, 0, 2, nil])
    #expect(draft.blocks.map(\.element) == [0, 2, 4])
  }
}

extension Draft {
  /// For each element what its tag says.
  fileprivate var elementTags: [ElementTag] { elements.map { tags[$0.tag] } }
}
