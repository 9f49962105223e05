import Findings
import Linting
import Matching
import Platform
import RuleNotation
import Rules

/// Which rules hold for each draft of a run, as its configuration and the command line say.
struct RulePlan {
  /// What was wrong with rules, their names and configurations, ready to be printed.
  private(set) var problems: [String] = []
  private var linters: [any DraftLinter] = []
  private var stets: [StetFilter] = []
  /// Rules that are in force for some draft, by id.
  private var inForce: [String: Rule] = [:]
  /// For each draft the number of its linter; a draft that is not in it has the first.
  private var numbers: [String: Int] = [:]
  private let request: RuleRequest
  private var known: [FilePath?: KnownRules] = [:]

  /// One of the sets of settings in a run.
  private struct Key: Hashable {
    /// The folder of the configuration.
    var folder: FilePath?
    var overrides: [Bool]
  }

  init(_ request: RuleRequest, _ sources: [DraftSource], _ configurations: inout ConfigurationFinder) {
    self.request = request
    var byKey: [Key: Int] = [:]
    for source in sources {
      let place = source.place
      let configuration = place.parent.flatMap { configurations.configuration(in: $0) }
      let overrides = configuration.map { $0.overrides(for: $0.names(of: place)) } ?? []
      let key = Key(folder: configuration?.folder, overrides: overrides)
      let number = byKey[key] ?? addLinter(configuration, overrides)
      byKey[key] = number
      if number > 0 { numbers[source.path] = number }
    }
    problems = configurations.problems + problems
    if linters.isEmpty { _ = addLinter(nil, []) }
    addUnknownNames()
  }

  /// Whether no rule is in force, and no configuration wants it so.
  var isEmptyByMistake: Bool { inForce.isEmpty && known.keys.allSatisfy { $0 == nil } }

  /// The rules of the run, ready to lint with.
  var set: RuleSet {
    RuleSet(
      linters: linters, stets: stets, numbers: numbers, rules: inForce.values.sorted { $0.id < $1.id }, idle: idle,
      problems: problems)
  }

  /// Ids of the rules that were loaded, or come with galley, and are in force for no draft.
  private var idle: Set<String> {
    let ids = known.values.flatMap(\.ids) + (request.includesBundled ? [] : RuleCompletion.bundledIDs)
    return Set(ids).subtracting(inForce.keys)
  }

  private mutating func addLinter(_ configuration: Configuration?, _ overrides: [Bool]) -> Int {
    let known = knownRules(configuration)
    let settings = (configuration?.settings(overrides) ?? []) + [request.settings]
    let decisions = RuleDecisions(settings)
    let rules = known.rules(decisions)
    for rule in rules { inForce[rule.id] = rule }
    linters.append(known.linter(for: rules))
    stets.append(StetFilter(severities: stetSeverities(decisions), known: known.ids))
    return linters.count - 1
  }

  /// What is said about stet comments: nothing about unused ones where the command line leaves out rules they may be for.
  private func stetSeverities(_ decisions: RuleDecisions) -> [StetRule: Severity] {
    var severities: [StetRule: Severity] = [:]
    for rule in StetRule.allCases where decisions.isOn(rule.rawValue).isOn {
      if rule == .unused, !request.select.isEmpty || !request.ignore.isEmpty { continue }
      severities[rule] = decisions.severity(of: rule.rawValue)?.severity ?? rule.severity
    }
    return severities
  }

  /// The rules of a configuration and of the command line, loaded once.
  private mutating func knownRules(_ configuration: Configuration?) -> KnownRules {
    if let loaded = known[configuration?.folder] { return loaded }
    let loaded = KnownRules(request, configuration)
    known[configuration?.folder] = loaded
    problems += loaded.problems.filter { !problems.contains($0) }
    if let configuration {
      problems += configuration.problems(knowing: loaded.namedIDs).filter { !problems.contains($0) }
    }
    return loaded
  }

  /// Names on the command line that no rule and no family has.
  private mutating func addUnknownNames() {
    problems += request.problems(knowing: known.values.flatMap(\.namedIDs))
  }
}

extension DraftSource {
  /// Where the draft is, or would be where it comes from standard input.
  var place: FilePath {
    switch origin {
    case .file(let file): file.absolute
    case .standardInput: FilePath(path).absolute
    }
  }
}

extension Configuration {
  /// Names of rules and families that there are none of.
  func problems(knowing ids: [String]) -> [String] {
    let known = Set(ids).union(ids.map { String($0.prefix { $0 != "/" }) })
    return layers.flatMap { layer in
      layer.names.filter { !known.contains($0.name) }.compactMap { name in
        guard let range = name.range else { return nil }
        let help = nearest(to: name.name, among: known.sorted()).map { ["did you mean “\($0)”?"] } ?? []
        return SourceDiagnostic(
          path: layer.path, range: range, message: "no rule or family “\(name.name)”", help: help
        ).rendered(source: layer.source)
      }
    }
  }
}
