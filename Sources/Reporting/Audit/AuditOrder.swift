import Findings
import Linting

/// The order in which an audit is told, the same in every format.
extension CorpusAudit {
  /// Rules with what they found, the most findings first.
  var orderedRules: [(rule: RuleSeverity, found: RuleFindings)] {
    rules.map { (rule: $0.key, found: $0.value) }
      .sorted { ($1.found.findings, $0.rule) < ($0.found.findings, $1.rule) }
  }

  /// Flavours with their audits, by name.
  var orderedFlavours: [(name: String, audit: LabelledAudit)] {
    labelled.map { (name: $0.key, audit: $0.value) }.sorted { $0.name < $1.name }
  }
}

extension LabelledAudit {
  /// The scores of all drafts, then those of each style; none where no line is stray.
  var orderedScores: [(drafts: String, scores: ByTier<LineScore>)] {
    guard lines[.stray, default: 0] > 0 else { return [] }
    return [(drafts: "all", scores: scores)]
      + styles.map { (drafts: $0.key, scores: $0.value) }.sorted { $0.drafts < $1.drafts }
  }

  /// Kinds of stray lines, the most lines first.
  var orderedCategories: [(name: String, found: ByTier<Confusion>)] {
    categories.map { (name: $0.key, found: $0.value) }
      .sorted { ($1.found.stray, $0.name) < ($0.found.stray, $1.name) }
  }

  /// Rules with their scores, the most findings first.
  var orderedRules: [(rule: RuleSeverity, score: RuleScore)] {
    rules.map { (rule: $0.key, score: $0.value) }
      .sorted { ($1.score.findings, $0.rule) < ($0.score.findings, $1.rule) }
  }

  /// Groups of drafts without stray lines: all, by origin, by kind, by source.
  var orderedClean: [(group: CleanGroup, drafts: CleanDrafts)] {
    clean.map { (group: $0.key, drafts: $0.value) }.sorted { $0.group < $1.group }
  }

  /// Families that look for something else than stray lines and found it in drafts without any, by name.
  var otherFamilies: [String] { clean[.all]?.others.keys.sorted() ?? [] }
}

extension ByTier<Confusion> {
  /// Stray lines, found or not.
  var stray: Int { self[.advice]?.stray ?? 0 }
}

extension Severity {
  /// The tiers, from the strictest.
  static let tiers: [Severity] = allCases.sorted(by: >)

  /// The tier of which it is the least severity, by the severities that count in it.
  var tier: String {
    switch self {
    case .error: "error"
    case .warning: "error+warning"
    case .advice: "all"
    }
  }
}
