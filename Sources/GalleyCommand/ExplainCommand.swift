import ArgumentParser
import Findings
import Reporting

/// `galley explain`: what a rule finds, why, and examples of both sides.
struct ExplainCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(commandName: "explain", abstract: "Explain a rule.")

  @Argument(help: ArgumentHelp("The id of a rule, such as leftovers/related-posts.", valueName: "rule"))
  var rule: String

  @OptionGroup var rules: RuleOptions

  func run(_ console: Console) -> ExitStatus {
    let set = RuleSet(rules.request)
    for problem in set.problems { console.complain(problem) }
    guard let found = set.rules.first(where: { $0.id == rule }) else {
      let hint = nearest(to: rule, among: set.rules.map(\.id)).map { "; did you mean “\($0)”?" } ?? ""
      console.complain("galley: no rule “\(shown(rule, lineBreaks: .escaped))”\(hint)")
      return .failed
    }
    let status = console.print(Self.text(of: found))
    return set.problems.isEmpty ? status : .failed
  }

  static func text(of rule: RuleDescription) -> String {
    var sections = ["\(rule.id) (\(rule.severity.rawValue))\n\(rule.title)", rule.message]
    if !rule.why.isEmpty { sections.append(rule.why) }
    if !rule.flagged.isEmpty { sections.append("Flagged:\n" + listed(rule.flagged)) }
    if !rule.clean.isEmpty { sections.append("Not flagged:\n" + listed(rule.clean)) }
    return sections.joined(separator: "\n\n")
  }

  private static func listed(_ examples: [String]) -> String {
    examples.map { "  " + shown($0, lineBreaks: .spaces) }.joined(separator: "\n")
  }
}
