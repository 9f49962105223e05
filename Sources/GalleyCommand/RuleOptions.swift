import ArgumentParser

/// The options that say which rules are in force.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp("Add the rules of a folder or a rule file; repeatable.", valueName: "path"),
    completion: .file())
  var ruleFiles: [String] = []

  @Flag(name: .customLong("no-bundled-rules"), help: "Leave out the rules that come with galley.")
  var withoutBundledRules = false

  @Option(
    name: .long,
    help: ArgumentHelp("Use only these rules: ids and families, comma-separated or repeated.", valueName: "rules"),
    completion: .custom { _, _, prefix in RuleCompletion.lists(prefix) })
  var select: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Leave out these rules: ids and families, comma-separated or repeated.", valueName: "rules"),
    completion: .custom { _, _, prefix in RuleCompletion.lists(prefix) })
  var ignore: [String] = []

  /// What to load.
  var request: RuleRequest {
    RuleRequest(
      paths: ruleFiles, includesBundled: !withoutBundledRules, select: Self.names(select), ignore: Self.names(ignore))
  }

  private static func names(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",") }.map { $0.drop { $0 == " " } }
      .map { String($0.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty }
  }
}
