import Drafts
import Findings
import Rules
import SourceText
import Testing

@testable import Matching

@Suite struct BlockMatcherTests {
  @Test func doubledWordsAreFound() throws {
    let rules = [try rule("find: {repeats: words, except: [had had]}", message: "{match}")]
    expect(rules, "⟦The the⟧ end. He had had it; no, no. 10 10 ⟦it's it's⟧, un- un")
  }

  @Test func aRepeatedBlockNamesTheFirst() throws {
    let rules = [try rule("find: {repeats: blocks}")]
    let findings = expect(rules, "The pier is open.\nOther.\n⟦THE PIER is  open⟧")
    #expect(findings.first?.notes.first?.range?.indices == 0..<17)
    expect(rules, "One.\n***\nTwo.\n***\nThree.")
  }

  @Test func blocksMeetAllConditions() throws {
    let rules = [try rule("find: {blocks: {kind: paragraph, words: 2..4, starts-lower: yes, end-mark: no}}")]
    expect(rules, "⟦three lower words⟧\nlower with mark.\nUpper words here\n- lower item\none")
  }

  @Test func neighboursCount() throws {
    let rules = [try rule("find: {blocks: {words: 1, before: {end-mark: yes}, after: {not: {words: 1}}}}")]
    expect(rules, "First.\n⟦Lone⟧\nMany words here.\nOne\nTwo")
    expect([try rule("find: {blocks: {before: none}}")], "⟦First⟧\nSecond")
  }

  @Test func evidenceIsWeighedAndShown() throws {
    let rules = [
      try rule(
        """
        severity: advice
        find:
          signals:
            threshold: 0.3
            warning: 1
            error: 3
            evidence:
              - {score: 0.1, says: short, when: {words: ..5}}
              - {score: 0.2, says: lower-case, when: {starts-lower: yes}}
              - {score: 2.9, says: a word, when: {phrases: [caption]}}
              - {score: -5, says: a sentence, when: {end-mark: yes}}
        """)
    ]
    let findings = expect(rules, "⟦lower here⟧\nUpper here\n⟦lower caption⟧\nlower caption.")
    #expect(findings.map(\.severity) == [.advice, .error])
    #expect(findings.last?.evidence.map(\.text) == ["a word", "lower-case", "short"])
  }

  @Test func weighedEvidenceGivesWayToPlainRules() throws {
    let plain = try rule("find: {phrases: [share this], at: whole-block}", id: "leftovers/share")
    let weighed = try rule(
      "find: {signals: {threshold: 1, evidence: [{score: 1, says: short, when: {words: ..3}}]}}", id: "leftovers/short")
    #expect(expect([plain, weighed], "⟦Share this⟧\n⟦Other⟧").map(\.rule) == ["leftovers/share", "leftovers/short"])
  }

  @Test func rarerSpellingsAreFlagged() throws {
    let rules = [try rule("find: {consistent: [[e-mail, email], [adviser, advisor]]}")]
    let findings = expect(rules, "One email.\nTwo ⟦e-mail⟧ and email. An adviser.")
    #expect(findings.first?.notes.first?.text == "Elsewhere the draft has “email”.")
    expect(rules, "An adviser and an ⟦advisor⟧.")
  }

  @Test func densityCountsOtherRules() throws {
    let hype = try rule("find: {phrases: [amazing]}", id: "hyperbole/hype")
    let density = try rule("find: {density: {of: hyperbole, more-than: 100, at-least: 3}}", id: "hyperbole/density")
    #expect(
      expect([hype, density], "⟦⟦Amazing⟧⟧ ⟦amazing⟧ ⟦amazing⟧ day.").map(\.rule)
        == ["hyperbole/density", "hyperbole/hype", "hyperbole/hype", "hyperbole/hype"])
    expect([hype, density], "⟦Amazing⟧ ⟦amazing⟧ day.")
  }

  @Test func whiteSpaceBeforeAParagraphIsFound() throws {
    let rules = [try rule("find: {indent: yes}")]
    expect(rules, "One.\n⟦ ⟧Two.\nThree.")
    expect(rules, " One.\n Two.\nThree.")
  }

  @Test func theOrderOfTheFileCounts() throws {
    let first = try rule("find: {phrases: [b]}", id: "a/b")
    let second = try rule("find: {phrases: [a, b c]}", id: "a/a")
    #expect(expect([first, second], "⟦a⟧ ⟦⟦b⟧ c⟧ ⟦b⟧").map(\.rule) == ["a/a", "a/b", "a/a", "a/b"])
  }

  @Test func anEmptyDraftHasNoFindings() throws {
    let rules = [try rule("find: {repeats: blocks}"), try rule("find: {density: {of: a, more-than: 0, at-least: 0}}")]
    expect(rules, "")
    expect(rules, "\n \n")
  }
}
