import Drafts
import Findings
import Linting
import SourceText
import Testing

/// Comments that let findings stand.
@Suite struct StetTests {
  /// Finds every `bad` of the text (rule `words/bad`) and every `poor` (`style/poor`).
  private func findings(in draft: Draft) -> [Finding] {
    [("bad", "words/bad"), ("poor", "style/poor")].flatMap { word, rule in
      draft.text.indices.filter { draft.text[$0...].starts(with: word.utf8) }.map { start in
        let range = draft.map.fileRange(of: TextRange(start, start + word.utf8.count))
        return Finding(rule: rule, severity: .error, range: range, match: word, message: "")
      }
    }
  }

  /// What stands, as `line rule`, and what is accepted, as `line reason`.
  private func judge(_ text: String, as format: DraftFormat = .markdown) throws -> (
    stands: [String], accepted: [String]
  ) {
    let file = Array(text.utf8)
    let draft = try DraftLoader().load(file, format: format, path: "a")
    let severities = StetRule.allCases.map { ($0, $0.severity) }
    let filter = StetFilter(severities: severities, known: ["words/bad", "style/poor"])
    let (findings, accepted) = filter.apply(to: findings(in: draft), in: draft)
    let index = LineIndex(file)
    let line = { (finding: Finding) in index.line(at: finding.range.start) + 1 }
    return (
      findings.sorted { $0.range < $1.range }.map { "\(line($0)) \($0.rule)" },
      accepted.sorted { $0.finding.range < $1.finding.range }.map { "\(line($0.finding)) \($0.reason)" }
    )
  }

  @Test(arguments: [
    ("<!-- stet: it is meant -->\nA bad day.\n\nA bad night.\n", ["4 words/bad"], ["2 it is meant"]),
    ("<!-- stet: it is meant -->\n\nA bad, poor day.\n", [], ["3 it is meant", "3 it is meant"]),
    ("<!-- stet words/bad: so -->\n\nA bad, poor day.\n", ["3 style/poor"], ["3 so"]),
    ("<!-- stet words, style/poor: so -->\n\nA bad, poor day.\n", [], ["3 so", "3 so"]),
    ("A bad day. <!-- stet: so --> A bad night.\n\nA bad end.\n", ["3 words/bad"], ["1 so", "1 so"]),
    ("A bad day. <!-- stet: so -->\n\nA bad end.\n", ["3 words/bad"], ["1 so"]),
    ("# A **bad** <!-- stet: so -->\n\nA bad end.\n", ["3 words/bad"], ["1 so"]),
    ("A bad day.\n<!-- stet: so -->\nA bad end.\n", ["1 words/bad"], ["3 so"]),
    ("<!-- stet: so -->\n\n![bad](a.png) A bad day.\n\nA bad end.\n", ["5 words/bad"], ["3 so", "3 so"]),
    ("<!-- stet: so -->\n\n![bad](a.png)\n\nA bad end.\n", ["5 words/bad"], ["3 so"]),
    ("A bad ![bad](a.png) day <!-- stet: so --> and a bad night.\n", [], ["1 so", "1 so", "1 so"]),
    (
      "<!-- stet-begin: so -->\n\nA bad day.\n\nA bad night.\n\n<!-- stet-end -->\n\nA bad end.\n", ["9 words/bad"],
      ["3 so", "5 so"]
    ),
    (
      "# A bad title\n\n<!-- stet-file words: all of it -->\n\nA bad, poor day.\n", ["5 style/poor"],
      ["1 all of it", "5 all of it"]
    ),
    ("<!-- stet-file: a -->\n\n<!-- stet: b -->\n\nA bad day.\n", [], ["5 a"]),
  ]) func lets(text: String, stands: [String], accepted: [String]) throws {
    let result = try judge(text)
    #expect(result.stands == stands)
    #expect(result.accepted == accepted)
  }

