import Reporting
import Rules

/// Which of the known rules `--select` and `--ignore` leave in force.
struct RuleSelection {
  private let selected: Set<String>
  private let ignored: Set<String>
  /// A line for each name that is neither a rule nor a family.
  let problems: [String]

  /// - Parameter known: the ids of all rules that were loaded.
  init(_ request: RuleRequest, known: [String]) {
    selected = Set(request.select)
    ignored = Set(request.ignore)
    let names = Set(known).union(known.map(Self.family))
    var problems: [String] = []
    for (option, asked) in [("--select", request.select), ("--ignore", request.ignore)] {
      for name in asked where !names.contains(name) {
        let hint = nearest(to: name, among: names.sorted()).map { "; did you mean “\($0)”?" } ?? ""
        problems.append("galley: \(option): no rule or family “\(shown(name, lineBreaks: .escaped))”\(hint)")
      }
    }
    self.problems = problems
  }

  /// Whether a rule is in force. An id in `--select` wins over its family in `--ignore`.
  func includes(_ id: String) -> Bool {
    let family = Self.family(of: id)
    if ignored.contains(id) { return false }
    if selected.contains(id) { return true }
    return !ignored.contains(family) && (selected.isEmpty || selected.contains(family))
  }

  private static func family(of id: String) -> String { String(id.prefix { $0 != "/" }) }
}
