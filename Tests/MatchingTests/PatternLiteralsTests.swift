import Testing

@testable import Matching

@Suite struct PatternLiteralsTests {
  @Test(arguments: [
    ("(?i)^photo by [A-Z]", ["photo by "]),
    ("colou?r scheme", ["colour scheme", "color scheme"]),
    ("(?:read|see) more", ["read more", "see more"]),
    ("(?<first>related)\\s+(posts|articles)", ["related posts", "related articles"]),
    ("x+yellow", ["yellow"]),
    ("\\bTK(?:TK)*\\b", ["TK"]),
    ("don['’]t miss", ["don't miss"]),
    ("[Rr]elated", ["related"]),
    ("a|bc", []),
    ("(?:abc|def)?", []),
    ("\\d+", []),
    ("foo(?=bar)", ["foo"]),
    ("foo(?!bar)baz", ["foobaz"]),
    ("(?<!x)end\\.Next", ["end.Next"]),
    ("[a-z]{3}\\.com", [".com"]),
    ("a{0,3}bcd", ["bcd"]),
    ("(?i:News)letter", ["Newsletter"]),
    ("\\{\\{ *\\w+ *\\}\\}", ["{{ ", "{{"]),
    ("\\x{2014}word", ["word"]),
    ("(?x) a b c", []),
    ("\\p{Lu}\\p{Ll}+ said", [" said"]),
  ])
  func findsWhatEveryMatchHolds(pattern: String, literals: [String]) {
    #expect(PatternLiterals.required(in: pattern) == literals)
  }

  @Test func brokenPatternsHaveNone() {
    for pattern in ["(", "[", "\\", "(?", "a(b", "(?<", "a{", "\\x{", "((((((((((((((((((((((a))))))))))))))))))))))"] {
      _ = PatternLiterals.required(in: pattern)
    }
    #expect(PatternLiterals.required(in: "(abc") == [])
    #expect(PatternLiterals.required(in: "abc[") == [])
  }
}
