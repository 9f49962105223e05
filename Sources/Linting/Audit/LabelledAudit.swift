import Findings

/// How right the findings in labelled drafts are.
///
/// A line counts as flagged where findings of something stray cover at least half of its bytes, white space at either
/// end left out.
package struct LabelledAudit: Sendable, Tally {
  /// The families that look for what does not belong to the article.
  package static let strayFamilies: Set<String> = ["leftovers", "placeholders"]

  package var drafts = 0
  /// Lines by label.
  package var lines: [LineLabel: Int] = [:]
  package var scores: ByTier<LineScore> = [:]
  /// The same for the drafts of each style.
  package var styles: [String: ByTier<LineScore>] = [:]
  /// Stray lines by what kind they are of, found and missed. `?` where nobody said.
  package var categories: [String: ByTier<Confusion>] = [:]
  package var rules: [RuleSeverity: RuleScore] = [:]
  package var clean: [CleanGroup: CleanDrafts] = [:]
  /// The worst findings in lines of content that are flagged, and in drafts without stray lines.
  package var falseAlarms = FalseAlarms()
  /// Some of the stray lines that nothing flags, by what kind they are of.
  package var misses: [String: TextSample] = [:]

  package init() {}

  mutating func add(_ other: LabelledAudit) {
    drafts += other.drafts
    lines.add(other.lines)
    scores.add(other.scores)
    styles.add(other.styles)
    categories.add(other.categories)
    rules.add(other.rules)
    clean.add(other.clean)
    falseAlarms.add(other.falseAlarms)
    misses.add(other.misses)
  }

  /// How right a rule is: its lines and characters, with all stray lines that it leaves to others as misses.
  package func score(of rule: RuleSeverity) -> (lines: Confusion, characters: Confusion) {
    var (lines, characters) = (rules[rule]?.lines ?? Confusion(), rules[rule]?.characters ?? Confusion())
    let total = scores[.advice] ?? LineScore()
    lines.misses = total.lines.stray - lines.hits
    characters.misses = total.characters.stray - characters.hits
    return (lines, characters)
  }
}
