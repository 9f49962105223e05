import Drafts
import Findings
import Linting
import Matching
import Rules
import Testing

/// Fixes leave mark-up whole, and none around nothing.
@Suite struct FixedMarkupTests {
  /// The draft after the fixes of a rule that finds `fnord`.
  private func fixed(_ text: String, as format: DraftFormat, fix: String = "delete-match") throws -> String {
    let rule = try RuleLoader.load(
      Array(
        """
        title: Word
        message: A word.
        find: {phrases: [fnord]}
        fix: \(fix)
        in: [all]
        examples: {flagged: [⟦fnord⟧], clean: [none]}
        """.utf8), path: "a.yaml", id: "a/a", examples: .skip
    ).get()
    let rules = CompiledRules([rule])
    let file = Array(text.utf8)
    let draft = try DraftLoader().load(file, format: format, path: "a")
    let outcome = try DraftFixer(includesUnsafe: true).fix(draft, of: file) { draft, _ in rules.findings(in: draft) }
    return String(decoding: outcome.text.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("<p>One</p>\n  <p>Fnord</p>\n<p>Two</p>\n", "<p>One</p>\n<p>Two</p>\n"),
    ("<p>One</p> <p>Fnord</p>\r\n<p>Two</p>", "<p>One</p> \r\n<p>Two</p>"),
    ("<p>One</p>\r\n<p>Fnord</p>\r\n<p>Two</p>", "<p>One</p>\r\n<p>Two</p>"),
    ("<ul><li>One</li><li><a href=x>Fnord</a></li></ul>", "<ul><li>One</li></ul>"),
    ("<div class=w><h3>Fnord</h3></div><p>Two</p>", "<p>Two</p>"),
    ("<div>Fnord<p>Two</p></div>", "<div><p>Two</p></div>"),
    ("<p>The <a href=x>fnord</a> of <b>it</b>.</p>", "<p>The of <b>it</b>.</p>"),
    ("<p>The <b><i>fnord</i> </b>of it.</p>", "<p>The<b> </b>of it.</p>"),
    ("<p>The <a href=x><img src=y>fnord</a> of it.</p>", "<p>The<a href=x><img src=y></a> of it.</p>"),
    ("<p>The <b>fnord it</b>.</p>", "<p>The <b>it</b>.</p>"),
    (
      "<div><label><input>Fnord</label><label><input> fnord</label> </div>",
      "<div><label><input></label> </div>"
    ),
    ("<div><i><img></i><a><img>fnord</a><p>x</p></div>", "<div><i><img></i><p>x</p></div>"),
    (
      "<div><a>A</a><br><br><a>Fnord</a><span><button>x</button></span></div>",
      "<div><a>A</a><br><br><span><button>x</button></span></div>"
    ),
    ("<div><b>fnord<p>x</p></b></div>", "<div><b><p>x</p></b></div>"),
    ("<div>fnord <b>fnord<p>x</p></b></div>", "<div><b><p>x</p></b></div>"),
  ]) func pagesStayWellFormed(page: String, expected: String) throws {
    let result = try fixed(page, as: .html)
    #expect(result == expected)
  }

  @Test(arguments: [
    ("One\n\nFnord\n\nTwo\n", "One\n\nTwo\n"),
    ("- One\n- Fnord\n- Two\n", "- One\n- Two\n"),
    ("The [fnord](http://a/b_(c)) of it.\n", "The of it.\n"),
    ("The [**fnord**][1] of it.\n\n[1]: http://a\n", "The of it.\n\n[1]: http://a\n"),
    ("The **fnord** of *it*.\n", "The of *it*.\n"),
    ("The ***fnord*** of it.\n", "The of it.\n"),
    ("The **one *fnord***.\n", "The **one**.\n"),
    ("*One* fnord *two*.\n", "*One* *two*.\n"),
    ("The [fnord day](x) of it.\n", "The [day](x) of it.\n"),
    ("| A | B |\n|---|---|\n| One | Fnord |\n", "| A | B |\n|---|---|\n| One |  |\n"),
  ]) func markdownKeepsNoEmptyMarks(text: String, expected: String) throws {
    let result = try fixed(text, as: .markdown)
    #expect(result == expected)
  }

  @Test func whatIsPutIntoAPageIsText() throws {
    let fix = "{replace: 'Q&A \"<b>\"'}"
    #expect(try fixed("<p>A fnord.</p>", as: .html, fix: fix) == "<p>A Q&amp;A \"&lt;b>\".</p>")
    #expect(
      try fixed("<p>x</p><img alt=fnord src=y>", as: .html, fix: fix)
        == "<p>x</p><img alt=Q&amp;A&#32;&#34;&lt;b&#62;&#34; src=y>")
    #expect(try fixed("A fnord.\n", as: .markdown, fix: fix) == "A Q&A \"<b>\".\n")
  }
}
