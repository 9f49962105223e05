import ArgumentParser

/// `galley test`: runs the examples in rule files.
struct TestCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples in rule files.",
    discussion: "Without a path, the rules that come with galley are tested.")

  @Argument(help: ArgumentHelp("Rule files and folders of rules.", valueName: "path"), completion: .file())
  var paths: [String] = []

  func run(_ console: Console) -> ExitStatus {
    let rules = RuleSet(RuleRequest(paths: paths, includesBundled: paths.isEmpty, select: [], ignore: []))
    for problem in rules.problems { console.complain(problem) }
    let examples = rules.rules.reduce(0) { $0 + $1.flagged.count + $1.clean.count }
    let status = console.print("\(rules.rules.count) rules, \(examples) examples")
    return rules.problems.isEmpty ? status : .failed
  }
}
