import Drafts
import Findings
import Linting
import Platform
import Reporting
import Rules

/// The drafts that are watched and what is known of them.
struct WatchSession {
  /// A draft as it was read last.
  private struct Entry {
    var version: FileVersion
    var result: Result<CheckedDraft, Problem>
  }

  private let paths: [String]
  private let request: RuleRequest
  private let configuration: () -> ConfigurationFinder
  private let severity: Severity
  private let loader: DraftLoader
  private var rules: RuleSet?
  private var ruleState = RuleState()
  private var entries: [DraftSource: Entry] = [:]
  /// The drafts that changed last, in the order of paths.
  private var changed: [DraftSource] = []
  /// What could not be searched.
  private var problems: [Problem] = []
  private let acceptance: AcceptanceRequest
  /// The file of the baseline as it was read last; nil where there is none.
  private var baselineFile: (path: FilePath, version: FileVersion?)?
  private var ledger: BaselineLedger?
  /// Why the baseline cannot be read; it accepts nothing then.
  private var baselineProblem: String?

  /// What says which rules hold: another one where a rule file or a configuration changed.
  private struct RuleState: Equatable {
    var ruleFiles: [FilePath: FileVersion] = [:]
    /// The bytes of configurations by their names.
    var configurations: [String: [UInt8]] = [:]
    /// What is wrong with configurations.
    var problems: [String] = []
  }

  /// - Parameters:
  ///   - configuration: makes what finds configurations, anew each time the drafts are looked at.
  ///   - acceptance: says which baseline holds.
  init(
    paths: [String], request: RuleRequest, configuration: @escaping () -> ConfigurationFinder,
    acceptance: AcceptanceRequest = AcceptanceRequest(), severity: Severity, loader: DraftLoader
  ) {
    self.paths = paths
    self.request = request
    self.configuration = configuration
    self.acceptance = acceptance
    self.severity = severity
    self.loader = loader
  }

  /// Reads and lints what changed since the last time; false where nothing did.
  mutating func update() -> Bool {
    var walk = FileWalk(configurations: configuration())
    for path in paths { walk.add(FilePath(argument: path)) }
    let sources = walk.sources.filter { !InputFormat.auto.isLines($0) }
    let hasNewRules = updateRules(for: sources, &walk.configurations)
    let hasNewBaseline = updateBaseline()
    let versions = sources.map { source -> FileVersion? in
      guard case .file(let path) = source.origin else { return nil }
      return try? path.status().version
    }
    let stale = zip(sources, versions).filter { source, version in
      hasNewRules || hasNewBaseline || entries[source] == nil || entries[source]?.version != version
    }
    let known = Set(sources)
    let gone = entries.keys.filter { !known.contains($0) }
    let hasChanged = !stale.isEmpty || !gone.isEmpty || walk.problems != problems
    guard hasChanged || hasNewRules || hasNewBaseline else { return false }
    problems = walk.problems
    for source in gone { entries[source] = nil }
    for ((source, version), result) in zip(stale, lint(stale.map(\.0))) {
      if let version { entries[source] = Entry(version: version, result: result) }
    }
    changed = stale.isEmpty ? changed.filter(known.contains) : stale.map(\.0)
    return true
  }

  /// Loads the rules where a rule file or a configuration changed.
  private mutating func updateRules(for sources: [DraftSource], _ finder: inout ConfigurationFinder) -> Bool {
    var state = RuleState()
    var paths = request.paths.map { FilePath(argument: $0) }
    for folder in Set(sources.compactMap(\.place.parent)) {
      guard let found = finder.configuration(in: folder) else { continue }
      for layer in found.layers { state.configurations[layer.path] = layer.source }
      paths += found.rules
    }
    for file in RuleFile.find(paths).files { state.ruleFiles[file.path] = try? file.path.status().version }
    state.problems = finder.problems
    // The configuration of a new draft may be one that others have.
    let areKnown = sources.allSatisfy { entries[$0] != nil }
    guard rules == nil || state != ruleState || !areKnown else { return false }
    let isNew = rules == nil || state != ruleState
    ruleState = state
    rules = RulePlan(request, sources, &finder).set
    return isNew
  }

  /// Reads the baseline where it changed; whether it did.
  private mutating func updateBaseline() -> Bool {
    let file = acceptance.file.map { (path: $0, version: try? $0.status().version) }
    guard file?.path != baselineFile?.path || file?.version != baselineFile?.version else { return false }
    baselineFile = file
    do {
      ledger = try acceptance.ledger()
      baselineProblem = nil
    } catch {
      ledger = nil
      baselineProblem = error.text
    }
    return true
  }

  /// What each draft comes to, in order.
  private func lint(_ sources: [DraftSource]) -> [Result<CheckedDraft, Problem>] {
    guard let rules else { return [] }
    let loader = loader
    // What a ledger saw of a draft that has changed since is of no use.
    let judge = DraftJudge(severity: severity, ledger: ledger.map { BaselineLedger($0.baseline, file: $0.file) })
    let jobs = min(Machine.processors, max(1, sources.count))
    return runInOrder(sources.makeIterator(), jobs: jobs, into: ResultList()) { source in
      Result { () throws(Problem) in
        let draft = try loader.load(source)
        let verdict = judge.judge(
          draft, at: source.place, by: rules.linter(for: source.path), rules.stet(for: source.path))
        return CheckedDraft(path: draft.path, source: draft.source, findings: verdict.findings)
      }
    }.results
  }

  // MARK: Report

  /// The findings in the drafts that changed last, counts of the others, and problems.
  func report(colour: Bool, width: Int) -> String {
    var reporter = HumanReporter(colour: colour, width: width, showsSummary: false)
    var (text, others) = ("", "")
    var summary = RunSummary()
    for (source, entry) in entries.sorted(by: { $0.key.path < $1.key.path }) {
      switch entry.result {
      case .success(let draft):
        summary.count(draft)
        if changed.contains(source) {
          for piece in reporter.write(reporter.part(for: draft)).pieces {
            text += String(decoding: piece, as: UTF8.self)
          }
        } else if !draft.findings.isEmpty {
          var counts = RunSummary()
          counts.count(draft)
          others += "\(shown(source.path, lineBreaks: .escaped)): \(counts.countsText)\n"
        }
      case .failure(let problem):
        summary.failed += 1
        others += problem.line + "\n"
      }
    }
    for problem in (rules?.problems ?? []) + [baselineProblem].compactMap(\.self) { others += problem + "\n" }
    for problem in problems { others += problem.line + "\n" }
    let parts = [text, others, summary.text + "\nWatching for changes; Ctrl-C ends it."]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

/// Keeps results in order.
private struct ResultList: ResultSink {
  var results: [Result<CheckedDraft, Problem>] = []

  mutating func receive(_ output: Result<CheckedDraft, Problem>) -> Bool {
    results.append(output)
    return true
  }

  mutating func pause() {}
}
