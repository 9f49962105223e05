import Linting
import Platform
import Reporting
import Rules

/// Makes the reporters of a run.
struct ReportFactory {
  let console: Console
  /// The rules in force.
  let rules: [Rule]
  let colour: ColourChoice
  /// Whether the report for people ends without a summary.
  let isQuiet: Bool
  /// Whether every draft is a file of its own.
  let areFiles: Bool
  /// Whether what is accepted is listed instead of what is found.
  let showsAccepted: Bool

  /// The reporter of a run, with those that go to files.
  ///
  /// - Parameter format: nil: `human`, or `github` in GitHub Actions.
  func reporter(_ format: ReportFormat?, outputs: [ReportOutput]) -> any Reporter {
    let isAction = console.environment("GITHUB_ACTIONS") == "true"
    let format = format ?? (isAction && !showsAccepted ? .github : .human)
    if outputs.isEmpty { return reporter(format, isFile: false) }
    let main = outputs.allSatisfy { $0.format != nil } ? reporter(format, isFile: false) : nil
    return SeveralReports(
      main: main, files: outputs.map { (path: $0.path, reporter: reporter($0.format ?? format, isFile: true)) })
  }

  private func reporter(_ format: ReportFormat, isFile: Bool) -> any Reporter {
    switch format {
    case .human: showsAccepted ? AcceptedReporter() : humanReporter(isFile: isFile)
    case .concise: ConciseReporter()
    case .json: JSONReporter()
    case .jsonl: JSONLinesReporter()
    case .github: GitHubReporter(paths: paths, summaryPath: console.environment("GITHUB_STEP_SUMMARY"))
    case .gitlab: GitLabReporter(paths: paths)
    case .sarif:
      SARIFReporter(version: Galley.version, rules: descriptions, paths: paths, includesAccepted: showsAccepted)
    case .html: HTMLReporter(version: Galley.version, rules: descriptions)
    case .checkstyle: CheckstyleReporter()
    case .junit: JUnitReporter()
    case .rdjsonl: RDJSONLinesReporter(paths: paths)
    }
  }

  /// A file has neither colours, unless they are asked for, nor the width of the terminal.
  private func humanReporter(isFile: Bool) -> HumanReporter {
    guard !isFile else { return HumanReporter(colour: colour == .always, showsSummary: !isQuiet) }
    return HumanReporter(
      colour: console.usesColour(colour, on: console.output), width: console.output.columns ?? 100,
      showsSummary: !isQuiet, links: links)
  }

  private var descriptions: [RuleDescription] {
    rules.map(RuleDescription.init) + StetRule.allCases.map(RuleDescription.init)
  }

  private var links: TerminalLinks? {
    guard areFiles, console.knowsLinks(on: console.output) else { return nil }
    return FilePath(".").resolved.map { TerminalLinks(folder: $0.text) }
  }

  /// Paths from the repository that the run is about in GitHub and GitLab, and from the current folder elsewhere.
  private var paths: RepositoryPaths {
    let folder = FilePath(".").resolved?.text
    let root = console.environment("GITHUB_WORKSPACE") ?? console.environment("CI_PROJECT_DIR") ?? folder
    return RepositoryPaths(root: root, folder: folder)
  }
}
