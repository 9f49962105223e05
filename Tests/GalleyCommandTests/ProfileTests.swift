import GalleyCommand
import Matching
import Testing

@Suite struct ProfileTests {
  typealias Cost = RuleProfile.Cost

  @Test func theExpensiveRulesComeFirst() {
    let rules = [
      Cost(rule: "a/cheap", seconds: 0.0001, matches: 12), Cost(rule: "b/never"),
      Cost(rule: "c/dear", seconds: 1.25, runs: 3400, bytes: 1_234_567, matches: 7), Cost(rule: "a/never"),
    ]
    let table = ProfileTable(RuleProfile(rules: rules, seconds: 2))
    #expect(
      table.text == """
        time (ms)   share  runs  KB searched  matches  rule
          1250.00   62.5%  3400       1234.6        7  c/dear
             0.10    0.0%     0          0.0       12  a/cheap
             0.00    0.0%     0          0.0        0  a/never
             0.00    0.0%     0          0.0        0  b/never
           749.90   37.5%                              what all rules share: the pass over the text, features of blocks, findings
          2000.00  100.0%  3400       1234.6       19  total
        """)
  }

  @Test func afterTwentyRulesTheOthersAreOneLine() {
    let rules = (1...22).map { Cost(rule: "a/\($0)", seconds: Double($0), runs: 10 * $0, bytes: 1000 * $0, matches: 1) }
    let lines = ProfileTable(RuleProfile(rules: rules, seconds: 253)).text.split(separator: "\n")
    #expect(lines.count == 24)
    #expect(lines[1].hasSuffix("  a/22"))
    #expect(lines[20].hasSuffix("  a/3"))
    #expect(lines[21] == "  3000.00    1.2%    30          3.0        2  … 2 more rules")
    #expect(lines[23] == "253000.00  100.0%  2530        253.0       22  total")
  }

  @Test func namesAreShownNotObeyed() {
    let profile = RuleProfile(rules: [Cost(rule: "a/\u{1B}[2J")], seconds: 0)
    #expect(ProfileTable(profile).text.contains("a/<U+001B>[2J"))
  }

  @Test(arguments: ["human", "concise", "json", "jsonl", "github"])
  func theTableLeavesTheReportAlone(format: String) throws {
    let draft = "Related Posts\n\nPhoto by Anna Kowalska\n\nThe council (of ten met on Tuesday.\n"
    let folder = try Folder(Dictionary(uniqueKeysWithValues: (1...9).map { ("\($0).txt", draft) }))
    let arguments = [folder.path, "--format", format, "--jobs", "3", "--quiet"]
    let plain = outcome { Galley.run(arguments, console: $0) }
    let profiled = outcome { Galley.run(arguments + ["--profile-rules"], console: $0) }
    #expect(plain.errors.isEmpty)
    #expect(profiled.output == plain.output)
    #expect(profiled.status == plain.status)
    let lines = profiled.errors.split(separator: "\n")
    #expect(lines.first?.hasSuffix("  rule") == true)
    #expect(lines.last?.hasSuffix("  total") == true)
    #expect(lines.count == 24)
  }

  @Test func configurationsHoldWhereCostsAreMeasured() throws {
    let folder = try Folder([
      "a.txt": "Related Posts\n", "b.txt": "Related Posts\n", ".git/HEAD": "",
      ".galley.yaml": "overrides: [{files: a.txt, ignore: leftovers}]\n",
    ])
    let arguments = [folder.path, "--format", "concise", "--quiet"]
    let plain = outcome { Galley.run(arguments, console: $0) }
    let profiled = outcome { Galley.run(arguments + ["--profile-rules"], console: $0) }
    #expect(plain.output.contains("b.txt:1:1"))
    #expect(profiled.output == plain.output)
  }
}
