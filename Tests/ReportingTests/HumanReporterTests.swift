import Findings
import Linting
import Reporting
import SourceText
import Testing

@Suite struct HumanReporterTests {
  @Test func showsEverythingThatIsKnown() {
    let draft = checkedDraft("Title\n\nRelated PostsChina and Russia\n", [("Related Posts", .error)]) { finding in
      finding.message = "“Related Posts” heads a widget. Delete it."
      finding.why = "Lists of other articles survive copying.\n"
      finding.evidence = [Evidence(text: "no end mark", score: 1.25), Evidence(text: "has a verb", score: -0.5)]
      finding.notes = [Note(text: "The title is here", range: FileRange(0, 5)), Note(text: "That is all")]
      finding.fixes = [Fix(title: "Delete the match", edits: [], isSafe: false)]
    }
    #expect(
      report([draft], with: HumanReporter(colour: false)) == """
        a.txt:3:1 error family/rule-1
          “Related Posts” heads a widget. Delete it.
          3 │ Related PostsChina and Russia
            │ ^^^^^^^^^^^^^
          evidence: no end mark +1.25; has a verb −0.5
          note: The title is here (line 1)
          note: That is all
          why: Lists of other articles survive copying.
          fix: Delete the match (unsafe: check it first)

        1 error in 1 draft (1 read)

        """)
  }

  @Test func separatesFindingsByBlankLines() {
    let drafts = [
      checkedDraft("one two", [("one", .error), ("two", .warning)]), checkedDraft("clean", path: "b.txt", []),
      checkedDraft("three", path: "c.txt", [("three", .advice)]),
    ]
    #expect(
      report(drafts, with: HumanReporter(colour: false), countingRules: true) == """
        a.txt:1:1 error family/rule-1
          Seen: “one”.
          1 │ one two
            │ ^^^

        a.txt:1:5 warning family/rule-2
          Seen: “two”.
          1 │ one two
            │     ^^^

        c.txt:1:1 advice family/rule-1
          Seen: “three”.
          1 │ three
            │ ^^^^^

        1 error, 1 warning, 1 advice in 2 drafts (3 read)

        2  family/rule-1
        1  family/rule-2

        """)
  }

  @Test func saysThatNothingWasFound() {
    #expect(report([], with: HumanReporter(colour: false)) == "No findings (0 drafts read)\n")
    let clean = checkedDraft("x", [])
    #expect(report([clean], with: HumanReporter(colour: false)) == "No findings (1 draft read)\n")
    #expect(report([clean], with: HumanReporter(colour: false, showsSummary: false)) == "")
  }

  @Test func coloursWordsThatStandThereWithoutColour() {
    let draft = checkedDraft("one", [("one", .warning)])
    #expect(
      report([draft], with: HumanReporter(colour: true, showsSummary: false)) == """
        \u{1B}[1ma.txt:1:1\u{1B}[0m \u{1B}[1;33mwarning\u{1B}[0m family/rule-1
          Seen: “one”.
          \u{1B}[2m1 │\u{1B}[0m one
          \u{1B}[2m  │\u{1B}[0m \u{1B}[1;33m^^^\u{1B}[0m

        """)
  }

  @Test func namesOfDraftsAreLinksWhereTheTerminalKnowsThem() {
    let draft = checkedDraft("one", path: "a b\u{7}.txt", [("one", .warning)])
    let reporter = HumanReporter(colour: false, showsSummary: false, links: TerminalLinks(folder: "/d"))
    #expect(
      report([draft], with: reporter).hasPrefix(
        "\u{1B}]8;;file:///d/a%20b%07.txt\u{1B}\\a b<U+0007>.txt:1:1\u{1B}]8;;\u{1B}\\ warning family/rule-1\n"))
  }

  /// The two lines of the excerpt for the marked text.
  func excerpt(_ text: String, _ match: String, width: Int = 100) -> [String] {
    let lines = report(
      [checkedDraft(text, [(match, .error)])], with: HumanReporter(colour: false, width: width, showsSummary: false))
    return lines.split(separator: "\n").dropFirst(2).prefix(2).map { String($0.drop { $0 != "│" }.dropFirst(2)) }
  }

  @Test func alignsTheMarkUnderWideCharactersAndTabs() {
    #expect(excerpt("a\tb\tXY", "XY") == ["a    b    XY", "          ^^"])
    #expect(excerpt("日本 XY", "XY") == ["日本 XY", "     ^^"])
    #expect(excerpt("a 日本 b", "日本") == ["a 日本 b", "  ^^^^"])
    #expect(excerpt("👩‍👩‍👧 e\u{301} XY", "XY") == ["👩‍👩‍👧 e\u{301} XY", "     ^^"])
    #expect(excerpt("❤️ 🇩🇪 XY", "XY") == ["❤️ 🇩🇪 XY", "      ^^"])
  }

  @Test func spellsControlCharactersOut() {
    #expect(excerpt("\u{1B}[31mred XY", "XY") == ["<U+001B>[31mred XY", "                ^^"])
    #expect(excerpt("a\u{202E}b XY", "XY") == ["a<U+202E>b XY", "           ^^"])
    #expect(excerpt("a\u{A0}XY", "XY") == ["a\u{A0}XY", "  ^^"])
  }

  @Test func marksOnlyTheFirstOfSeveralLines() {
    #expect(excerpt("say one\r\ntwo now", "one\r\ntwo") == ["say one", "    ^^^ … to line 2"])
    #expect(excerpt("one\ntwo", "one\n") == ["one", "^^^"])
    #expect(excerpt("one\ntwo", "\n") == ["one", "   ^"])
  }

  @Test func shortensLongLinesAroundTheMark() {
    let far = String(repeating: "word ", count: 40)
    let both = excerpt(far + "XY " + far, "XY", width: 40)
    #expect(both == ["…ord word XY word word word word …", "          ^^"])
    #expect(excerpt("XY " + far, "XY", width: 40) == ["XY word word word word word word …", "^^"])
    #expect(
      excerpt(far + "XY", "XY", width: 40) == [
        "… word word word word word word XY", String(repeating: " ", count: 32) + "^^",
      ])
  }

  @Test func shortensLongMarks() {
    let text = String(repeating: "x", count: 300)
    let draft = checkedDraft(text, [(text, .error)]) { $0.message = "m" }
    let lines = report([draft], with: HumanReporter(colour: false, width: 40, showsSummary: false)).split(
      separator: "\n")
    #expect(lines[2] == "  1 │ " + String(repeating: "x", count: 25) + "…")
    #expect(lines[3] == "    │ " + String(repeating: "^", count: 26))
  }

  @Test func wrapsProse() {
    let draft = checkedDraft("x", [("x", .error)]) { $0.why = String(repeating: "word ", count: 12) }
    #expect(
      report([draft], with: HumanReporter(colour: false, width: 40, showsSummary: false)).hasSuffix(
        """
          why: word word word word word word
               word word word word word word

        """))
  }
}
