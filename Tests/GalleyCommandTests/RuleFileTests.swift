import Foundation
import GalleyCommand
import Testing

/// Rules of the user's own: what is wrong with them is told at its place, and the rest goes on.
@Suite struct RuleFileTests {
  private let good = """
    title: Word
    severity: error
    message: “{match}” is a word.
    find: {phrases: [fnord]}
    examples:
      flagged: [A ⟦fnord⟧ here]
      clean: [None here]

    """

  private func run(_ arguments: [String]) -> Outcome { outcome { Galley.run(arguments, console: $0) } }

  @Test func ownRulesAreInForce() throws {
    let folder = try Folder(["rules/words/fnord.yaml": good, "draft.txt": "The Fnord came.\n"])
    let result = run([
      "\(folder.path)/draft.txt", "--rules", "\(folder.path)/rules", "--no-bundled-rules", "--format", "concise", "-q",
    ])
    #expect(result.status == .found)
    #expect(result.output == "\(folder.path)/draft.txt:1:5: error words/fnord “Fnord” is a word.\n")
  }

  @Test func aBrokenRuleIsToldAtItsPlaceAndTheOthersRun() throws {
    let folder = try Folder([
      "rules/words/bad.yaml": good.replacing("severity: error", with: "serverity: error"),
      "rules/words/fnord.yaml": good, "draft.txt": "The Fnord came.\n",
    ])
    let result = run([
      "\(folder.path)/draft.txt", "--rules", "\(folder.path)/rules", "--no-bundled-rules", "--format", "concise", "-q",
    ])
    #expect(result.status == .failed)
    #expect(result.output.contains("words/fnord"))
    #expect(
      result.errors == """
        \(folder.path)/rules/words/bad.yaml:2:1: error: unknown key “serverity” in a rule
          | serverity: error
          | ^~~~~~~~~
        did you mean “severity”?


        """)
  }

  @Test(arguments: [
    ("find: {phrases: [fnord]}", "find: {patterns: ['a(b']}", ":4:23: error: the pattern does not compile"),
    ("flagged: [A ⟦fnord⟧ here]", "flagged: [A fnord here]", ":6:13: error: the flagged example marks nothing"),
    ("  clean: [None here]", "", ":6:3: error: the rule has no clean example"),
    ("{match}", "{mtach}", ":3:11: error: nothing gives the message its {mtach}"),
    ("find: {phrases: [fnord]}", "fix: replace\nfind: {phrases: [fnord]}", ":4:6: error: no phrase says what"),
    (
      "find: {phrases: [fnord]}", "fix: {replace: '{who}'}\nfind: {phrases: [fnord]}",
      ":4:17: error: nothing gives the replacement its {who}"
    ),
    ("find: {phrases: [fnord]}", "find: {indent: no}", ":4:16: error: indent has no other value than yes"),
    ("find: {phrases: [fnord]}", "find: {phrases: [' ']}", ":4:18: error: a phrase needs something to see"),
    ("find: {phrases: [fnord]}", "find: {blocks: {words: 1.5}}", ":4:24: error: words is counted in whole numbers"),
    ("find: {phrases: [fnord]}", "find: {blocks: {place: 2}}", ":4:24: error: place is a share between 0 and 1"),
    ("find: {phrases: [fnord]}", "find: {blocks: {not: {}}}", ":4:22: error: not has no condition"),
    ("A ⟦fnord⟧ here", "A ⟦⟦fnord⟧⟧ here", ":6:13: error: the same text is marked twice"),
    (
      "find: {phrases: [fnord]}", "find: {density: {of: hyperbol, more-than: 1}}",
      ":4:22: error: no rule or family “hyperbol”"
    ),
    ("[fnord]", "[fnord", ":"),
    (
      "find: {phrases: [fnord]}", "find: {phrases: [fnord], pairs: quotes}", ":4:7: error: find has exactly one matcher"
    ),
  ])
  func mistakesHaveAPlace(old: String, new: String, error: String) throws {
    let folder = try Folder(["words/bad.yaml": good.replacing(old, with: new)])
    let result = run(["test", "\(folder.path)/words/bad.yaml"])
    #expect(result.status == .failed)
    #expect(result.errors.contains("words/bad.yaml\(error)"), "\(result.errors)")
  }

  @Test(arguments: [
    ("A ⟦fnord⟧ here", "A fnord here", ":6:13: error: the flagged example marks nothing"),
    ("A ⟦fnord⟧ here", "A ⟦fnord here", ":6:13: error: a ⟦ has no ⟧ after it"),
    ("A ⟦fnord⟧ here", "A fnord⟧ here", ":6:13: error: a ⟧ has no ⟦ before it"),
    ("A ⟦fnord⟧ here", "A ⟦⟦fnord⟧⟧ here", ":6:13: error: the same text is marked twice"),
    ("None here", "None ⟦here⟧", ":7:11: error: the clean example has a mark"),
    ("None here", "{text: None here, format: word}", ":7:37: error: format cannot be “word”"),
    ("None here", "{text: None here, fixed: []}", ":7:36: error: fixed must be a text"),
  ])
  func lintingTellsMistakesInExamples(old: String, new: String, error: String) throws {
    let folder = try Folder(["words/bad.yaml": good.replacing(old, with: new), "draft.txt": "The pier is open.\n"])
    let result = run(["\(folder.path)/draft.txt", "--rules", "\(folder.path)/words"])
    #expect(result.status == .failed)
    #expect(result.errors.contains("words/bad.yaml\(error)"), "\(result.errors)")
  }

  @Test func aFailingExampleNamesItsLine() throws {
    let folder = try Folder(["words/bad.yaml": good.replacing("None here", with: "No fnord here")])
    let result = run(["test", folder.path])
    #expect(result.status == .failed)
    #expect(result.output == "1 rule, 2 examples, 4 transformed: 1 failed\n")
    #expect(
      result.errors.hasPrefix(
        "\(folder.path)/words/bad.yaml:7:11: error: clean example also finds “fnord” (bytes 3–8)\n"))
  }

  @Test(arguments: ["(?:f+n*)+ord$", "^(\\w+\\s?)*fnord", "(?:f|fn|nord)(?:[a-z]*)*x|fnord"])
  func patternsThatExplodeAreWarnedOf(pattern: String) throws {
    let find = "find: {patterns: ['\(pattern)']}"
    let examples = good.replacing("A ⟦fnord⟧ here", with: "⟦fnord⟧").replacing("find: {phrases: [fnord]}", with: find)
    let folder = try Folder(["words/slow.yaml": examples])
    let result = run(["test", folder.path])
    #expect(result.status == .clean, "\(result.errors)")
    #expect(result.output.hasSuffix("all pass, 1 warning\n"))
    #expect(
      result.errors.contains("words/slow.yaml:4:19: warning: the pattern takes so many steps on “"), "\(result.errors)")
  }

  @Test func manyFilesAreLoadedInOrder() throws {
    var files: [String: String] = [:]
    for number in 100..<200 {
      let word = "[word\(number)]"
      files["house/\(number % 3)/\(number).yaml"] = good.replacing("[fnord]", with: word).replacing(
        "fnord⟧", with: "word⟧")
    }
    for number in [110, 150, 190] {
      files["house/\(number % 3)/\(number).yaml"] = good.replacing("[fnord]", with: "[]")
    }
    let folder = try Folder(files)
    let result = run(["rules", "--rules", "\(folder.path)/house", "--no-bundled-rules", "--ignore", "stet"])
    #expect(result.status == .failed)
    let places = result.errors.split(separator: "\n").filter { $0.contains("error:") }
      .map { $0.dropFirst(folder.path.count + 7).prefix(10) }
    #expect(places == ["0/150.yaml", "1/190.yaml", "2/110.yaml"])
    let ids = files.keys.map { String($0.dropFirst(6).dropLast(5)) }.sorted()
    let listed = result.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
    #expect(listed == ids.filter { !["0/150", "1/190", "2/110"].contains($0) })
  }

  @Test func filesRightInAFolderAreOfItsFamily() throws {
    let folder = try Folder(["house/a.b.yaml": good, "house/deep/er/c.YML": good])
    for path in ["\(folder.path)/house", "\(folder.path)//house/", "\(folder.path)/house/deep/.."] {
      let result = run(["rules", "--rules", path, "--no-bundled-rules", "--ignore", "stet"])
      #expect(result.output == "deep/er/c  error    Word\nhouse/a    error    Word\n", "\(path)")
    }
    let named = run([
      "rules", "--rules", "\(folder.path)/house/deep/er/c.YML", "--no-bundled-rules", "--ignore", "stet",
    ])
    #expect(named.output == "er/c  error    Word\n")
  }

  @Test func aFileThatCannotBeReadIsNamedAndTheOthersRun() throws {
    let folder = try Folder(["house/a.yaml": good])
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/house/b.yaml", withDestinationPath: "\(folder.path)/none.yaml")
    let result = run(["rules", "--rules", "\(folder.path)/house", "--no-bundled-rules", "--ignore", "stet"])
    #expect(result.status == .failed)
    #expect(result.output == "house/a  error    Word\n")
    #expect(result.errors == "galley: \(folder.path)/house/b.yaml: no such file or folder\n")
  }

  @Test func aFolderWithoutRulesIsAMistake() throws {
    let folder = try Folder(["rules/notes.txt": "none", "draft.txt": "The pier is open.\n"])
    let result = run(["\(folder.path)/draft.txt", "--rules", "\(folder.path)/rules"])
    #expect(result.status == .failed)
    #expect(result.errors == "galley: \(folder.path)/rules: no rule file in this folder\n")
  }

  @Test func theBundledRulesPassTheirExamples() {
    let result = run(["test"])
    #expect(result.status == .clean)
    #expect(result.errors.isEmpty)
    #expect(result.output.hasSuffix("transformed: all pass\n"))
  }

  @Test func anOwnRuleReplacesABundledOne() throws {
    let folder = try Folder(["rules/leftovers/related-posts.yaml": good, "draft.txt": "Related Posts\n\nA fnord.\n"])
    let result = run([
      "\(folder.path)/draft.txt", "--rules", "\(folder.path)/rules", "--select", "leftovers/related-posts", "--format",
      "concise", "-q",
    ])
    #expect(result.output == "\(folder.path)/draft.txt:3:3: error leftovers/related-posts “fnord” is a word.\n")
  }
}
