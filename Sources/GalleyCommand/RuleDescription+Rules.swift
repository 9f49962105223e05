import Linting
import Reporting
import Rules

extension RuleDescription {
  /// Of a rule as its file says it.
  init(_ rule: Rule) {
    self.init(id: rule.id, title: rule.title, why: rule.why, severity: rule.severity)
  }

  /// Of what is said about stet comments, with the severity it comes with.
  init(_ rule: StetRule) {
    self.init(id: rule.rawValue, title: rule.title, why: rule.why, severity: rule.severity)
  }
}
