import ArgumentParser
import Reporting
import Rules

/// `galley explain`: what a rule finds, why, where, examples of both sides, what it costs and how to leave it out.
struct ExplainCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(commandName: "explain", abstract: "Explain a rule.")

  @Argument(
    help: ArgumentHelp("The id of a rule, such as leftovers/related-posts.", valueName: "rule"),
    completion: .custom { _, _, prefix in RuleCompletion.ids(prefix) })
  var rule: String

  @OptionGroup var rules: RuleOptions

  func run(_ console: Console) -> Ending {
    let set = RuleSet(rules.request, readsExamples: true)
    for problem in set.problems { console.complain(problem) }
    guard let found = set.rules.first(where: { $0.id == rule }) else {
      console.complain("galley: no rule “\(shown(rule, lineBreaks: .escaped))”\(hint(set.rules.map(\.id)))")
      return .failed
    }
    let colour = console.usesColour(.auto, on: console.output)
    let status = console.print(RuleExplanation(rule: found, colour: colour).text)
    return set.problems.isEmpty ? status : .failed
  }

  /// What may have been meant: the rule of that name in a family, the family, or a rule that is spelt alike.
  private func hint(_ ids: [String]) -> String {
    if ids.contains(where: { $0.hasPrefix(rule + "/") }) {
      return "; it is a family, see “galley rules --select \(rule)”"
    }
    let meant = ids.first { $0.hasSuffix("/" + rule) } ?? nearest(to: rule, among: ids)
    return meant.map { "; did you mean “\($0)”?" } ?? ""
  }
}
