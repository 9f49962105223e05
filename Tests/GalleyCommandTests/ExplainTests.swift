import Findings
import GalleyCommand
import Linting
import Testing

@Suite struct ExplainTests {
  private func explain(_ arguments: String...) -> Outcome {
    outcome { Galley.run(["explain"] + arguments, console: $0) }
  }

  @Test func tellsEverythingThereIsToKnow() throws {
    let folder = try Folder([
      "house/harbour.yaml": """
      title: House style
      severity: error
      message: We say “{match}” otherwise.
      why: It is our style.
      in: [paragraph, alt]
      not-in: [quotation, link]
      find: {phrases: [Harbour Board, Port Board]}
      fix: {replace: harbour board, safe: yes}
      examples:
        flagged: ["The ⟦Harbour Board⟧ met.", "One\\n\\ntwo\\nof ⟦Port Board⟧\\n"]
        clean: [The harbour met.]

      """
    ])
    let result = explain("house/harbour", "--rules", folder.path + "/house")
    #expect(
      result
        == Outcome(
          status: .clean,
          output: """
            house/harbour (error)
            House style

            We say “{match}” otherwise.

            It is our style.

            Looks in: paragraphs, alternative texts of images, not in quotations, not in links

            Fix: puts “harbour board” in its place; safe

            Flagged:
              The ⟦Harbour Board⟧ met.
              One ¶ two ↵ of ⟦Port Board⟧

            Not flagged:
              The harbour met.

            Cost: next to nothing. One pass over a draft finds the phrases of all rules, 2 of this one.

            To let a finding stand:
              in Markdown and HTML, a comment in front of it: <!-- stet house/harbour: why -->
              in any draft: galley accept FILE:LINE --rule house/harbour --reason 'why'

            To leave it out: galley --ignore house/harbour …, or “ignore: [house/harbour]” in .galley.yaml

            """, errors: ""))
  }

  @Test(
    arguments: [
      ("leftovers/ticker-box", "4 patterns only where a text"), ("leftovers/caption-line", "pieces of evidence"),
      ("punctuation/unbalanced-brackets", "brackets and quotation marks"), ("hyperbole/relentless-hype", "other rules"),
      ("punctuation/doubled-words", "once at every block"),
    ]) func saysWhatARuleCosts(rule: String, words: String) throws
  {
    let cost = try #require(explain(rule).output.split(separator: "\n").first { $0.hasPrefix("Cost: ") })
    #expect(cost.contains(words))
  }

  @Test func suggestsWhatWasMeant() throws {
    #expect(explain("ticker-box").errors.contains("did you mean “leftovers/ticker-box”?"))
    #expect(explain("leftovers").errors.contains("it is a family"))
    #expect(explain("stet").errors.contains("it is a family"))
    #expect(explain("stet/unusd").errors.contains("did you mean “stet/unused”?"))
    let folder = try Folder(["a.txt": "One.\n"])
    #expect(
      explain(folder.path + "/a.txt").errors.contains("; of a draft, name a line, such as \(folder.path)/a.txt:1\n"))
  }

  @Test(arguments: StetRule.allCases) func tellsOfStetComments(rule: StetRule) throws {
    let text = explain(rule.rawValue).output
    #expect(text.hasPrefix("\(rule.rawValue) (\(rule.severity.rawValue))\n\(rule.title)\n\n"))
    #expect(text.contains("“ignore: [\(rule.rawValue)]” in .galley.yaml\n"))
    #expect(outcome { Galley.run(["rules", "--select", "stet"], console: $0) }.output.contains("\(rule.rawValue)  "))
    for (example, isFlagged) in [(rule.examples.flagged, true), (rule.examples.clean, false)] {
      let folder = try Folder(["a.md": example + "\n"])
      let found = outcome { Galley.run([folder.path, "--format", "concise"], console: $0) }.output
      #expect(found.contains(" \(rule.rawValue) ") == isFlagged)
      #expect(isFlagged || found.isEmpty)
    }
  }

  /// The evidence of a rule may be what others found.
  @Test func weighsWhatOtherRulesFound() throws {
    let rule = { (find: String) in
      "title: Rule\nmessage: Seen.\n\(find)\nexamples: {flagged: [⟦a⟧], clean: [b]}\n"
    }
    let folder = try Folder([
      "rules/a/word.yaml": rule("find: {phrases: [fnord]}"),
      "rules/a/sum.yaml": rule(
        "find: {signals: {threshold: 3, evidence: [{score: 2, says: found, when: {before: {found: yes}}}]}}"),
      "draft.txt": "Fnord\n\nBelow\n",
    ])
    let result = explain("\(folder.path)/draft.txt:3", "--no-bundled-rules", "--rules", folder.path + "/rules")
    #expect(result.output.contains("Seen and let be:\n  a/sum: 2 of the 3 it takes\n    +2 found\n"))
  }

  private static let rules = [
    "rules/a/start.yaml": "find: {phrases: [fnord], at: block-start}",
    "rules/a/said.yaml": """
    find: {phrases: [fnord]}
    not-in: quotation
    """,
    "rules/b/list.yaml": """
    find: {phrases: [fnord]}
    in: list-item
    """,
    "rules/c/short.yaml": """
    find: {phrases: [fnord]}
    where: {words: ..2}
    """,
    "rules/d/unless.yaml": """
    find: {phrases: [fnord]}
    unless: [{phrases: [the fnord]}]
    """, "rules/e/plain.yaml": "find: {phrases: [fnord]}", "rules/f/none.yaml": "find: {phrases: [gnord]}",
    "rules/g/sum.yaml": """
    find:
      signals:
        threshold: 3
        evidence: [{score: 1.5, says: ends well, when: {end-mark: yes}}]
    """,
  ]

  @Test func tellsWhatEveryRuleMadeOfALine() throws {
    var files = Self.rules.mapValues { rule in
      """
      title: Rule
      severity: error
      message: Seen “{match}”.
      \(rule)
      examples: {flagged: [⟦a⟧], clean: [b]}

      """
    }
    files["draft.txt"] = "First.\n\nHe said “the fnord came”.\n"
    let folder = try Folder(files)
    let arguments = ["--no-bundled-rules", "--rules", folder.path + "/rules"]
    for place in ["draft.txt:3", "draft.txt:3:7"] {
      let result = outcome { Galley.run(["explain", "\(folder.path)/\(place)"] + arguments, console: $0) }
      #expect(
        result
          == Outcome(
            status: .clean,
            output: """
              \(folder.path)/draft.txt:3
                paragraph: He said “the fnord came”.

              Reported:
                e/plain (error): Seen “fnord”.

              Seen and let be:
                a/said: “fnord”; it does not look in quotations, links or code
                a/start: “fnord”; it must stand at another place of its block
                b/list: “fnord”; it does not look in blocks of the kind paragraph
                c/short: “fnord”; its condition (where) does not hold
                d/unless: “fnord”; an exception (unless) applies
                g/sum: 1.5 of the 3 it takes
                  +1.5 ends well

              One other rule had nothing to say.

              """, errors: ""))
    }
  }

  @Test func aConfigurationMayBeNamed() throws {
    let folder = try Folder(["draft.txt": "The council met TK.\n", "c.yaml": "ignore: placeholders\n"])
    let place = folder.path + "/draft.txt:1"
    #expect(explain(place, "--no-config").output.contains("Reported:\n  placeholders/tk"))
    #expect(!explain(place, "--config", folder.path + "/c.yaml").output.contains("placeholders/tk"))
  }

  @Test func tellsWhatIsLetStand() throws {
    let folder = try Folder([
      "draft.md": "The council met TK. <!-- stet: on purpose -->\n\nThe council met TK. <!-- stet -->\n"
    ])
    let options = ["--select", "placeholders,stet", "--no-config"]
    let lines = [1, 3].map { line in
      outcome { Galley.run(["explain", "\(folder.path)/draft.md:\(line)"] + options, console: $0) }.output
    }
    #expect(lines[0].contains("\n\nLet stand:\n  placeholders/tk (stet): “TK”; on purpose\n\n"))
    #expect(lines[0].hasSuffix(" other rules had nothing to say.\n"))
    #expect(lines[1].contains("Reported:\n  stet/no-reason (advice): "))
    #expect(lines[1].contains("Let stand:\n  placeholders/tk (stet): “TK”; no reason given\n"))
  }

  @Test func aLineMustBeThere() throws {
    let folder = try Folder(["draft.txt": "First.\n"])
    let path = folder.path + "/draft.txt"
    #expect(explain(path + ":9").errors == "galley: \(path): the draft has no line 9\n")
    #expect(explain(path + ":0").status == .failed)
    #expect(explain("\(folder.path)/none.txt:1").errors.hasSuffix("none.txt: no such file or folder\n"))
    #expect(explain(path + ":2").output.hasPrefix("\(path):2\n  nothing that a reader sees\n\n"))
  }
}
