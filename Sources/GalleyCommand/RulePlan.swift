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
  /// Rules that are in force for some draft, ordered by id.
  private var inForce: [Rule] = []
  /// For each draft the number of its linter; a draft that is not in it has the first.
  private var numbers: [String: Int] = [:]
  private let request: RuleRequest
  /// The rules of each configuration, by its folder; there are few.
  private var known: [(folder: FilePath?, rules: KnownRules)] = []

  init(_ request: RuleRequest, _ sources: [DraftSource], _ configurations: inout ConfigurationFinder) {
    self.request = request
    // What each linter is for.
    var settings: [(folder: FilePath?, overrides: [Bool])] = []
    for source in sources {
      let place = source.place
      let configuration = place.parent.flatMap { configurations.configuration(in: $0) }
      let overrides = configuration.map { $0.overrides(for: $0.names(of: place)) } ?? []
      let number = settings.firstIndex { $0 == (configuration?.folder, overrides) } ?? linters.count
      if number == linters.count {
        settings.append((configuration?.folder, overrides))
        addLinter(configuration, overrides)
      }
      if number > 0 { numbers[source.path] = number }
    }
    problems = configurations.problems + problems
    if linters.isEmpty { addLinter(nil, []) }
    addUnknownNames()
  }

  /// Whether no rule is in force, and no configuration wants it so.
  var isEmptyByMistake: Bool { inForce.isEmpty && known.allSatisfy { $0.folder == nil } }

  /// The rules of the run, ready to lint with.
  var set: RuleSet {
    RuleSet(
      linters: linters, stets: stets, numbers: numbers, rules: inForce,
      known: known.flatMap(\.rules.ids) + (request.includesBundled ? [] : RuleCompletion.bundledIDs),
      problems: problems)
  }

  private mutating func addLinter(_ configuration: Configuration?, _ overrides: [Bool]) {
    let known = knownRules(configuration)
    let settings = (configuration?.settings(overrides) ?? []) + [request.settings]
    let decisions = RuleDecisions(settings)
    let rules = known.rules(decisions)
    putInForce(rules)
    linters.append(known.linter(for: rules))
    stets.append(StetFilter(severities: stetSeverities(decisions), known: known.ids))
  }

  /// - Parameter rules: ordered by id; they replace those of the same id.
  private mutating func putInForce(_ rules: [Rule]) {
    if inForce.isEmpty { return inForce = rules }
    let ids = Set(rules.map(\.id))
    inForce = (inForce.filter { !ids.contains($0.id) } + rules).sorted { $0.id < $1.id }
  }

  /// What is said about stet comments: nothing about unused ones where the command line leaves out rules they may be for.
  private func stetSeverities(_ decisions: RuleDecisions) -> [(rule: StetRule, severity: Severity)] {
    var severities: [(rule: StetRule, severity: Severity)] = []
    for rule in StetRule.allCases where decisions.isOn(rule.rawValue).isOn {
      if rule == .unused, !request.select.isEmpty || !request.ignore.isEmpty { continue }
      severities.append((rule, decisions.severity(of: rule.rawValue)?.severity ?? rule.severity))
    }
    return severities
  }

  /// The rules of a configuration and of the command line, loaded once.
  private mutating func knownRules(_ configuration: Configuration?) -> KnownRules {
    if let loaded = known.first(where: { $0.folder == configuration?.folder }) { return loaded.rules }
    let loaded = KnownRules(request, configuration)
    known.append((configuration?.folder, loaded))
    problems += loaded.problems.filter { !problems.contains($0) }
    if let configuration {
      problems += configuration.problems(knowing: loaded.namedIDs).filter { !problems.contains($0) }
    }
    return loaded
  }

  /// Names on the command line that no rule and no family has.
  private mutating func addUnknownNames() {
    problems += request.problems(knowing: known.flatMap(\.rules.namedIDs))
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
    let known = Set(ids).union(ids.map(Finding.family(ofRule:)))
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
