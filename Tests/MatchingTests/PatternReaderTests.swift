import Rules
import SourceText
import TestSupport
import Testing

@testable import Matching

@Suite struct PatternReaderTests {
  private func needs(_ pattern: String, startsBlock: Bool = false) -> PatternNeeds {
    PatternReader.needs(of: pattern, ignoresCase: false, startsBlock: startsBlock)
  }

  /// A literal as the tests below write it: `^` at the block's start, `<` and `>` at the borders of a word.
  private func shown(_ literal: PatternNeeds.Literal) -> String {
    (literal.startsBlock ? "^" : literal.startsWord ? "<" : "") + literal.text + (literal.endsWord ? ">" : "")
  }

  @Test(arguments: [
    ("(?i)^photo by [A-Z]", ["^photo by "]),
    ("(?i)^\\P{Xan}*photo by", ["^photo by"]),
    ("(?i)^(?:\\P{Xan}*(?:photo|image) by)", ["^photo by", "^image by"]),
    ("^\\W*photo by", ["^photo by"]),
    ("colou?r scheme", ["colour scheme", "color scheme"]),
    ("(?:read|see) more", ["read more", "see more"]),
    ("(?<first>related)\\s+(posts|articles)", ["related posts", "related articles"]),
    ("x+yellow", ["xyellow"]),
    ("(?<![\\p{L}\\p{N}])Tk(?:tk)*\\b", ["<Tk"]),
    ("\\bjazzy\\b", ["<jazzy>"]),
    ("jazzy (?=\\p{Lu})", ["jazzy "]),
    ("jazzy \\b", ["jazzy "]),
    ("don['’]t miss", ["don't miss", "don’t miss"]),
    ("[Rr]elated", ["Related", "related"]),
    ("a|bc", []),
    ("(?:abc|def)?", []),
    ("\\d+", []),
    ("jazz(?=band)", ["jazzband"]),
    ("jazz(?!bar)band", ["jazzband"]),
    ("(?<!x)end\\.Next", ["end.Next"]),
    ("[a-z]{3}\\.com", [".com"]),
    ("(?<=[.!]) Not", [". Not", "! Not"]),
    ("a{0,3}bcd", ["bcd"]),
    ("(?i:News)letter", ["newsletter"]),
    ("\\{\\{ *\\w+ *\\}\\}", ["{{"]),
    ("\\x{2014}word", ["—word"]),
    ("(?x) a b c", []),
    ("\\p{Lu}\\p{Ll}+ joked", [" joked"]),
    ("\\bNEVER\\b", ["<NEVER>"]),
    ("\\bTHE\\b", []),
    ("(?:comment|comments|commented)\\b", ["comment>", "comments>", "commented>"]),
    ("(?:comment|comments) by", ["comment by", "comments by"]),
    ("(?:comment|commentary) ?", ["comment"]),
  ])
  func findsWhatEveryMatchHolds(pattern: String, literals: [String]) {
    #expect(needs(pattern).literals.map(shown) == literals)
  }

  @Test(arguments: [
    ("\\p{L},\\p{L}", "a,b", "a, b"),
    (" +[,;](?=\\s)", "a , b", "a, b; c"),
    ("\\p{Ll}\\.(?=\\p{Lu})", "a.B", "a. B"),
    ("(?<=\\p{L})\\x20\\x20+", "a  b", "a b"),
    ("\\p{Lu}{2,}", "a BC", "Ab Cd"),
    ("\\d\\s?%", "5 %", "five %"), ("^\\W*\\d", "— 5 a", "Of a5"), ("^[A-Z]\\d", "A5", "A 5"),
    ("(?:\\p{L};\\p{L}|\\p{L}:\\p{L})", "a:b", "a: b"),
  ])
  func knowsWhatStandsNextToWhat(pattern: String, matching: String, other: String) {
    let needed = NeededPairs(needs(pattern).pairs)
    let pairs = { (text: String) in ClassPairs(in: Array(text.utf8).span, 0..<text.utf8.count) }
    #expect(needed.areMet(by: pairs(matching)))
    #expect(!needed.areMet(by: pairs(other)))
  }

