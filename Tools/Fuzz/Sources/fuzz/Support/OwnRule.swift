import Drafts
import Findings
import RuleNotation
@testable import Rules

extension Rule {
  /// A rule that looks in all blocks.
  init(_ matcher: Matcher, family: String = "family") {
    let texts = RuleTexts(title: "Rule", message: MessageTemplate("“{match}”"), why: "")
    self.init(
      id: "\(family)/rule", path: "rule.yaml", severity: .warning, says: .known(texts), messageNode: .nowhere,
      scope: Scope(kinds: .all, skipsQuotations: false, skipsLinks: false, readsCode: true), matcher: matcher,
      condition: nil, exceptions: [], fix: nil, examples: [])
  }
}

extension PhraseList {
  /// One phrase without a replacement.
  init(_ text: String) { self.init(phrases: .known([Phrase(text: text, replacement: nil)])) }
}