  @Test(arguments: [
    ("<!-- stet: so -->\n\nA day.\n\nA bad day.\n", ["1 stet/unused", "5 words/bad"]),
    ("<!-- stet style: so -->\n\nA bad day.\n", ["1 stet/unused", "3 words/bad"]),
    ("<!-- stet -->\n\nA bad day.\n", ["1 stet/no-reason"]), ("<!-- stet -->\n\nA day.\n", ["1 stet/unused"]),
    ("<!-- stet word: so -->\n\nA bad day.\n", ["1 stet/mistake", "3 words/bad"]),
    ("<!-- stet-ignore: so -->\n\nA bad day.\n", ["1 stet/mistake", "3 words/bad"]),
    ("<!-- stet-begin: so -->\n\nA bad day.\n", ["1 stet/mistake"]),
    ("A day.\n\n<!-- stet-end -->\n", ["3 stet/mistake"]),
    ("A day.\n\n<!-- stet: nothing follows -->", ["3 stet/unused"]),
    ("<!-- steto: no comment for us -->\n\nA bad day.\n", ["3 words/bad"]),
    ("    <!-- stet: code -->\n\nA bad `<!-- stet: code -->` day.\n", ["3 words/bad"]),
    ("```\n<!-- stet: code -->\n```\n\nA bad day.\n", ["5 words/bad"]),
  ]) func tellsWhatIsOfNoUse(text: String, stands: [String]) throws {
    #expect(try judge(text).stands == stands)
  }

  @Test func pagesHaveThemAnywhere() throws {
    let page = """
      <h1>A <!-- stet: title -->bad title</h1>
      <p>A bad day.</p><!-- stet: next -->
      <div><ul><li>A bad night</li></ul>
      <p>A bad end.</p></div>
      <p>
      A bad day. <!-- stet: inside -->
      </p><p>A bad end.</p>
      """
    let result = try judge(page, as: .html)
    #expect(result.stands == ["2 words/bad", "4 words/bad", "7 words/bad"])
    #expect(result.accepted == ["1 title", "3 next", "6 inside"])
  }

  @Test func plainTextHasNone() throws {
    #expect(try judge("<!-- stet: so -->\n\nA bad day.\n", as: .text).stands == ["3 words/bad"])
  }

  @Test(arguments: [
    ("One.\n\n<!-- stet: x -->\n\nTwo.\n", "One.\n\nTwo.\n", true),
    ("One.\r\n\r\n  <!-- stet: x --> \r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n", true),
    ("<!-- stet: x -->\n\nTwo.\n", "Two.\n", true), ("One.\n\n<!-- stet: x -->", "One.\n\n", true),
    ("One.\n\n<!-- stet: x -->\nTwo.\n", "One.\n\nTwo.\n", true),
    ("One.\n<!-- stet: x -->\nTwo.\n", "One.\nTwo.\n", false),
    ("One. <!-- stet: x --> Two.\n", "One. Two.\n", true), ("One. <!-- stet: x -->\n", "One.\n", true),
    ("One <!-- stet: x -->two.\n", "One two.\n", true),
  ]) func unusedOnesAreDeleted(text: String, fixed: String, isSafe: Bool) throws {
    let file = Array(text.utf8)
    let draft = try DraftLoader().load(file, format: .markdown, path: "a")
    let filter = StetFilter(severities: [(.unused, .warning)], known: [])
    let fix = try #require(filter.apply(to: [], in: draft).findings.first?.fixes.first)
    #expect(fix.isSafe == isSafe)
    #expect(String(decoding: FixApplication.apply([fix], to: file), as: UTF8.self) == fixed)
  }

  @Test func hostileCommentsCostLittle() throws {
    for text in ["<!--", "<!-- stet-begin: x -->", "<!-- stet: x -->", "<!-- stet", "<!--->"] {
      _ = try judge(String(repeating: text, count: 20_000), as: .html)
    }
  }
}