  @Test(
    arguments: [
      ("abc", 3), ("^\\P{Xan}*share(?: this)?\\P{Xan}*$", 10), ("a{2,5}|bc", 5), ("a+", nil), (".{0,40}", 40),
      ("(?=abc)d", 1), ("\\p{Lu}\\d?", 2), ("(\\w+)\\1", nil), ("(?:ab){3}", 6),
    ] as [(String, Int?)])
  func knowsTheLongestMatch(pattern: String, letters: Int?) {
    #expect(needs(pattern).longest == letters)
  }

  @Test(arguments: [
    ("(?<word>\\w+zz)q", ["zzq"]), ("(?:\\d+[xy]|zz)q+", ["xq", "yq", "zzq"]), ("(?:\\w+z)?qq", ["qq"]),
    ("(?:\\wz)+q", ["zq"]), ("(?:^\\W*)zqz", ["^zqz"]),
  ])
  func textsGoOnBehindGroups(pattern: String, literals: [String]) {
    #expect(needs(pattern).literals.map(shown) == literals)
  }

  /// What is left out in front of a text lets more texts be told one by one.
  @Test func textsThatEndInOthersAreLeftOut() {
    let needs = needs("so [a-z]+ (?:that )?(?:he|she|they) (?:is|am|do|go) (?:up|to)\\b")
    #expect(needs.literals.count == 24)
    #expect(needs.literals.map(shown).contains(" they go up>"))
    #expect(needs.literals.allSatisfy { !$0.text.contains("that") })
    #expect(needs.reach == nil)
    let bounded = self.needs("[a-z]{1,3} (?:that )?(?:he|she|they) (?:is|am|do|go) (?:up|to)\\b")
    #expect(bounded.literals.count == 24)
    #expect(bounded.reach == 17)
  }

  @Test(
    arguments: [
      ("jazz", 0), ("[a-f]{2,5}jazz", 5), ("(?i)[a-s]{2}jazz", 6), ("\\p{L}{0,3} jazz", 12), ("a+jazz", nil),
      ("(?:jazz|\\wquux)", 4), ("jazz\\s+band.*", 0), ("(?<=jazz )\\w", 0), ("\\w\\w(?<=jazz)", nil),
      ("\\w\\d?(?= jazz)", 8), ("(?:x?jazz){2}", 0), ("(.)\\1jazz", nil), ("\\x{200B}jazz", nil),
      ("^\\P{Xan}*jazz", nil), ("(?:ab|c){3}jazz", 6),
    ] as [(String, Int?)])
  func knowsHowFarFromTheStartALiteralIs(pattern: String, bytes: Int?) {
    #expect(needs(pattern).reach == bytes)
  }

  @Test(arguments: [
    ("\\d+", "[\\x{30}\\x{31}\\x{32}\\x{33}\\x{34}\\x{35}\\x{36}\\x{37}\\x{38}\\x{39}\\x{80}-\\x{10FFFF}]"),
    ("(?i)(?<!x)\\ba?[.]|(?=b)b", "[\\x{2e}\\x{41}\\x{42}\\x{61}\\x{62}\\x{80}-\\x{10FFFF}]"),
    ("a?", nil), ("(?x)a", nil),
  ])
  func knowsWhatMatchesBeginWith(pattern: String, starts: String?) {
    #expect(PatternReader.starts(of: pattern, ignoresCase: false)?.widened == starts)
  }

