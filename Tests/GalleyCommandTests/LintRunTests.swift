import Findings
import Foundation
import GalleyCommand
import Linting
import Platform
import Reporting
import Testing

@Suite struct LintRunTests {
  /// Lints paths below a folder for three words.
  func lint(
    _ folder: Folder, _ paths: [String] = [""], problems: [String] = [], environment: [String: String] = [:],
    _ change: (inout LintRun.Options) -> Void = { _ in }
  ) -> Outcome {
    var options = LintRun.Options()
    options.format = .concise
    change(&options)
    var walk = FileWalk(format: options.inputFormat)
    for path in paths { walk.add(FilePath(path.isEmpty ? folder.path : folder.path + "/" + path)) }
    let rules = RuleSet(linter: WordLinter(), rules: [], problems: problems)
    var result = outcome(environment) { LintRun(options: options, rules: rules, console: $0).run(walk) }
    result.output = result.output.replacingOccurrences(of: folder.path + "/", with: "")
    result.errors = result.errors.replacingOccurrences(of: folder.path + "/", with: "")
    return result
  }

  @Test func reportsInTheOrderOfPathsWhateverTheNumberOfJobs() throws {
    let names = (0..<300).map { "d\($0 % 7)/f\($0).txt" }
    let folder = try Folder(Dictionary(uniqueKeysWithValues: names.map { ($0, "x\nPOOR BAD " + $0) }))
    let expected = names.sorted().map { "\($0):2:1: warning words/poor POOR!\n\($0):2:6: error words/bad BAD!\n" }
      .joined()
    for jobs in [1, 2, 7, 32] {
      #expect(lint(folder) { $0.jobs = jobs } == Outcome(status: .found, output: expected, errors: ""))
    }
  }

  @Test(arguments: [
    ("fine", Severity?.some(.advice), Ending.clean), ("MEH", .advice, .found), ("MEH", .warning, .clean),
    ("POOR", .warning, .found),
    ("POOR", .error, .clean), ("BAD", .error, .found), ("BAD", nil, .clean),
  ]) func endsByTheWorstFinding(text: String, failOn: Severity?, status: Ending) throws {
    let folder = try Folder(["a.txt": text])
    #expect(lint(folder) { $0.failOn = failOn }.status == status)
  }

