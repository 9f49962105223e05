import Linting
import Reporting
import Rules

extension RuleDescription {
  init(_ rule: Rule) {
    self.init(id: rule.id, title: rule.title, why: rule.why, severity: rule.severity)
  }

  init(_ rule: StetRule) {
    self.init(id: rule.rawValue, title: rule.title, why: rule.why, severity: rule.severity)
  }
}
