import ArgumentParser
import Findings
import Linting
import Reporting
import Rules

/// `galley rules`: lists the rules in force.
struct RulesCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules in force.",
    discussion:
      "Those for drafts in the current folder; “galley lint --print-config DRAFT” tells of a draft elsewhere, and why.")

  @Flag(help: "Print a page of Markdown with messages and examples.")
  var markdown = false

  @OptionGroup var rules: RuleOptions

  @OptionGroup var configurations: ConfigurationOptions

  func run(_ console: Console) -> Ending {
    let folder = FolderRules(rules.request, configurations.finder, readsExamples: markdown)
    for problem in folder.problems { console.complain(problem) }
    let inForce = folder.known.rules(folder.decisions)
    let text = markdown ? RuleCatalogue(inForce).text : Self.table(inForce, folder.decisions)
    let status = text.isEmpty ? .clean : console.print(text)
    return folder.problems.isEmpty ? status : .failed
  }

  /// A line for each rule: its id, its severity and its title.
  private static func table(_ rules: [Rule], _ decisions: RuleDecisions) -> String {
    let stets = StetRule.allCases.filter { decisions.isOn($0.rawValue).isOn }.map { rule in
      var listed = RuleDescription(rule)
      listed.severity = decisions.severity(of: rule.rawValue)?.severity ?? rule.severity
      return listed
    }
    let listed = rules.map(RuleDescription.init) + stets
    let width = listed.map(\.id.count).max() ?? 0
    return listed.map { rule in
      let severity = rule.severity.rawValue
      return rule.id + spaces(width + 2 - rule.id.count) + severity + spaces(9 - severity.count) + rule.title
    }.joined(separator: "\n")
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(1, count)) }
}
