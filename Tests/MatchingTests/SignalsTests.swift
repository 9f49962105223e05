import Drafts
import Findings
import RuleNotation
import Rules
import SourceText
import Testing

@testable import Matching

/// Terms, shares of blocks, scores of neighbours, and evidence that several rules weigh.
@Suite struct SignalsTests {
  private func signals(_ evidence: String, terms: String = "x: {words: 1}", threshold: Double = 1) throws -> Rule {
    try rule(
      """
      find:
        signals:
          threshold: \(threshold)
          terms: {\(terms)}
          evidence: [\(evidence)]
      """, id: "leftovers/lines")
  }

  @Test func termsNameConditions() throws {
    let rules = [
      try signals(
        "{score: 1, says: lone, when: {is: [short, lone]}}",
        terms: "short: {words: ..2}, lone: {before: {not: {is: short}}, after: {not: {is: short}}}")
    ]
    expect(rules, "Here are some words.\n⟦Two words⟧\nHere are more words.\nTwo words\nTwo again\nMore words are here.")
  }

  @Test func sharesOfBlocksNearbyCount() throws {
    let near = try signals(
      "{score: 1, says: among, when: {words: 1, near: {blocks: 2, share: 0.5.., when: {words: 1}}}}")
    // Of the blocks two before and two behind, the block itself left out, half have one word.
    expect([near], "Two words\nTwo words\n⟦One⟧\n⟦One⟧\n⟦One⟧\nTwo words\nTwo words\nOne")
    let alone = try signals("{score: 1, says: none, when: {words: 1, near: {share: ..0, when: {words: 1}}}}")
    expect([alone], "⟦One⟧")
  }

  @Test func sharesOfRunAndDraftCount() throws {
    let run = try signals("{score: 1, says: run, when: {in-run: {share: 0.6.., when: {starts-lower: yes}}}}")
    expect([run], "⟦one⟧\n⟦two⟧\n⟦Three⟧\nA sentence ends the run.\nOne\ntwo")
    let draft = try signals(
      "{score: 1, says: draft, when: {words: 1, in-draft: {share: 0.5, when: {starts-lower: yes}, among: {words: 1}}}}")
    expect([draft], "⟦one⟧\n⟦Two⟧\nthree words here")
  }

  @Test func scoresOfNeighboursAreThoseOfTheFirstPass() throws {
    let rule = try signals(
      "{score: 2, says: names it, when: {phrases: [widget]}}, {score: 1, says: beside one, when: {any: [{before: {score: 2..}}, {after: {score: 2..}}]}}"
    )
    // The second line stands beside a line that scores; the third beside one that does so only in the second pass.
    let findings = expect([rule], "⟦widget⟧\n⟦beside⟧\nfar away")
    #expect(findings.map(\.evidence.count) == [1, 1])
    #expect(findings.map { $0.evidence.reduce(0) { $0 + $1.score } } == [2, 1])
  }

  @Test func weakEvidenceIsSummedUp() throws {
    let pieces = (1...12).map { "{score: 0.\($0 + 10), says: s\($0), when: {words: 1}}" }
    let findings = expect([try signals(pieces.joined(separator: ", "))], "⟦One⟧\nTwo words")
    let evidence = try #require(findings.first?.evidence)
    #expect(evidence.map(\.text) == (5...12).reversed().map { "s\($0)" } + ["4 weaker pieces of evidence together"])
    #expect(evidence.last?.score == 0.5)
  }

  @Test func scoresBelowZeroAreKnown() throws {
    let rule = try signals(
      "{score: -3, says: ends, when: {end-mark: yes}}, {score: 5, says: after it, when: {before: {score: ..-3}}}")
    expect([rule], "An end.\n⟦after⟧\nlater")
  }

  @Test func placesOfTheBodyAreCounted() throws {
    let full = "These are seventeen words or a few more, which is what a full paragraph must have, as all agree here."
    expect([try signals("{score: 1, says: s, when: {before-body: 2}}")], "One\n⟦Two⟧\nThree\n\(full)\nFour")
    expect([try signals("{score: 1, says: s, when: {after-body: 2..}}")], "One\n\(full)\nTwo\n⟦Three⟧\n⟦Four⟧")
  }

  @Test func alternativeTextsHaveNothingAround() throws {
    let areas = ["near: {", "in-run: {", "in-draft: {"].map { $0 + "share: ..0, when: {words: 1..}}" }
    for area in areas {
      let rule = try rule(
        "in: [alt]\nfind: {signals: {threshold: 1, evidence: [{score: 1, says: s, when: {\(area)}}]}}")
      #expect(CompiledRules([rule]).findings(in: draftWithAlternativeText).map(\.match) == ["A pier"])
    }
  }

  /// A paragraph, and the alternative text of an image behind it.
  private var draftWithAlternativeText: Draft {
    let bytes = Array("Text.\nA pier".utf8)
    var builder = DraftBuilder()
    for (kind, range) in [(BlockKind.paragraph, 0..<5), (.alt, 6..<12)] {
      builder.beginBlock(kind, outerStart: range.lowerBound)
      builder.append(bytes[range], file: range.lowerBound)
      builder.endBlock(outerEnd: range.upperBound)
    }
    let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
    return builder.finish(path: "draft.md", format: .markdown, source: source)
  }

