import RuleNotation
import Testing

struct LimitTests {
  @Test(arguments: ["- ", "[", "{a: ", "a:\n"])
  func limitsDepth(opening: String) throws {
    let source = nested(opening, levels: NotationParser.maximumDepth + 1)
    let error = #expect(throws: NotationError.self) { try NotationParser.parse([UInt8](source.utf8), path: "x") }
    #expect(error?.kind == .limit)
    #expect(error?.message == "more than 64 levels of mappings and lists")
  }

  @Test func readsTheDeepestTree() throws {
    let lists = nested("- ", levels: NotationParser.maximumDepth)
    #expect(outcome(lists) == String(repeating: "[", count: 64) + "\"x\"" + String(repeating: "]", count: 64))
  }

  @Test(arguments: ["- ", "[", "{a: ", "[a: "])
  func refusesAbsurdDepth(opening: String) {
    #expect(outcome(String(repeating: opening, count: 100_000)).contains(" limit: more than 64 levels"))
  }

  @Test func limitsKeys() {
    let key = String(repeating: "é", count: 1024)
    #expect(outcome(key + ": a").hasSuffix(#"":"a"}"#))
    #expect(outcome("x" + key + ": a") == "1:1 limit: a key of 1025 characters")
    #expect(outcome("[\"" + key + "\": a]") == "1:2 limit: a key of 1026 characters")
    #expect(outcome("{x" + key + ": a}").hasSuffix(#"":"a"}"#))
  }

  @Test func findsDuplicatesInLargeMappings() {
    let entries = (0..<5000).map { "key \($0): value\n" }.joined()
    #expect(outcome(entries + "key 17: x\n") == "5001:1 syntax: the key “key 17” stands twice in this mapping")
    #expect(outcome(entries + "key 5000: x\n").hasSuffix(#""key 5000":"x"}"#))
  }

  @Test func keysDifferByTheirBytes() {
    #expect(outcome("\u{E9}: 1\ne\u{301}: 2\n") == "{\"\u{E9}\":\"1\",\"e\u{301}\":\"2\"}")
  }

  /// Opens collections inside one another, with a text in the innermost.
  private func nested(_ opening: String, levels: Int) -> String {
    guard opening.hasSuffix("\n") else {
      return String(repeating: opening, count: levels) + "x" + closing(opening, levels)
    }
    return (0..<levels).map { String(repeating: " ", count: $0) + opening }.joined()
      + String(repeating: " ", count: levels) + "x"
  }

  private func closing(_ opening: String, _ levels: Int) -> String {
    String(repeating: opening == "[" ? "]" : opening.hasPrefix("{") ? "}" : "", count: levels)
  }
}
