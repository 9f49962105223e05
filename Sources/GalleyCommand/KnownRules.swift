import BundledRules
import Drafts
import Linting
import Matching
import Platform
import RuleNotation
import Rules

/// All rules that were loaded, before some of them are chosen.
struct KnownRules: Sendable {
  /// Ordered by id.
  let rules: [Rule]
  /// What was wrong with rule files, ready to be printed.
  private(set) var problems: [String] = []
  /// The bytes of the rule files by path, to point into.
  private(set) var sources: [String: [UInt8]] = [:]
  /// Whether they are those that come with galley, without examples, and no others.
  private let isBundledAlone: Bool

  /// Loads rules of the user's own and, where they are wanted, those that come with galley.
  ///
  /// A rule of the user's own replaces a bundled one, or one named earlier, of the same id.
  ///
  /// - Parameter readsExamples: whether to keep the examples, which linting does not need.
  init(_ paths: [FilePath], includesBundled: Bool, readsExamples: Bool = false) {
    isBundledAlone = includesBundled && paths.isEmpty && !readsExamples
    let image = includesBundled && !readsExamples ? RuleImage.rules(in: BundledRules.image) : nil
    if isBundledAlone, var rules = image {
      // They stand there in order, and their evidence is there.
      SharedEvidence.fill(&rules)
      self.rules = rules
      return
    }
    var byID: [String: Rule] = [:]
    var problems: [String] = []
    var sources: [String: [UInt8]] = [:]
    func add(_ loaded: LoadedRule) {
      sources[loaded.path] = loaded.bytes
      problems += loaded.problems
      if let rule = loaded.rule { byID[loaded.id] = rule }
    }
    if let image {
      for rule in image { byID[rule.id] = rule }
    } else if includesBundled {
      for file in BundledRules.files {
        add(LoadedRule(bundled: file.path, Array(file.text.utf8), examples: readsExamples ? .read : .skip))
      }
    }
    let own = RuleFile.find(paths)
    problems += own.problems.map(\.line)
    for loaded in LoadedRule.load(own.files, examples: readsExamples ? .read : .check) { add(loaded) }
    var rules = byID.values.sorted { $0.id < $1.id }
    for problem in SharedEvidence.resolve(&rules) {
      problems.append(problem.rendered(source: sources[problem.path] ?? []))
    }
    self.rules = rules
    self.problems = problems
    self.sources = sources
  }

  /// Loads the rules of a configuration, if there is one, and of the command line.
  init(_ request: RuleRequest, _ configuration: Configuration?, readsExamples: Bool = false) {
    self.init(
      (configuration?.rules ?? []) + request.paths.map { FilePath(argument: $0) },
      includesBundled: request.includesBundled && configuration?.includesBundled ?? true, readsExamples: readsExamples)
  }

  var ids: [String] { rules.map(\.id) }

  /// What settings may name: the rules, and what is said about stet comments.
  var namedIDs: [String] { ids + StetRule.allCases.map(\.rawValue) }

  /// Compiles some of the rules.
  ///
  /// Rules that share evidence with them are run, too, and report nothing: what one of them names is no other's, whether it
  /// is in force or not.
  func linter(for chosen: [Rule]) -> CompiledRules {
    if chosen.count == rules.count {
      return CompiledRules(chosen, image: isBundledAlone ? Self.compiledImage : nil)
    }
    let ids = Set(chosen.map(\.id))
    let evidence = Set(chosen.compactMap(\.evidence))
    let silent = rules.filter { rule in !ids.contains(rule.id) && rule.evidence.map(evidence.contains) ?? false }
    return CompiledRules((chosen + silent).sorted { $0.id < $1.id }, silent: Set(silent.map(\.id)))
  }

  /// What was found out about the bundled rules.
  private static var compiledImage: CompiledImage {
    CompiledImage(patterns: BundledRules.patterns, tables: BundledRules.tables)
  }

  /// The rules that are in force, with the severity that they are given.
  func rules(_ decisions: RuleDecisions) -> [Rule] {
    if decisions.areEmpty { return rules }
    return rules.filter { decisions.isOn($0.id).isOn }.map { rule in
      guard let severity = decisions.severity(of: rule.id)?.severity else { return rule }
      var weighed = rule
      weighed.severity = severity
      if case .signals(var signals) = rule.matcher {
        (signals.warning, signals.error) = (nil, nil)
        weighed.matcher = .signals(signals)
      }
      return weighed
    }
  }
}
