import RuleNotation
import TestSupport
import Testing

@testable import Matching
@testable import Rules

/// What is said to compile compiles.
@Suite struct PatternSyntaxTests {
  @Test(
    arguments: [
      ("", []), ("a|", []), ("(?i)\\bphoto (?:by|of) [A-Z]\\w+$", []), ("(?<who>[^.!?]{0,160})[.]?$", ["who"]),
      ("it[’'-]s", []), ("\\p{Lu}\\P{Xan}*+(?!x)", []), ("(?<!absolutely |not )nothing", []), ("é{2,}?[–—]", []),
      ("(a)(?<b>c)(?>d+)(?i:e)(?-i)\\.", ["b"]), ("[a-z0-9_-]", []), ("]}", []), ("[.][:,]", []), ("(?:ab){3}", []),
    ] as [(String, [String])])
  func knowsWhatRulesAreWrittenIn(pattern: String, names: [String]) throws {
    #expect(PatternSyntax.groupNames(in: pattern) == names)
    #expect(try compiledNames(pattern) == Set(names))
  }

  @Test(arguments: [
    "(", ")", "a)", "[", "[]", "[]a]", "a{", "a{1", "a{3,2}", "{", "*", "a**", "(?", "(?<", "(?<a", "(?<a>", "(?<1>a)",
    "(?<a>b)(?<a>c)", "(?<=a+)", "(?<=(a|b))", "\\", "\\p", "\\pL", "\\p{No}", "[z-a]", "[a-\\d]", "[[:alpha:]]",
    "(?x) a", "(?#a)", "\\Qa\\E", "\\1", "\\x{41}", "(?R)", "(*UCP)a", "^*", "\\b+", "(?=a)+", "[à-ÿ]", "[.a.]",
    "[:a?:]", "a{99999}",
    "(?:(?:(?:a{2}){99}){99}){99}", String(repeating: "(", count: 60) + String(repeating: ")", count: 60),
  ])
  func givesUpOnTheRest(pattern: String) {
    #expect(PatternSyntax.groupNames(in: pattern) == nil)
  }

  @Test func whatItAcceptsCompiles() throws {
    var random = SeededGenerator(seed: 11)
    var accepted = 0
    for _ in 0..<40_000 {
      let count = Int.random(in: 1...10, using: &random)
      var pattern = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      if Bool.random(using: &random) { pattern = Self.balanced(pattern) }
      guard let names = PatternSyntax.groupNames(in: pattern) else { continue }
      accepted += 1
      do {
        #expect(try compiledNames(pattern) == Set(names), "\(pattern)")
      } catch {
        Issue.record("\(pattern) does not compile: \(error)")
      }
    }
    #expect(accepted > 8_000)
  }

  @Test(arguments: [
    "[^é-]", "ß", "[a-z]", "(?:é|\\w)", "\\p{Lu}", "(?<!aß)", "(?=[a-z])", "(?i:[^\\w\\s’])?+", "a{1,9}",
  ])
  func longPatternsThatItAcceptsCompile(piece: String) throws {
    for count in [10, 100, 200, 400, 1_000, 10_000] {
      for pattern in [String(repeating: piece, count: count), "[" + String(repeating: "Σſkß’", count: count) + "]"] {
        if PatternSyntax.groupNames(in: pattern) != nil { _ = try compiledNames("(?i)" + pattern) }
      }
    }
    for count in [10, 100, 1_000, 9_999] {
      let pattern = "(?i)(?:\(piece)(?:\(piece)x|y){2}){\(count)}"
      if PatternSyntax.groupNames(in: pattern) != nil { _ = try compiledNames(pattern) }
    }
  }

  private static let pieces = [
    "a", "b", "é", "ß", " ", "-", "]", "}", ",", ":", "=", "!", "#", "_", "1", "2", "|", "|", ".", "^", "$", "(", "(",
    ")", ")",
    "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i)", "(?-s:", "(?", "(?-", "(?i", "(?<n>", "(?<m>", "<", ">", "?",
    "*",
    "+", "{2}", "{2,}", "{1,3}", "{0}", "{", "{3,1}", "[", "[^", "[a-z]", "[^\\d_-]", "[.,’]", "[é-]", "z-a", "a-é",
    "\\", "\\b", "\\w", "\\D", "\\s", "\\.", "\\-", "\\]", "\\(", "\\p{L}", "\\P{Xan}", "\\A", "\\z", "\\n", "\\K",
    "\\é", "\\_",
  ]

  /// The pattern with parentheses at its ends for those that have no other.
  private static func balanced(_ pattern: String) -> String {
    var open = 0
    var missing = 0
    for byte in pattern.utf8 {
      if byte == UInt8(ascii: "(") { open += 1 }
      if byte == UInt8(ascii: ")") { if open > 0 { open -= 1 } else { missing += 1 } }
    }
    return String(repeating: "(", count: missing) + pattern + String(repeating: ")", count: open)
  }

  private func compiledNames(_ pattern: String) throws -> Set<String> {
    let node = try NotationParser.parse([], path: "x")
    let compiled = Pattern(text: pattern, ignoresCase: false, node: node)
    return Set(try CompiledPattern.Code(compiled).groups.map(\.name))
  }
}
