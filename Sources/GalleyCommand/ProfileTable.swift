import Linting
package import Matching
import Reporting

extension ProfiledRules: DraftLinter {}

extension RuleProfile {
  /// The sum of what different sets of rules cost.
  init(sum profiles: [RuleProfile]) {
    var costs: [String: Cost] = [:]
    for cost in profiles.flatMap(\.rules) { costs[cost.rule, default: Cost(rule: cost.rule)].add(cost) }
    self.init(rules: costs.values.sorted { $0.rule < $1.rule }, seconds: profiles.reduce(0) { $0 + $1.seconds })
  }
}

/// What rules cost, as a table for people: the expensive rules first.
package struct ProfileTable {
  private let profile: RuleProfile

  /// Rules that have a line of their own.
  private static let shownRules = 20
  private static let headings = ["time (ms)", "share", "runs", "KB searched", "matches"]

  package init(_ profile: RuleProfile) { self.profile = profile }

  /// The lines of the table, without a line feed at the end.
  package var text: String {
    var table = TextTable(Self.headings + ["rule"])
    for row in ruleRows + sumRows { table.add(row) }
    return String(table.text.dropLast())
  }

  private var ruleRows: [[String]] {
    let ordered = profile.rules.sorted { ($1.seconds, $0.rule) < ($0.seconds, $1.rule) }
    let rest = ordered.dropFirst(Self.shownRules)
    let rows = ordered.prefix(Self.shownRules).map { row($0, name: shown($0.rule, lineBreaks: .escaped)) }
    guard !rest.isEmpty else { return rows }
    return rows + [row(Self.sum(rest), name: "… \(rest.count) more rule\(rest.count == 1 ? "" : "s")")]
  }

  private var sumRows: [[String]] {
    var total = Self.sum(profile.rules[...])
    total.seconds = profile.seconds
    let shared = [milliseconds(profile.sharedSeconds), share(profile.sharedSeconds), "", "", ""]
    return [
      shared + ["what all rules share: the pass over the text, features of blocks, findings"],
      row(total, name: "total"),
    ]
  }

  private static func sum(_ costs: ArraySlice<RuleProfile.Cost>) -> RuleProfile.Cost {
    costs.reduce(into: RuleProfile.Cost(rule: "")) { $0.add($1) }
  }

  private func row(_ cost: RuleProfile.Cost, name: String) -> [String] {
    [
      milliseconds(cost.seconds), share(cost.seconds), "\(cost.runs)", decimal(Double(cost.bytes) / 1000, digits: 1),
      "\(cost.matches)", name,
    ]
  }

  private func milliseconds(_ seconds: Double) -> String { decimal(1000 * seconds, digits: 2) }

  private func share(_ seconds: Double) -> String {
    decimal(profile.seconds > 0 ? 100 * seconds / profile.seconds : 0, digits: 1) + "%"
  }
}
