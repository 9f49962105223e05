import Drafts
import Findings
import Rules
import SourceText
import TestSupport
import Testing

@testable import Matching

@Suite struct TextMatcherTests {
  @Test func phrasesStandBetweenWordBorders() throws {
    let rules = [try rule("find: {phrases: [art, so called]}")]
    expect(rules, "⟦Art⟧ is not smart; ⟦art⟧-like, ⟦ART⟧’s party; ⟦so  called⟧ artist.")
  }

  @Test func theLongestOfOverlappingPhrasesCounts() throws {
    let rules = [try rule("find: {phrases: [related, related posts, posts from us]}")]
    expect(rules, "See ⟦related posts⟧ from us.")
  }

  @Test func caseCountsWhereAsked() throws {
    let rules = [try rule("find: {phrases: [TK, To’Day], case: exact}")]
    expect(rules, "⟦TK⟧ or tk, ⟦To'Day⟧ or to'day")
  }

  @Test func aPhraseBeginsItsBlockAndMayBeGlued() throws {
    let rules = [try rule("find: {phrases: [related posts, more], at: block-start}")]
    expect(rules, "⟦Related Posts⟧China and Russia\n» ⟦related posts⟧: Bonn\n1 related posts\nmoreover\n⟦MORE⟧")
  }

  @Test func aPhraseEndsItsBlockAndMayBeGlued() throws {
    let rules = [try rule("find: {phrases: [Read more], at: block-end}")]
    expect(rules, "The harbour froze.⟦Read more⟧ »\nthe harbour⟦Read more⟧\nRead more of it")
  }

  @Test func aWholeBlockIsFlaggedWhole() throws {
    let rules = [try rule("find: {phrases: [advertisement], at: whole-block}")]
    expect(rules, "⟦— Advertisement —⟧\nAdvertisement below\n⟦ADVERTISEMENT⟧")
  }

  @Test func aFindingMayCoverSentenceOrBlock() throws {
    expect([try rule("find: {phrases: [sign up], mark: sentence}")], "It rained. ⟦“You can sign up here.”⟧ He left.")
    expect([try rule("find: {phrases: [sign up], mark: block}")], "⟦It rained. You can sign up here. He left.⟧\nNo.")
  }

