import Findings
import Linting
import Platform
import Reporting
import Rules

/// What holds for a draft, and who said so: `--print-config`.
struct ConfigurationPage {
  /// Ready to be printed.
  private(set) var text: String
  /// What is wrong with the configuration, ready to be printed.
  private(set) var problems: [String]

  init(of path: FilePath, _ request: RuleRequest, _ configurations: inout ConfigurationFinder) {
    let place = path.absolute
    let configuration = place.parent.flatMap { configurations.configuration(in: $0) }
    let known = KnownRules(request, configuration)
    problems = configurations.problems + known.problems + (configuration?.problems(knowing: known.namedIDs) ?? [])
    let names = configuration?.names(of: place) ?? []
    let overrides = configuration?.overrides(for: names) ?? []
    let settings = configuration?.settings(overrides) ?? []
    let decisions = RuleDecisions(settings + [request.settings])

    text = "draft: \(path.text)\n"
    text += "configuration: \(configuration?.path ?? "none")\n"
    for layer in configuration?.layers.dropLast() ?? [] { text += "extends: \(layer.path)\n" }
    for folder in configuration?.rules ?? [] { text += "rules of your own: \(folder.shownFromHere)\n" }
    if configuration?.includesBundled == false { text += "bundled rules: none\n" }
    let isExcluded = configuration?.excludes(names) ?? false
    text += "excluded: \(isExcluded ? "yes, unless it is named" : "no")\n"
    if !overrides.isEmpty { text += "overrides: \(overrides.count(where: \.self)) of \(overrides.count) hold\n" }
    let inForce = known.rules.count { decisions.isOn($0.id).isOn }
    text += "rules: \(inForce) of \(known.rules.count) in force\n\n"
    text += Self.table(known.rules.map(RuleDescription.init) + StetRule.allCases.map(RuleDescription.init), decisions)
  }

  /// A line for each rule: its severity or `off`, its id, and who said so.
  private static func table(_ rules: [RuleDescription], _ decisions: RuleDecisions) -> String {
    let width = rules.map(\.id.count).max() ?? 0
    return rules.map { rule in
      let (isOn, place) = decisions.isOn(rule.id)
      let weight = isOn ? decisions.severity(of: rule.id) : nil
      let state = isOn ? (weight?.severity ?? rule.severity).rawValue : "off"
      let reasons = Set([place, weight?.name.place].compactMap { $0?.text }).sorted().joined(separator: ", ")
      let line = state.padded(to: 9) + rule.id.padded(to: width + 2) + reasons
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