  @Test func indentsAreCounted() throws {
    let indented = try signals("{score: 1, says: s, when: {indent: 2..}}")
    expect([indented], "One\n\n  ⟦Two⟧\n\n\t\t⟦Three⟧\n\n Four")
  }

  @Test func blocksThatOtherRulesFoundAreKnown() throws {
    let plain = try rule("find: {phrases: [share this], at: whole-block}", id: "leftovers/share")
    let other = try rule("find: {phrases: [wow]}", id: "hyperbole/wow")
    let beside = try signals("{score: 1, says: beside, when: {before: {found: yes}}}")
    let findings = expect([plain, other, beside], "⟦Share this⟧\n⟦Beside⟧\n⟦Wow⟧\nBelow")
    #expect(findings.map(\.rule) == ["leftovers/share", "leftovers/lines", "hyperbole/wow"])
  }

  // MARK: Several rules

  private func sharing(_ condition: String, id: String, more: String = "") throws -> Rule {
    try rule("find: {signals: {evidence: leftovers/lines\(more)}}\nwhere: {\(condition)}", id: id)
  }

  @Test func rulesThatShareEvidenceSplitWhatItFinds() throws {
    var rules = [
      try signals(
        "{score: 1, says: short, when: {is: short}}", terms: "short: {words: ..2}, photo: {pattern: '^Photo'}"),
      try sharing("is: photo", id: "leftovers/b-photo"),
      try sharing("pattern: '^P'", id: "leftovers/c-letter"),
    ]
    #expect(SharedEvidence.resolve(&rules).isEmpty)
    let findings = expect(
      rules.sorted { $0.id < $1.id }, "⟦Photo one⟧\n⟦Plain one⟧\n⟦Other one⟧\nPhoto of something long")
    #expect(findings.map(\.rule) == ["leftovers/b-photo", "leftovers/c-letter", "leftovers/lines"])
  }

  @Test func whatASilentRuleNamesIsNoOthers() throws {
    var rules = [
      try signals("{score: 1, says: short, when: {words: ..2}}"),
      try sharing("pattern: '^Photo'", id: "leftovers/photo"),
      try rule("find: {phrases: [photo two]}", id: "leftovers/words"),
    ]
    #expect(SharedEvidence.resolve(&rules).isEmpty)
    let compiled = CompiledRules(rules, silent: ["leftovers/photo"])
    let findings = compiled.findings(in: draft("Photo one\n\nPhoto two\n\nPlain one"))
    #expect(findings.map { "\($0.rule) \($0.match)" } == ["leftovers/words Photo two", "leftovers/lines Plain one"])
  }

  @Test func rulesThatShareEvidenceMayHaveThresholdsOfTheirOwn() throws {
    var rules = [
      try signals("{score: 1, says: short, when: {words: ..2}}"),
      try sharing("words: 2", id: "leftovers/two", more: ", error: 1"),
    ]
    #expect(SharedEvidence.resolve(&rules).isEmpty)
    let findings = expect(rules, "⟦One two⟧\n⟦One⟧\nOne two three")
    #expect(findings.map(\.severity) == [.error, .warning])
  }

  @Test func evidenceThatNoRuleHasIsReported() throws {
    var rules = [try signals("{score: 1, says: s, when: {words: 1}}"), try sharing("words: 1", id: "leftovers/a")]
    rules[0].id = "leftovers/line"
    let problems = SharedEvidence.resolve(&rules)
    #expect(problems.map(\.message) == ["“leftovers/lines” is no rule with evidence of its own"])
    #expect(problems.first?.help == ["did you mean “leftovers/line”?"])
    #expect(rules.map(\.id) == ["leftovers/line"])
  }

  // MARK: Mistakes

  @Test(arguments: [
    (
      "{threshold: 1, terms: {a: {words: 1}}, evidence: [{score: 1, says: s, when: {is: b}}]}",
      "no term “b” stands above"
    ),
    (
      "{threshold: 1, terms: {a: {is: b}, b: {words: 1}}, evidence: [{score: 1, says: s, when: {is: b}}]}",
      "no term “b” stands above"
    ),
    (
      "{threshold: 1, terms: [a], evidence: [{score: 1, says: s, when: {words: 1}}]}",
      "terms must be a mapping of names to conditions"
    ),
    ("{evidence: [{score: 1, says: s, when: {words: 1}}]}", "signals need “threshold”"),
    ("{threshold: 1}", "signals need “evidence”"),
    ("{threshold: 1, evidence: [{score: 1, says: s, when: {near: {share: 0.5..}}}]}", "near needs “when”"),
    (
      "{threshold: 1, evidence: [{score: 1, says: s, when: {in-run: {blocks: 2, share: 0.5.., when: {words: 1}}}}]}",
      "unknown key “blocks” in in-run"
    ),
    ("{evidence: other/rule, terms: {a: {words: 1}}}", "the terms are those of the rule with the evidence"),
  ])
  func mistakesAreNamed(_ signals: String, _ message: String) throws {
    let file = "title: t\nmessage: m\nfind: {signals: \(signals)}\nexamples: {flagged: [⟦x⟧], clean: [y]}\n"
    guard
      case .failure(let problems) = RuleLoader.load(Array(file.utf8), path: "r.yaml", id: "a/r", examples: .skip)
    else {
      Issue.record("the rule was read")
      return
    }
    #expect(problems.diagnostics.map(\.message) == [message])
  }
}
