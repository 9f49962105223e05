import ArgumentParser
import Findings
import Linting
import Reporting
import Rules

/// `galley rules`: lists the rules in force.
struct RulesCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules in force.")

  @Flag(help: "Print a page of Markdown with messages and examples.")
  var markdown = false

  @OptionGroup var rules: RuleOptions

  func run(_ console: Console) -> Ending {
    let set = RuleSet(rules.request, readsExamples: markdown)
    for problem in set.problems { console.complain(problem) }
    if markdown {
      let status = console.print(RuleCatalogue(set.rules).text)
      return set.problems.isEmpty ? status : .failed
    }
    let decisions = RuleDecisions([rules.request.settings])
    let stets = StetRule.allCases.filter { decisions.isOn($0.rawValue).isOn }
    let listed = set.rules.map(RuleDescription.init) + stets.map(RuleDescription.init)
    let width = listed.map(\.id.count).max() ?? 0
    let lines = listed.map { rule in
      let severity = rule.severity.rawValue
      return rule.id + spaces(width + 2 - rule.id.count) + severity + spaces(9 - severity.count) + rule.title
    }
    let status = lines.isEmpty ? .clean : console.print(lines.joined(separator: "\n"))
    return set.problems.isEmpty ? status : .failed
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(1, count)) }
}
