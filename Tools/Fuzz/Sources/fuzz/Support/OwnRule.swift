import Drafts
import Findings
import RuleNotation
@testable import Rules

extension Rule {
  /// A rule that looks in all blocks.
  init(_ matcher: Matcher, family: String = "family") {
    self.init(
      id: "\(family)/rule", path: "rule.yaml", title: "Rule", severity: .warning, message: MessageTemplate("“{match}”"),
      messageNode: .nowhere, why: "",
      scope: Scope(kinds: .all, skipsQuotations: false, skipsLinks: false, readsCode: true), matcher: matcher,
      condition: nil, exceptions: [], fix: nil, examples: [])
  }
}

extension Phrase {
  /// A phrase without a replacement.
  init(text: String) { self.init(text: text, replacement: nil) }
}
