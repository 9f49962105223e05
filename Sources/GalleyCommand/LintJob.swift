import Linting
import Matching
import Platform
import Reporting

/// What `galley lint` is to do.
struct LintJob {
  var paths: [String] = []
  /// The name of the draft on standard input.
  var stdinFilename: String?
  var request = RuleRequest()
  var configurations = ConfigurationFinder()
  /// Whether what the configuration excludes is left out where it is named, too.
  var forcesExclusion = false
  /// Which findings are let stand.
  var acceptance = AcceptanceRequest()
  var options = LintRun.Options()
  /// Whether to print what each rule costs.
  var profilesRules = false

  func run(_ console: Console) -> Ending {
    guard !paths.isEmpty else {
      console.complain(Self.withoutPaths)
      return .failed
    }
    var walk = FileWalk(
      format: options.inputFormat, configurations: configurations, forcesExclusion: forcesExclusion)
    for path in paths {
      if path == "-" { walk.addStandardInput(name: stdinFilename) } else { walk.add(FilePath(argument: path)) }
    }
    let plan = RulePlan(request, walk.sources, &walk.configurations)
    let set = plan.set
    let isConfigured = walk.configurations.problems.isEmpty
    guard isConfigured, !plan.isEmptyByMistake else {
      for problem in set.problems { console.complain(problem) }
      console.complain(
        "galley: \(isConfigured ? "no rule is in force" : "the configuration has errors"), nothing was linted")
      return .failed
    }
    Machine.keep(set)
    do {
      let options = try accepting(console)
      if profilesRules { return profile(walk, set, options, console) }
      return LintRun(options: options, rules: set, console: console).run(walk)
    } catch {
      console.complain(error.text)
      return .failed
    }
  }

  /// The options with what is let stand.
  private func accepting(_ console: Console) throws(UnreadableBaseline) -> LintRun.Options {
    var options = options
    options.ledger = try acceptance.ledger()
    let judgesAll = request.select.isEmpty && request.ignore.isEmpty && request.includesBundled
    options.baselineUse = acceptance.use(judgesAll: judgesAll, console)
    options.showsAccepted = acceptance.showsAccepted
    options.changes = try acceptance.changes()
    return options
  }

  /// Lints, and then prints what each rule cost.
  private func profile(_ walk: FileWalk, _ set: RuleSet, _ options: LintRun.Options, _ console: Console) -> Ending {
    let (measured, linters) = set.profiled()
    let ending = LintRun(options: options, rules: measured, console: console).run(walk)
    console.complain(ProfileTable(RuleProfile(sum: linters.map(\.profile))).text)
    return ending
  }

  private static var withoutPaths: String {
    let hint =
      Machine.isInputTerminal
      ? "“galley -” reads standard input." : "To lint standard input, say “galley -”."
    return """
      Error: no drafts given. Name files or folders, such as “galley drafts/”. \(hint)
      Usage: galley [lint] <path> ... [--format <format>] [--rules <path>] [--select <rules>]
        See “galley help lint” for more information.
      """
  }
}

// MARK: - Plain command lines

extension LintJob {
  /// Reads a command line of paths and the commonest options, each with its value apart; nil for any other. In a run on
  /// one short draft the argument parser would take longer than all else.
  init?(plain arguments: [String]) {
    guard let first = arguments.first, first == "lint" || !Galley.commandNames.contains(first) else { return nil }
    options.jobs = Machine.processors
    var rest = first == "lint" ? arguments.dropFirst() : arguments[...]
    var seen: Set<String> = []
    while let argument = rest.popFirst() {
      guard argument.utf8.first == UInt8(ascii: "-") else {
        if argument.isEmpty { return nil }
        paths.append(argument)
        continue
      }
      guard seen.insert(argument).inserted, take(argument, &rest) else { return nil }
    }
    if paths.isEmpty { return nil }
  }

  /// Takes an option with its value; whether it is one of the commonest and the value one of its values.
  private mutating func take(_ option: String, _ rest: inout ArraySlice<String>) -> Bool {
    if option == "--quiet" {
      options.isQuiet = true
      return true
    }
    guard let value = rest.popFirst() else { return false }
    switch option {
    case "--format":
      options.format = ReportFormat(rawValue: value)
      return options.format != nil
    case "--fail-on":
      guard let level = FailureLevel(rawValue: value) else { return false }
      options.failOn = level.severity
      return true
    case "--jobs":
      guard let jobs = Int(value), JobOptions.allowed.contains(jobs) else { return false }
      options.jobs = jobs
      return true
    default: return false
    }
  }
}
