import BundledRules
import Drafts
package import Linting
import Matching
import Platform
import RuleNotation
package import Rules

/// The rules in force, ready to lint with.
package struct RuleSet: Sendable {
  /// Lint with these rules, or those of them that hold for some drafts.
  private let linters: [any DraftLinter]
  /// For each linter what obeys the stet comments of its drafts; empty where nothing does.
  private var stets: [StetFilter] = []
  /// For each draft the number of its linter; a draft that is not in it has the first.
  private let numbers: [String: Int]
  /// Ordered by id.
  package private(set) var rules: [Rule]
  /// Ids of the rules that were loaded, or come with galley.
  private var known: [String] = []
  /// What was wrong with rule files and names of rules, ready to be printed.
  package private(set) var problems: [String]
  /// The bytes of the rule files by path, to point into.
  private var sources: [String: [UInt8]] = [:]

  package init(linter: any DraftLinter, rules: [Rule], problems: [String] = []) {
    self.init(linters: [linter], numbers: [:], rules: rules, problems: problems)
  }

  /// - Parameters:
  ///   - linters: at least one.
  ///   - numbers: by the path of the draft.
  ///   - known: ids of the rules that were loaded, or come with galley.
  init(
    linters: [any DraftLinter], stets: [StetFilter] = [], numbers: [String: Int], rules: [Rule],
    known: [String] = [], problems: [String]
  ) {
    self.linters = linters
    self.stets = stets
    self.numbers = numbers
    self.rules = rules
    self.known = known
    self.problems = problems
  }

  /// Loads the rules that are asked for. Rules that cannot be read are problems; the others are in force.
  ///
  /// - Parameter readsExamples: whether to keep the examples, which linting does not need.
  init(_ request: RuleRequest, readsExamples: Bool = false) {
    let known = KnownRules(request, nil, readsExamples: readsExamples)
    let decisions = RuleDecisions([request.settings])
    let rules = known.rules.filter { decisions.isOn($0.id).isOn }
    self.init(
      linter: known.linter(for: rules), rules: rules,
      problems: known.problems + request.problems(knowing: known.namedIDs))
    sources = known.sources
  }

  /// Ids of rules that are in force for no draft.
  var idle: Set<String> { Set(known).subtracting(rules.map(\.id)) }

  /// What lints drafts that no configuration is read for.
  var linter: any DraftLinter { linters[0] }

  /// What lints the draft, or the drafts, in a file.
  func linter(for path: String) -> any DraftLinter { linters[numbers[path] ?? 0] }

  /// What obeys the stet comments of the draft, or the drafts, in a file.
  func stet(for path: String) -> StetFilter? { stets.isEmpty ? nil : stets[numbers[path] ?? 0] }

  /// The same, with linters that measure what the rules cost.
  func profiled() -> (set: RuleSet, linters: [ProfiledRules]) {
    let profiled = linters.compactMap { $0 as? CompiledRules }.map { ProfiledRules($0) { Machine.seconds } }
    let set = RuleSet(
      linters: profiled, stets: stets, numbers: numbers, rules: rules, known: known, problems: problems)
    return (set, profiled)
  }

  /// A message about a rule file, as people read it.
  func rendered(_ diagnostic: SourceDiagnostic) -> String {
    diagnostic.rendered(source: sources[diagnostic.path] ?? [])
  }
}

extension CompiledRules: DraftLinter {}
