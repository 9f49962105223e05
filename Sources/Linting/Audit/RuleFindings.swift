package import Findings

/// A rule and a severity of its findings.
package struct RuleSeverity: Hashable, Sendable, Comparable {
  package var rule: String
  package var severity: Severity

  package init(rule: String, severity: Severity) {
    (self.rule, self.severity) = (rule, severity)
  }

  init(_ finding: Finding) { self.init(rule: finding.rule, severity: finding.severity) }

  /// The part of the rule's id before the first slash.
  package var family: String { Finding.family(ofRule: rule) }

  /// Orders by rule, the highest severity first.
  package static func < (left: RuleSeverity, right: RuleSeverity) -> Bool {
    (left.rule, right.severity) < (right.rule, left.severity)
  }
}

/// What a rule found in a corpus.
package struct RuleFindings: Sendable, Tally {
  package var findings = 0
  /// Drafts with findings.
  package var drafts = 0
  /// Some of the matches.
  package var sample = TextSample()

  init() {}

  mutating func add(_ other: RuleFindings) {
    findings += other.findings
    drafts += other.drafts
    sample.add(other.sample)
  }
}

/// How right a rule is, at one severity.
package struct RuleScore: Sendable, Tally {
  package var findings = 0
  /// Findings in drafts without stray lines.
  package var inCleanDrafts = 0
  /// Lines that the rule's findings alone flag; `misses` stays 0. Nothing for rules that do not look for stray lines.
  package var lines = Confusion()
  /// The same, each line counted with its characters.
  package var characters = Confusion()

  init() {}

  mutating func add(_ other: RuleScore) {
    findings += other.findings
    inCleanDrafts += other.inCleanDrafts
    lines.add(other.lines)
    characters.add(other.characters)
  }
}
