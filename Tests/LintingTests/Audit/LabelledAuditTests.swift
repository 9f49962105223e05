import Findings
import Linting
import Testing

@Suite struct LabelledAuditTests {
  func labelled(_ drafts: LabelledDraft..., listed: Int = 0) throws -> LabelledAudit {
    try #require(try audit(drafts, limits: AuditLimits(samples: 0, listed: listed)).labelled["made"])
  }

  /// A line counts as flagged where at least half of its bytes are, white space at its ends left out.
  @Test(arguments: [
    ("!!", true), ("!!ab", true), ("!!abc", false), ("  !!ab\t", true), ("\u{3000}!!ab\u{A0}", true),
    ("!!é", true), ("!!éa", false), ("!ab!", true), ("!! ab", false), ("%!ab?", true), ("*!ab*", false),
    ("\u{200B}!", false), ("\u{FEFF}!!!", true), ("\u{1C}!!ab\u{1F}", true),
  ]) func aLineIsFlaggedWhereHalfOfItIs(text: String, isFlagged: Bool) throws {
    let audit = try labelled(LabelledDraft("a", .init("word", .content), .init(text, .stray), .init("word", .content)))
    #expect(
      audit.scores[.advice]?.lines == Confusion(hits: isFlagged ? 1 : 0, falseAlarms: 0, misses: isFlagged ? 0 : 1))
  }

  @Test func aMarkInFrontOfTheDraftMovesNothing() throws {
    let audit = try labelled(LabelledDraft("a", .init("\u{FEFF}abcd", .content), .init("!", .stray)))
    #expect(audit.scores[.error]?.lines == Confusion(hits: 1, falseAlarms: 0, misses: 0))
  }

  @Test func countsLinesAndCharactersByTier() throws {
    let audit = try labelled(
      LabelledDraft(
        "a", style: "prose", .init("!!!!", .stray), .init(" ??é ", .stray), .init("%%", .stray), .init("word", .stray),
        .init("!", .content), .init("", .blank), .init("!!", .ignore), .init("fine", .content)),
      LabelledDraft("b", style: "list", .init("??", .content), .init("word", .content)),
      LabelledDraft("c", .init("word", .content)))
    #expect(audit.drafts == 3)
    #expect(audit.lines == [.stray: 4, .content: 5, .blank: 1, .ignore: 1])
    let error = try #require(audit.scores[.error])
    #expect(error.lines == Confusion(hits: 1, falseAlarms: 1, misses: 3))
    #expect(error.characters == Confusion(hits: 4, falseAlarms: 1, misses: 9))
    #expect((error.cleanDrafts, error.silentDrafts, error.strayDrafts) == (2, 2, 1))
    let warning = try #require(audit.scores[.warning])
    #expect(warning.lines == Confusion(hits: 2, falseAlarms: 2, misses: 2))
    #expect(warning.silent == 0.5)
    let all = try #require(audit.scores[.advice])
    #expect(all.lines == Confusion(hits: 3, falseAlarms: 2, misses: 1))
    #expect(all.characters == Confusion(hits: 9, falseAlarms: 3, misses: 4))
    #expect(all.lines.precision == 0.6)
    #expect(all.lines.recall == 0.75)
    #expect(all.meanF1 == 0.75)
    #expect(audit.styles["prose"]?[.advice]?.lines == Confusion(hits: 3, falseAlarms: 1, misses: 1))
    #expect(audit.styles["list"]?[.advice]?.lines == Confusion(hits: 0, falseAlarms: 1, misses: 0))
  }

  @Test func sharesOfNothingAreUnknown() throws {
    let audit = try labelled(LabelledDraft("a", .init("word", .content)))
    let score = try #require(audit.scores[.advice])
    #expect(score.lines.precision == nil)
    #expect(score.lines.recall == nil)
    #expect(score.lines.f1 == nil)
    #expect(score.meanF1 == nil)
    #expect(score.silent == 1)
  }

  @Test func countsEachRuleAlone() throws {
    let audit = try labelled(
      LabelledDraft(
        "a", .init("!a!", .stray), .init("!?%b", .stray), .init("!!", .content), .init("** !abc", .content)),
      LabelledDraft("b", .init("abc def !!! **", .content)))
    let sure = audit.score(of: RuleSeverity(rule: "leftovers/sure", severity: .error))
    #expect(sure.lines == Confusion(hits: 1, falseAlarms: 1, misses: 1))
    #expect(sure.characters == Confusion(hits: 3, falseAlarms: 2, misses: 4))
    let scores = audit.rules.values.sorted { $0.findings < $1.findings }
    #expect(scores.map(\.findings) == [1, 1, 2, 6])
    #expect(scores.map(\.inCleanDrafts) == [0, 0, 1, 1])
    // One sign in four bytes is no half, and hype is not counted by lines.
    #expect(audit.rules[RuleSeverity(rule: "leftovers/likely", severity: .warning)]?.lines == Confusion())
    #expect(audit.rules[RuleSeverity(rule: "hyperbole/star", severity: .advice)]?.lines == Confusion())
  }

  @Test func countsStrayLinesByKind() throws {
    let audit = try labelled(
      LabelledDraft(
        "a", .init("!", .stray, category: "nav"), .init("x", .stray, category: "nav"), .init("?", .stray),
        .init("!", .content, category: "nav")))
    #expect(audit.categories["nav"]?[.advice] == Confusion(hits: 1, falseAlarms: 0, misses: 1))
    #expect(audit.categories["?"]?[.error] == Confusion(hits: 0, falseAlarms: 0, misses: 1))
    #expect(audit.categories["?"]?[.warning] == Confusion(hits: 1, falseAlarms: 0, misses: 0))
  }

  @Test func countsFindingsInCleanDraftsByGroup() throws {
    let audit = try labelled(
      LabelledDraft("a", kind: "gold", source: "s", .init("one two\u{A0}!! four", .content), .init("** x", .content)),
      LabelledDraft("b", kind: "news", source: "s", .init("a ?? %%", .content), .init("", .blank)),
      LabelledDraft("c", kind: "news", .init("! never counted", .stray)))
    #expect(Set(audit.clean.keys) == [.all, .gold, .external, .kind("news"), .source("s")])
    let gold = try #require(audit.clean[.gold])
    #expect((gold.drafts, gold.words, gold.others) == (1, 6, ["hyperbole": 1]))
    #expect(gold.falseAlarms == [.error: 1, .warning: 1, .advice: 1])
    let news = try #require(audit.clean[.kind("news")])
    #expect((news.drafts, news.words, news.others) == (1, 3, [:]))
    #expect(news.falseAlarms == [.warning: 1, .advice: 2])
    let all = try #require(audit.clean[.all])
    #expect((all.drafts, all.words) == (2, 9))
    #expect(all.perThousandWords(3) == 3000.0 / 9)
  }

  @Test func listsTheWorstFalseAlarms() throws {
    let audit = try labelled(
      LabelledDraft(
        "b", .init("!", .stray), .init("???", .content), .init("a long line !", .content), .init("!!!!", .ignore)),
      LabelledDraft("a", .init("", .blank), .init("a long line ! %%%%", .content)),
      LabelledDraft("c", .init("!!!", .content), .init("!!", .content)), listed: 3)
    #expect(audit.falseAlarms.worst.map(\.place.text) == ["c:1", "c:2", "a:2"])
    #expect(audit.falseAlarms.worst.map(\.score) == [2.5, 1.5, 0.5])
    #expect(audit.falseAlarms.worst.map(\.text) == ["!!!", "!!", "!"])
  }

  @Test func listsWhatWasMissedByKind() throws {
    let audit = try labelled(
      LabelledDraft("a", .init("  Menu", .stray, category: "nav"), .init("!", .stray, category: "nav")),
      LabelledDraft(
        "b", .init("Home", .stray, category: "nav"), .init("Menu", .stray, category: "nav"), .init("x", .stray)),
      listed: 5)
    #expect(audit.misses.keys.sorted() == ["?", "nav"])
    let entries = try #require(audit.misses["nav"]?.entries)
    #expect(entries.map(\.text) == ["Menu", "Home"])
    #expect(entries.map(\.count) == [2, 1])
    #expect(entries.map(\.place.text) == ["a:1", "b:1"])
  }
}

extension DraftPlace {
  var text: String { "\(path):\(line)" }
}