  @Test func reportsFromASeverityOn() throws {
    let folder = try Folder(["a.txt": "MEH POOR"])
    #expect(lint(folder) { $0.severity = .warning }.output == "a.txt:1:5: warning words/poor POOR!\n")
    #expect(
      lint(folder) {
        $0.severity = .error
        $0.failOn = .advice
      } == Outcome(status: .clean, output: "", errors: ""))
  }

  @Test func goesOnAfterWhatCannotBeRead() throws {
    let folder = try Folder(["a.txt": "BAD", "c.txt": "BAD"])
    try Data([0x42, 0xFF]).write(to: URL(filePath: folder.path + "/b.txt"))
    let result = lint(folder, ["a.txt", "b.txt", "c.txt", "none.txt"])
    #expect(result.status == .failed)
    #expect(result.output == "a.txt:1:1: error words/bad BAD!\nc.txt:1:1: error words/bad BAD!\n")
    let errors = result.errors.split(separator: "\n")
    #expect(errors.count == 2)
    #expect(errors.first == "galley: none.txt: no such file or folder")
    #expect(errors.last?.hasPrefix("galley: b.txt:1:2: ") == true)
  }

  @Test func goesOnAfterBrokenRules() throws {
    let folder = try Folder(["a.txt": "BAD"])
    let result = lint(folder, problems: ["rules/x.yaml:1:1: no"])
    #expect(
      result == Outcome(status: .failed, output: "a.txt:1:1: error words/bad BAD!\n", errors: "rules/x.yaml:1:1: no\n"))
  }

  @Test func readsJSONLines() throws {
    let folder = try Folder([
      "in.jsonl": "{\"id\":\"x/1\",\"text\":\"é BAD\"}\n{\"id\":2}\n{\"id\":3,\"text\":\"POOR\"}\n"
    ])
    let result = lint(folder) {
      $0.inputFormat = .jsonl
      $0.format = .jsonl
      $0.jobs = 3
    }
    #expect(result.status == .failed)
    #expect(result.errors == "galley: in.jsonl:2:1: no “text”, “markdown” or “html”\n")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first?.contains("\"path\":\"x/1\"") == true)
    #expect(lines.first?.contains("\"start\":{\"byte\":3,\"line\":1,\"column\":3}") == true)
    #expect(
      lines.last == "{\"summary\":{\"read\":2,\"drafts\":2,\"failed\":1,\"errors\":1,\"warnings\":1,\"advice\":0}}")
  }

  @Test func choosesGitHubInItsActions() throws {
    let folder = try Folder(["a.txt": "BAD", "b/summary.md": "before\n"])
    let environment = ["GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": folder.path + "/b/summary.md"]
    let result = lint(folder, ["a.txt"], environment: environment) { $0.format = nil }
    #expect(result.output.hasPrefix("::error file=a.txt,line=1,endLine=1,col=1,endColumn=4,title=words/bad::BAD!\n"))
    let summary = try String(contentsOfFile: folder.path + "/b/summary.md", encoding: .utf8)
    #expect(summary.hasPrefix("before\n### galley: 1 error in 1 draft (1 read)\n"))
    #expect(lint(folder, ["a.txt"], environment: environment).output == "a.txt:1:1: error words/bad BAD!\n")
  }

  @Test func writesSeveralReports() throws {
    let folder = try Folder(["a.txt": "BAD", "b.txt": "fine", "old.json": "old"])
    let outputs = [
      ReportOutput(format: .json, path: folder.path + "/old.json"),
      ReportOutput(format: .rdjsonl, path: folder.path + "/new.rdjsonl"),
    ]
    let result = lint(folder) { $0.outputs = outputs }
    #expect(result == Outcome(status: .found, output: "a.txt:1:1: error words/bad BAD!\n", errors: ""))
    #expect(try String(contentsOfFile: folder.path + "/old.json", encoding: .utf8).hasPrefix("{\"findings\":[\n{"))
    #expect(
      try String(contentsOfFile: folder.path + "/new.rdjsonl", encoding: .utf8).hasPrefix("{\"message\":\"BAD!\""))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["a.txt", "b.txt", "new.rdjsonl", "old.json"])
  }

  @Test func theReportMayGoToAFile() throws {
    let folder = try Folder(["a.txt": "BAD"])
    let result = lint(folder) { $0.outputs = [ReportOutput(format: nil, path: folder.path + "/report")] }
    #expect(result == Outcome(status: .found, output: "", errors: ""))
    #expect(
      try String(contentsOfFile: folder.path + "/report", encoding: .utf8)
        == folder.path + "/a.txt:1:1: error words/bad BAD!\n")
  }

  @Test func aReportThatCannotBeWrittenIsAProblem() throws {
    let folder = try Folder(["a.txt": "fine"])
    let outputs = [ReportOutput(format: .json, path: folder.path + "/none/x.json")]
    #expect(
      lint(folder) { $0.outputs = outputs }
        == Outcome(
          status: .failed, output: "",
          errors: "galley: none/x.json: the report cannot be written: no such file or folder\n"))
  }

  @Test func noReportIsWrittenOverADraft() throws {
    let folder = try Folder(["a.txt": "BAD"])
    let result = lint(folder) {
      $0.outputs = [ReportOutput(format: .json, path: folder.path + "/../\(folder.name)/a.txt")]
    }
    #expect(
      result
        == Outcome(
          status: .failed, output: "", errors: "galley: a.txt: is a draft; name another file for the report\n"))
    #expect(try String(contentsOfFile: folder.path + "/a.txt", encoding: .utf8) == "BAD")
  }

  @Test func aPageIsWrittenOverThatOfAnEarlierRun() throws {
    let folder = try Folder(["a.txt": "BAD"])
    for _ in 0..<2 {
      let result = lint(folder) { $0.outputs = [ReportOutput(format: .html, path: folder.path + "/report.html")] }
      #expect(result == Outcome(status: .found, output: "a.txt:1:1: error words/bad BAD!\n", errors: ""))
    }
  }

  @Test func endsQuietlyWhenNobodyReads() throws {
    let folder = try Folder(["a.txt": "BAD"])
    var options = LintRun.Options()
    options.format = .concise
    var walk = FileWalk()
    walk.add(FilePath(folder.path))
    for (code, status, message) in [
      (EPIPE, Ending.brokenPipe, ""),
      (ENOSPC, .failed, "galley: the output could not be written: no space left on the device\n"),
    ] {
      let errors = Capture()
      let console = Console(
        output: .init(output: Capture(failingWith: SystemError(code: code))), errors: .init(output: errors),
        environment: { _ in nil })
      let rules = RuleSet(linter: WordLinter(), rules: [])
      #expect(LintRun(options: options, rules: rules, console: console).run(walk) == status)
      #expect(errors.text == message)
    }
  }

  @Test func quietLeavesOutTheSummary() throws {
    let folder = try Folder(["a.txt": "fine"])
    #expect(lint(folder) { $0.format = .human }.output == "No findings (1 draft read)\n")
    let quiet = lint(folder) {
      $0.format = .human
      $0.isQuiet = true
    }
    #expect(quiet == Outcome(status: .clean, output: "", errors: ""))
  }

  @Test(
    arguments: [
      ([:], false, ColourChoice.auto, false), ([:], true, .auto, true), (["NO_COLOR": "1"], true, .auto, false),
      (["NO_COLOR": ""], true, .auto, true), (["TERM": "dumb"], true, .auto, false),
      (["FORCE_COLOR": "1"], false, .auto, true), (["CLICOLOR_FORCE": "1"], false, .auto, true),
      (["CLICOLOR_FORCE": "0"], false, .auto, false), (["NO_COLOR": "1", "FORCE_COLOR": "1"], true, .auto, false),
      (["NO_COLOR": "1"], false, .always, true), (["FORCE_COLOR": "1"], true, .never, false),
    ] as [([String: String], Bool, ColourChoice, Bool)])
  func coloursAsConventionsHaveIt(
    environment: [String: String], isTerminal: Bool, choice: ColourChoice, expected: Bool
  ) throws {
    let folder = try Folder(["a.txt": "BAD"])
    var options = LintRun.Options()
    options.format = .human
    options.colour = choice
    var walk = FileWalk()
    walk.add(FilePath(folder.path))
    let output = Capture()
    let console = Console(
      output: .init(output: output, isTerminal: isTerminal), errors: .init(output: Capture()),
      environment: { environment[$0] })
    _ = LintRun(options: options, rules: RuleSet(linter: WordLinter(), rules: []), console: console).run(walk)
    #expect(output.text.contains("\u{1B}[") == expected)
  }

  @Test(
    arguments: [
      ([:], true, false), (["VTE_VERSION": "6003"], true, true), (["VTE_VERSION": "6003"], false, false),
      (["VTE_VERSION": "4999"], true, false), (["TERM_PROGRAM": "iTerm.app"], true, true),
      (["TERM_PROGRAM": "Apple_Terminal"], true, false), (["TERM": "xterm-kitty"], true, true),
      (["TERM": "tmux-256color", "VTE_VERSION": "6003"], true, false), (["WT_SESSION": "1"], true, true),
      (["WT_SESSION": "1", "SSH_CONNECTION": "1"], true, false), (["FORCE_HYPERLINK": "1"], false, true),
      (["FORCE_HYPERLINK": "0", "WT_SESSION": "1"], true, false),
    ] as [([String: String], Bool, Bool)])
  func linksOnlyWhereTheTerminalKnowsThem(environment: [String: String], isTerminal: Bool, expected: Bool) throws {
    let folder = try Folder(["a.txt": "BAD", "b.jsonl": "{\"id\":\"x\",\"text\":\"BAD\"}\n"])
    var options = LintRun.Options()
    options.format = .human
    for (name, isFile) in [("a.txt", true), ("b.jsonl", false)] {
      var walk = FileWalk()
      walk.add(FilePath(folder.path + "/" + name))
      let output = Capture()
      let console = Console(
        output: .init(output: output, isTerminal: isTerminal), errors: .init(output: Capture()),
        environment: { environment[$0] })
      _ = LintRun(options: options, rules: RuleSet(linter: WordLinter(), rules: []), console: console).run(walk)
      #expect(output.text.contains("\u{1B}]8;;file://\(folder.path)/a.txt") == (expected && isFile))
      if !isFile { #expect(!output.text.contains("\u{1B}]8;")) }
    }
  }
}
