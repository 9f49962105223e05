import ArgumentParser
import Linting

/// `galley test`: runs the examples in rule files.
struct TestCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples in rule files.",
    discussion: """
      Each flagged example must yield exactly the marked ranges, each clean one nothing, as written and transformed. \
      Patterns that would give up on short texts are warned of. \
      Without a path, the rules that come with galley are tested.
      """)

  @Argument(help: ArgumentHelp("Rule files and folders of rules.", valueName: "path"), completion: .file())
  var paths: [String] = []

  func run(_ console: Console) -> Ending {
    let request = RuleRequest(paths: paths, includesBundled: paths.isEmpty, select: [], ignore: [])
    let set = RuleSet(request, readsExamples: true)
    for problem in set.problems { console.complain(problem) }
    // A rule of the user's own may count what bundled ones find.
    let all = RuleRequest(paths: paths, includesBundled: true, select: [], ignore: [])
    let known = paths.isEmpty ? set : RuleSet(all)
    let check = ExampleCheck(known.rules)
    var examples = 0
    var transformed = 0
    var failures = 0
    var warnings = 0
    for rule in set.rules {
      let outcome = check.run(rule)
      examples += outcome.examples
      transformed += outcome.transformed
      failures += outcome.failures.count
      warnings += outcome.warnings.count
      for diagnostic in outcome.failures + outcome.warnings { console.complain(set.rendered(diagnostic)) }
    }
    let isGood = failures == 0 && set.problems.isEmpty
    let verdict = failures > 0 ? "\(failures) failed" : set.rules.isEmpty ? "none ran" : "all pass"
    let warned = warnings > 0 ? ", \(count(warnings, "warning"))" : ""
    let status = console.print(
      "\(count(set.rules.count, "rule")), \(count(examples, "example")), \(transformed) transformed: \(verdict)\(warned)"
    )
    return isGood ? status : .failed
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
