package import Linting
import Reporting
package import SourceText

/// One audit of drafts.
package struct AuditRun {
  /// The values of `--format`.
  package enum Format: String, Sendable, CaseIterable {
    case human
    case json
  }

  /// What the command line asks of an audit.
  package struct Options: Sendable {
    package var format: Format = .human
    package var limits = AuditLimits()
    /// Drafts that are linted at once.
    package var jobs = 1
    /// How drafts without labels are encoded; nil: each says so itself.
    package var encoding: TextEncoding?
    /// How drafts are read.
    package var inputFormat: InputFormat = .auto

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

  /// Audits what a walk found. Problems go to the error stream where they occur; the other drafts still count.
  package func run(_ walk: FileWalk) -> Ending {
    for problem in rules.problems { console.complain(problem) }
    for problem in walk.problems { console.report(problem) }
    let auditor = DraftAuditor(
      loader: DraftLoader(encoding: options.encoding), linter: rules.linter, limits: options.limits)
    let queue = DraftQueue(
      walk.sources, format: options.inputFormat, jobs: options.jobs, showsProgress: console.errors.isTerminal)
    let sink = AuditSink(console: console, progress: queue.progress)
    var result = runInOrder(queue.items, jobs: queue.jobs, into: sink) { item in
      Result { () throws(Problem) in try auditor.audit(item) }
    }
    let status = print(result.finish())
    let hasProblems = !rules.problems.isEmpty || !walk.problems.isEmpty || result.audit.failed > 0
    return hasProblems && status == .clean ? .failed : status
  }

  private func print(_ audit: CorpusAudit) -> Ending {
    let bytes =
      switch options.format {
      case .human: Array(AuditText(audit, width: console.output.columns ?? 200).text.utf8)
      case .json: AuditJSON(audit).bytes
      }
    do {
      try console.output.output.write(bytes)
      return .clean
    } catch {
      return console.failure(ofOutput: error)
    }
  }
}

/// Adds up the audits of drafts, in their order.
private struct AuditSink: ResultSink {
  private(set) var audit = CorpusAudit()
  private let console: Console
  private var progress: ProgressBar?

  init(console: Console, progress: ProgressBar?) {
    self.console = console
    self.progress = progress
  }

  mutating func receive(_ output: Result<CorpusAudit, Problem>) -> Bool {
    switch output {
    case .success(let draft): audit.add(draft)
    case .failure(let problem):
      audit.failed += 1
      clearProgress()
      console.report(problem)
    }
    if let bar = progress?.advance() { try? console.errors.output.write(bar) }
    return true
  }

  mutating func pause() {}

  /// Wipes the progress away and tells what all came to.
  mutating func finish() -> CorpusAudit {
    clearProgress()
    return audit
  }

  private mutating func clearProgress() {
    if let bytes = progress?.clear() { try? console.errors.output.write(bytes) }
  }
}
