import Findings
import Linting
import Reporting
import SourceText
import Testing

@Suite struct GitHubReporterTests {
  @Test func writesWorkflowCommands() {
    let draft = checkedDraft("one\ntwo", path: "./d/a,b:c%.txt", [("one", .error), ("one\ntwo", .advice)]) {
      $0.message = "50% off:\nnow, \(String($0.match.prefix(3)))"
    }
    #expect(
      report([draft], with: GitHubReporter(paths: RepositoryPaths(), summaryPath: nil)) == """
        ::error file=d/a%2Cb%3Ac%25.txt,line=1,endLine=1,col=1,endColumn=4,title=family/rule-1::50%25 off:%0Anow, one
        ::notice file=d/a%2Cb%3Ac%25.txt,line=1,endLine=2,title=family/rule-2::50%25 off:%0Anow, one
        1 error, 1 advice in 1 draft (1 read)

        """)
  }

  @Test func namesFilesFromTheRepository() {
    let draft = checkedDraft("one", path: "/home/w/r/a.txt", [("one", .warning)])
    let text = report([draft], with: GitHubReporter(paths: RepositoryPaths(root: "/home/w/r"), summaryPath: nil))
    #expect(text.hasPrefix("::warning file=a.txt,line=1,"))
    for (path, shown) in [("a.txt", "sub/a.txt"), ("./b/../a.txt", "sub/a.txt"), ("../a.txt", "a.txt")] {
      let draft = checkedDraft("one", path: path, [("one", .warning)])
      let reporter = GitHubReporter(
        paths: RepositoryPaths(root: "/home/w/r", folder: "/home/w/r/sub"), summaryPath: nil)
      #expect(report([draft], with: reporter).hasPrefix("::warning file=\(shown),line=1,"))
    }
  }

  @Test func spendsItsBudgetOnTheWorstAndListsTheRest() {
    let severities: [Severity] = [.advice, .warning, .error]
    let words = (0..<12).map { "w\(10 + $0)" }
    let drafts = severities.map { severity in
      checkedDraft(words.joined(separator: " "), path: "\(severity).txt", words.map { ($0, severity) })
    }
    let (text, appendices) = fullReport(drafts, with: GitHubReporter(paths: RepositoryPaths(), summaryPath: "/summary"))
    let lines = text.split(separator: "\n")
    #expect(lines.count == 37)
    let levels = lines.prefix(30).map { $0.prefix { $0 != " " } }
    #expect(levels == ["::error", "::warning", "::notice"].flatMap { Array(repeating: Substring($0), count: 10) })
    #expect(lines[30] == "error error.txt:1:41 family/rule-11 Seen: “w20”.")
    #expect(lines[35] == "advice advice.txt:1:45 family/rule-12 Seen: “w21”.")
    #expect(
      lines[36]
        == "12 errors, 12 warnings, 12 advice in 3 drafts (3 read); 30 of 36 shown as annotations, the rest above and all in the step summary"
    )
    #expect(appendices.map(\.path) == ["/summary"])
    let table = String(decoding: appendices[0].bytes, as: UTF8.self).split(separator: "\n")
    #expect(table.count == 3 + 36)
    #expect(table[0] == "### galley: 12 errors, 12 warnings, 12 advice in 3 drafts (3 read)")
    #expect(table[3] == "| error | <code>error.txt&#58;1&#58;1</code> | family/rule-1 | Seen&#58; “w10”. |")
  }

  @Test func neverLetsADraftSpeakToTheRunner() {
    let words = (0..<11).map { "w\(10 + $0)" }
    let draft = checkedDraft(words.joined(separator: " "), path: "::error::x", words.map { ($0, .error) }) {
      $0.message = "##[error]x\n::warning::y | <b>"
    }
    let (text, appendices) = fullReport([draft], with: GitHubReporter(paths: RepositoryPaths(), summaryPath: "/s"))
    let last = text.split(separator: "\n")[10]
    #expect(last == "error ::error::x:1:41 family/rule-11 ## [error]x ::warning::y | <b>")
    #expect(
      String(decoding: appendices[0].bytes, as: UTF8.self).contains("&#35;&#35;&#91;error&#93;x &#58;&#58;warning"))
  }

  @Test func cutsATableThatGitHubWouldRefuse() {
    let words = (0..<200).map { "w\(100 + $0)" }
    let draft = checkedDraft(words.joined(separator: " "), words.map { ($0, .error) }) {
      $0.message = String(repeating: "x", count: 10_000)
    }
    let table = fullReport([draft], with: GitHubReporter(paths: RepositoryPaths(), summaryPath: "/s")).appendices[0]
      .bytes
    #expect(table.count < 1 << 20)
    #expect(String(decoding: table, as: UTF8.self).contains("\n… and 111 more findings\n"))
  }
}