  @Test func matchesAtTheStartOfABlockBeginThere() {
    #expect(needs("share this|print", startsBlock: true).literals.map(shown) == ["^share this", "^print"])
    #expect(needs("(?i)share this|print", startsBlock: true).literals.map(shown) == ["^share this", "^print"])
    #expect(
      needs("(?i)^\\P{Xan}*(?:share this|^print)", startsBlock: true).literals.map(shown) == ["^share this", "^print"])
  }

  @Test func brokenPatternsNeedNothing() {
    for pattern in ["(", "[", "\\", "(?", "a(b", "(?<", "a{", "\\x{", "((((((((((((((((((((((a))))))))))))))))))))))"] {
      _ = needs(pattern)
    }
    for pattern in ["(abcd", "abcd["] {
      let needs = needs(pattern, startsBlock: true)
      #expect(needs.literals.isEmpty && needs.pairs.isEmpty && needs.beginnings.isEmpty && needs.longest == nil)
    }
  }

  @Test(arguments: [
    ("home|about(?: us)?", ["home", "about"]),
    ("(?i)^\\P{Xan}*(?:Home|contact us now)", ["home", "contact "]),
    ("e-?mail", ["e-mail", "email"]),
    ("\\(?(?:photo|image)s? by", ["photo by", "photos b", "image by", "images b"]),
    ("[\\[(]ad[)\\]]", ["ad)", "ad]"]),
    ("see\\s+café", ["see caf"]),
    ("(?:get|try) .*", ["get ", "try "]),
    ("(?:share|tweet){2,}", ["share", "tweet"]),
    ("(?:no |\\d+ )comments", []),
    ("(?:now)?here", ["nowhere", "here"]),
    ("[a-z]+ here", []),
    ("é|a", []),
  ])
  func findsWhatBlocksBeginWith(pattern: String, beginnings: [String]) {
    let numbers = beginnings.map { $0.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
    #expect(needs(pattern, startsBlock: true).beginnings == numbers.sorted())
  }

  @Test func blocksThatMayBeginWithAnythingNeedNoBeginning() {
    #expect(needs("home|about").beginnings.isEmpty)
    #expect(needs("^home|about").beginnings.isEmpty)
  }

  @Test(arguments: [
    ("Home  page", true), ("“Home page”", true), ("Home\npages", true), ("home", false), ("ho", false),
    ("hearth", false), ("", false), ("hé", true), ("hom\u{E9}", true), ("home\u{A0}page", true), ("a home page", false),
  ])
  func blocksBeginWithTheirFirstWord(text: String, mayBegin: Bool) {
    let bytes = Array(text.utf8)
    let home = needs("home page", startsBlock: true).beginnings
    #expect(PatternBeginnings.mayBegin(bytes.span, 0..<bytes.count, with: home) == mayBegin)
  }

  /// Pieces of patterns, put together at random; whatever matches must have what the pattern is said to need.
  private static let pieces = [
    "a", "b", "C", "news", "Zoo", " ", "\\s", "\\b", "^", "$", ".", ",", "\\.", "[ab]", "[^a]", "[.!?]", "\\p{L}",
    "\\p{Lu}",
    "\\P{Xan}", "\\d", "(?:a|bc)", "(?:x|)", "(?i:q)", "(?=b)", "(?!b)", "(?<=a)", "(?<![\\p{L}\\p{N}])", "(?<=[.,] )",
    "(?:news|zoo)s?", "\\x{2014}", "’", "é", "(?:^|, )",
  ]
  private static let letters = [
    "a", "b", "c", "C", "A", "Q", "news", "Zoo", "ZOO", " ", "  ", ".", ",", "!", "1", "—", "’", "'", "é", "É",
    "\u{A0}", "_",
  ]

  @Test func whateverMatchesHasWhatItsPatternNeeds() throws {
    var random = SeededGenerator(seed: 7)
    var matches = 0
    for _ in 0..<2500 {
      var pattern = Bool.random(using: &random) ? "(?i)" : ""
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        pattern += Self.pieces.randomElement(using: &random) ?? ""
        if !pattern.hasSuffix("^"), Int.random(in: 0..<4, using: &random) == 0 {
          pattern += ["?", "*", "+", "{2}", "{0,3}"].randomElement(using: &random) ?? ""
        }
      }
      let place: MatchPlace = Int.random(in: 0..<3, using: &random) == 0 ? .wholeBlock : .anywhere
      matches += try check(pattern, place, using: &random)
    }
    #expect(matches > 1500)
  }

  private func check(_ pattern: String, _ place: MatchPlace, using random: inout SeededGenerator) throws -> Int {
    let quoted = pattern.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    guard case .patterns(let patterns, _) = try rule("find: {patterns: ['\(quoted)']}").matcher else { return 0 }
    guard let code = try? CompiledPattern.Code(patterns[0], place: place) else { return 0 }
    // The reader does not understand this, so that nothing is put in front of the pattern.
    let plain = Pattern(
      text: "(*UTF)" + patterns[0].text, ignoresCase: patterns[0].ignoresCase, node: patterns[0].node)
    let plainCode = place == .anywhere ? try CompiledPattern.Code(plain) : code
    let needs = PatternReader.needs(of: pattern, ignoresCase: false, startsBlock: place.isAtBlockStart)
    let scratch = PatternScratch()
    var matches = 0
    for _ in 0..<12 {
      let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in Self.letters.randomElement(using: &random) ?? ""
      }
      .joined()
      let bytes = Array(text.utf8)
      let all = 0..<bytes.count
      let outcome = scratch.search(plainCode, bytes, in: all, from: 0)
      #expect(outcome == scratch.search(code, bytes, in: all, from: 0), "\(pattern) in “\(text)”")
      guard case .match(let match) = outcome, !match.isEmpty else { continue }
      matches += 1
      #expect(NeededPairs(needs.pairs).areMet(by: ClassPairs(in: bytes.span, all)), "\(pattern) in “\(text)”")
      let isBegun = needs.beginnings.isEmpty || PatternBeginnings.mayBegin(bytes.span, all, with: needs.beginnings)
      #expect(isBegun, "\(pattern) in “\(text)” begins with \(needs.beginnings)")
      guard !needs.literals.isEmpty else { continue }
      var found: Range<Int>?
      let phrases = needs.literals.map {
        SearchPhrase(
          FoldedText.symbols(of: $0.text, keepingEnds: true), startsWord: $0.startsWord, endsWord: $0.endsWord)
      }
      var literals = NeededLiterals()
      for literal in needs.literals { _ = literals.add(literal, of: 0) }
      PhraseScanner(phrases).scan(bytes.span, in: all, of: all) { hit in
        let place = hit.start..<hit.end
        guard literals.fits(literals[hit.phrase], bytes.span, place, in: TextRange(0, bytes.count)) else { return }
        found = found.map { min($0.lowerBound, hit.start)..<max($0.upperBound, hit.end) } ?? place
      }
      let places = try #require(found, "\(pattern) in “\(text)” needs \(needs.literals)")
      let starts = MatchStarts(reach: needs.reach, around: places, in: all, bytes)
        .places(in: PatternPieces.Piece(subject: all, start: 0))
      #expect(starts.contains(match.lowerBound), "\(pattern) in “\(text)” begins within \(starts)")
    }
    return matches
  }

  /// What the reader needs of a block may be too little, but never too much.
  @Test(arguments: [
    ("x|\\101B", "⟦AB⟧"), ("(a)\\1zz", "⟦aazz⟧"), ("\\060zz", "⟦0zz⟧"), ("q[^[:digit:]]q", "⟦qAq⟧"),
    ("q[^\\W]q", "⟦qAq⟧"), ("q\\P{Lt}q", "⟦qAq⟧"), ("(?<![[:punct:]])quux", "x⟦quux⟧"),
    ("(?<![A-Za-z0-9é])quux", "ö⟦quux⟧"), ("qx{+3}", "⟦qx{3}⟧"), ("qx{,3}y", "⟦qx{,3}y⟧"),
    ("q\u{1}x", "⟦q\u{1}x⟧"), ("jazz\\s+quux", "⟦jazz\u{3000}quux⟧"), ("jazz\\s+quux", "⟦jazz\u{205F}quux⟧"),
    ("jazz\\s+quux", "⟦jazz\u{1680}quux⟧"), ("(?i)щука", "⟦Щука⟧"), ("(?i)[Łł]ódź", "⟦ŁÓDŹ⟧"),
  ])
  func unusualSyntaxIsFound(pattern: String, marked: String) throws {
    let written = pattern.replacing("\\", with: "\\\\").replacing("\u{1}", with: "\\x01")
    try expect([rule("find: {patterns: [\"\(written)\"]}")], marked)
  }
}
