import Linting
import Platform

/// The rules for the drafts in the current folder, as its configuration and the command line say.
struct FolderRules {
  let known: KnownRules
  /// What is in force, but for overrides.
  let decisions: RuleDecisions
  /// What is wrong with rules, their names and configurations, ready to be printed.
  let problems: [String]

  /// - Parameter readsExamples: whether to keep the examples, which linting does not need.
  init(_ request: RuleRequest, _ finder: ConfigurationFinder, readsExamples: Bool) {
    var finder = finder
    let configuration = FilePath(".").resolved.flatMap { finder.configuration(in: $0) }
    known = KnownRules(request, configuration, readsExamples: readsExamples)
    decisions = RuleDecisions((configuration?.settings([]) ?? []) + [request.settings])
    problems =
      finder.problems + known.problems + (configuration?.problems(knowing: known.namedIDs) ?? [])
      + request.problems(knowing: known.namedIDs)
  }
}
