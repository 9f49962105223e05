import Drafts
package import Findings
package import Linting
import Platform
package import Reporting
package import SourceText

/// One run of the linter over drafts.
package struct LintRun {
  /// What the command line asks of a run.
  package struct Options: Sendable {
    /// nil: `human`, or `github` in GitHub Actions.
    package var format: ReportFormat?
    /// Further reports that go to files.
    package var outputs: [ReportOutput] = []
    /// The least severity that makes the run end in 1; nil: none does.
    package var failOn: Severity? = .warning
    /// The least severity that is reported.
    package var severity: Severity = .advice
    /// Drafts that are linted at once.
    package var jobs = 1
    /// Whether the report ends with the number of findings of each rule.
    package var countsRules = false
    /// How drafts are encoded; nil: each says so itself.
    package var encoding: TextEncoding?
    /// Whether the report for people has colours.
    package var colour: ColourChoice = .auto
    /// Whether the report for people ends without a summary.
    package var isQuiet = false
    /// The most bytes a draft may have.
    package var largestSize = FilePath.largestSize
    /// How drafts are read.
    package var inputFormat: InputFormat = .auto
    /// The findings that are accepted; nil: there is no baseline.
    package var ledger: BaselineLedger?
    /// What becomes of the baseline after the run.
    package var baselineUse = BaselineUse.shrink
    /// Whether what is accepted is listed, instead of what is found.
    package var showsAccepted = false
    /// Only what stands in these lines is reported; nil: all.
    package var changes: ChangedLines?
    /// Whether to fix what can be fixed; nil: no.
    package var fixing: FixMode?

    package init() {}
  }

  private let options: Options
  private let rules: RuleSet
  private let console: Console

  package init(options: Options, rules: RuleSet, console: Console) {
    self.options = options
    self.rules = rules
    self.console = console
  }

  /// Lints what a walk found. Problems go to the error stream where they occur; the other drafts are still linted.
  package func run(_ walk: FileWalk) -> Ending {
    for problem in rules.problems { console.complain(problem) }
    for problem in walk.problems { console.report(problem) }
    let hasProblems = !rules.problems.isEmpty || !walk.problems.isEmpty
    let status = report(on: walk.sources.filter { options.changes?.areIn($0.place) ?? true })
    return hasProblems && !status.isCutShort ? .failed : status
  }

  private func report(on sources: [DraftSource]) -> Ending {
    if let fixing = options.fixing {
      if let lines = sources.first(where: options.inputFormat.isLines) {
        console.report(Problem(path: lines.path, message: "JSON lines cannot be fixed"))
        return .failed
      }
      guard fixing.writes else { return lint(sources, diffReporter, to: console) }
    }
    var sources = sources
    for output in options.outputs {
      guard let draft = sources.first(where: output.isOver) else { continue }
      guard output.format == .html, isOwnPage(draft) else {
        console.report(Problem(path: draft.path, message: "is a draft; name another file for the report"))
        return .failed
      }
      sources.removeAll { $0 == draft }
    }
    if case .write = options.baselineUse { return lint(sources, NoReport(), to: console) }
    let console = reportConsole(for: sources)
    let factory = ReportFactory(
      console: console, rules: rules.rules, colour: options.colour, isQuiet: options.isQuiet,
      areFiles: sources.allSatisfy { $0.origin != .standardInput && !options.inputFormat.isLines($0) },
      showsAccepted: options.showsAccepted)
    return lint(sources, factory.reporter(options.format, outputs: options.outputs), to: console)
  }

  /// Where the report goes: to the error stream where the output takes the fixed draft.
  private func reportConsole(for sources: [DraftSource]) -> Console {
    guard options.fixing?.writes == true, sources.contains(where: { $0.origin == .standardInput }) else {
      return console
    }
    var console = console
    console.output = console.errors
    return console
  }

  private var diffReporter: DiffReporter {
    DiffReporter(
      isTerminal: console.output.isTerminal, colour: console.usesColour(options.colour, on: console.output),
      folder: FilePath(".").resolved?.text)
  }

  /// Whether a draft is the page of an earlier run.
  private func isOwnPage(_ draft: DraftSource) -> Bool {
    (try? draft.contents().starts(with: HTMLReporter.mark.utf8)) ?? false
  }

  private func lint<Format: Reporter>(_ sources: [DraftSource], _ reporter: Format, to report: Console) -> Ending {
    let queue = DraftQueue(
      sources, format: options.inputFormat, jobs: options.jobs,
      showsProgress: console.errors.isTerminal && !options.isQuiet, largestLine: options.largestSize)
    let sink = ReportSink(
      reporter: reporter, console: report, summary: RunSummary(countingRules: options.countsRules),
      progress: queue.progress)
    let check = DraftCheck(
      loader: DraftLoader(encoding: options.encoding, largestSize: options.largestSize), rules: rules,
      judge: DraftJudge(severity: options.severity, ledger: options.ledger, changes: options.changes),
      countsRules: options.countsRules, fixing: options.fixing, reporter: reporter, output: console.output.output)
    if options.fixing?.writes == true { Machine.keepInterruptions() }
    var result = runInOrder(queue.items, jobs: queue.jobs, into: sink) { check.report(on: $0) }
    if Machine.isInterrupted {
      console.complain("galley: stopped; \(result.summary.fixes.text(isDone: true, includesUnsafe: true))")
      return .interrupted
    }
    var status = result.finish(failOn: options.showsAccepted ? nil : options.failOn)
    if let ledger = options.ledger, !status.isCutShort {
      let keeper = BaselineKeeper(
        ledger: ledger, use: options.baselineUse, console: console, isQuiet: options.isQuiet, idle: rules.idle)
      status = keeper.finish(status)
    }
    guard let fixing = options.fixing, !status.isCutShort else { return status }
    let fixes = result.summary.fixes
    if !options.isQuiet { console.complain(fixes.text(isDone: fixing.writes, includesUnsafe: fixing.includesUnsafe)) }
    guard !fixing.writes, status != .failed else { return status }
    return options.failOn != nil && fixes.fixed > 0 ? .found : .clean
  }
}