  @Test func patternsSeeOneBlockAtATime() throws {
    let rules = [try rule(#"find: {patterns: ['^Photo by \w+$', '(?<=\()\d{4}(?=\))']}"#)]
    expect(rules, "⟦Photo by Anna⟧\nThe Photo by Anna\nIt was then (⟦1999⟧).")
  }

  @Test func aPatternForTheWholeBlockTriesAllItsAlternatives() throws {
    let rules = [try rule("find: {patterns: ['(?i)share on (?:link|linkedin)'], at: whole-block}")]
    expect(rules, "⟦» Share on LinkedIn!⟧\nShare on LinkedIn now\nplease share on link")
  }

  @Test func aPatternForTheStartIsTriedThereAlone() throws {
    let rules = [try rule("find: {patterns: ['(?i)photo by \\w+', '^\\W*Image'], at: block-start}")]
    expect(rules, "— ⟦Photo by Anna⟧\nA photo by Anna, photo by Bo\n⟦» Image⟧ of a boat")
  }

  @Test func twoRulesAboutOnePlaceMakeOneFinding() throws {
    let first = try rule("severity: warning\nfind: {phrases: [share], at: whole-block}", id: "a/x")
    let second = try rule("severity: error\nfind: {phrases: [share], at: whole-block}", id: "a/y")
    let findings = expect([first, second], "⟦Share⟧")
    #expect(findings.map(\.rule) == ["a/y"])
    #expect(findings.first?.notes.map(\.text) == ["a/x says so, too."])
    let blocks = try rule("severity: error\nfind: {blocks: {words: 1}}", id: "a/a")
    #expect(expect([blocks, second], "⟦Share⟧").map(\.rule) == ["a/y"])
  }

  @Test func patternsAreTriedNearTheirLiterals() throws {
    let rules = [try rule("find: {patterns: ['(?i)\\b(?:so|too) \\w{1,6} quux\\w*(?= band)']}")]
    let filler = String(repeating: "so many words — ", count: 40)
    expect(
      rules,
      filler + "⟦So long quux⟧ band, ⟦too short QUUXES⟧ band, so long quux, ⟦so ééé quux⟧ band. " + filler)
  }

  @Test func patternsIgnoreCaseWhereAsked() throws {
    expect([try rule("find: {patterns: ['photo by'], case: ignore}")], "A ⟦PHOTO BY⟧ me")
    expect([try rule("find: {patterns: ['photo by']}")], "A PHOTO BY me")
  }

  @Test func groupsFillTheMessage() throws {
    let rules = [try rule("find: {patterns: ['by (?<who>[A-Z]\\w+)']}", message: "{who} in “{match}”")]
    #expect(expect(rules, "Text ⟦by Anna⟧.").map(\.message) == ["Anna in “by Anna”"])
  }

  @Test func groupsThatTookNoPartAreEmpty() throws {
    let rules = [try rule("find: {patterns: ['(?<a>x)(?<b>k)?(?<c>1)|(?<d>y2)']}", message: "{a}{b}{c}{d}.")]
    #expect(expect(rules, "⟦x1⟧ and ⟦y2⟧").map(\.message) == ["x1.", "y2."])
  }

  @Test func aPatternThatExplodesGivesUpAtItsBlock() throws {
    let rules = [try rule("find: {patterns: ['(x+x+)+[yz]$']}")]
    let findings = expect(rules, "fine\n⟦\(String(repeating: "x", count: 60))⟧\nfine")
    #expect(findings.first?.message.contains("gave up") == true)
  }

  @Test(arguments: [1_000, 100_000]) func aPatternThatExplodesGivesUpOnAnyLine(count: Int) throws {
    let rules = [try rule("find: {patterns: ['(a+)+$']}")]
    let findings = expect(rules, "fine\n⟦\(String(repeating: "a", count: count))!⟧\nfine")
    #expect(findings.first?.message == "A pattern of this rule gave up here: it took too many steps.")
    #expect(findings.first?.match.count == 80)
  }

  @Test func aPatternOfAConditionGivesUpToo() throws {
    let line = String(repeating: "a", count: 60) + "!"
    for condition in ["where: {pattern: '(a+)+$'}", "unless: [{pattern: '(a+)+$', within: block}]"] {
      let findings = CompiledRules([try rule("find: {phrases: [x]}\n\(condition)")]).findings(in: draft("x \(line)"))
      #expect(findings.contains { $0.message.contains("gave up") })
    }
  }

  @Test func aPatternThatGivesUpOftenIsLeftOut() throws {
    let block = String(repeating: "a", count: 60) + "!\n"
    let compiled = CompiledRules([try rule("find: {patterns: ['(a+)+$', 'TK']}")])
    let findings = compiled.findings(in: draft(String(repeating: block, count: 100) + "TK\n"))
    #expect(findings.count == 9)
    #expect(findings.count { $0.message.contains("It is not run on the rest of the draft") } == 1)
    #expect(findings[7].message.contains("It is not run on the rest of the draft"))
    #expect(findings.last?.match == "TK")
    // The next draft is another one.
    #expect(compiled.findings(in: draft(block)).count == 1)
  }

  @Test func longBlocksAreSearchedInPieces() throws {
    let words = String(repeating: "word ", count: 20_000)
    expect([try rule("find: {patterns: ['(?<=word )TK']}")], words + "⟦TK⟧ " + words + "⟦TK⟧ " + words)
    expect([try rule("find: {patterns: ['TK$']}")], words + "TK " + words + "⟦TK⟧")
    expect([try rule("find: {patterns: ['^word']}")], "⟦word⟧ " + words)
    expect([try rule("find: {patterns: ['é+']}")], "é.".replacing("é", with: "⟦é⟧") + words)
  }

  @Test func kindsOfBlocksAreLeftOut() throws {
    expect([try rule("in: heading\nfind: {phrases: [more]}")], "# ⟦More⟧\nmore\n- more")
    expect([try rule("not-in: [heading, list-item]\nfind: {phrases: [more]}")], "# More\n⟦more⟧\n- more")
  }

  @Test func quotationsAreLeftOutWhereAsked() throws {
    let rules = [try rule("not-in: quotation\nfind: {phrases: [amazing]}")]
    expect(rules, "“An amazing day,” she said of the ⟦amazing⟧ day.")
  }

  @Test func conditionsAndExceptionsDropMatches() throws {
    let rules = [
      try rule(
        """
        find: {phrases: [related posts]}
        where: {words: ..6}
        unless:
          - pattern: 'related posts of'
          - phrases: [committee]
            within: block
          - block: {question: yes}
        """)
    ]
    expect(
      rules,
      """
      ⟦related posts⟧
      related posts of the ministry
      The committee has related posts
      related posts?
      related posts are what this long line is about
      """)
  }

  @Test func aPhraseIsReplacedInItsCase() throws {
    let rules = [try rule("find: {phrases: [{utilize: use}]}\nfix: replace")]
    let findings = expect(rules, "⟦Utilize⟧ it, ⟦utilize⟧ it, ⟦UTILIZE⟧ it")
    #expect(findings.map { $0.fixes.first?.edits.first?.replacement } == ["Use", "use", "USE"])
  }

  @Test func aDeletionLeavesNoDoubledSpace() throws {
    let rules = [try rule("find: {phrases: [really]}\nfix: {do: delete-match, safe: yes}")]
    let fixes = expect(rules, "⟦Really⟧ good, ⟦really⟧, it is ⟦really⟧ good, ⟦really⟧").compactMap(\.fixes.first)
    #expect(fixes.map { $0.edits.map(\.range.indices) } == [[0..<7], [12..<19], [26..<33], [39..<46]])
    #expect(fixes.allSatisfy { $0.isSafe })
  }

  @Test func deletingAWholeBlockTakesItsLine() throws {
    let rules = [try rule("find: {phrases: [share], at: whole-block}\nfix: delete-match")]
    let fixes = expect(rules, "One\n- ⟦Share⟧\nTwo").compactMap(\.fixes.first)
    #expect(fixes.map { $0.edits.map(\.range.indices) } == [[4..<12]])
  }

  @Test(arguments: [
    ("One.\n\n⟦Share⟧\n\nTwo.\n", "One.\n\nTwo.\n"), ("⟦Share⟧\n\nTwo.\n", "Two.\n"),
    ("One.\n\n⟦Share⟧\n", "One.\n"), ("One.\n\n⟦Share⟧", "One.\n"), ("One.\n⟦Share⟧\nTwo.", "One.\nTwo."),
    ("One.\n\n⟦Share⟧\nTwo.", "One.\n\nTwo."), ("One.\n⟦Share⟧\n\n  Two.", "One.\n\n  Two."), ("⟦Share⟧", ""),
  ])
  func deletingABlockLeavesNoDoubledBlankLines(marked: String, fixed: String) throws {
    let rules = [try rule("find: {phrases: [share], at: whole-block}\nfix: delete-block")]
    let edit = try #require(expect(rules, marked).first?.fixes.first?.edits.first)
    var bytes = Array(MarkedText(marked).text.utf8)
    bytes.replaceSubrange(edit.range.indices, with: Array(edit.replacement.utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == fixed)
  }
}
