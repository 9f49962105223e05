import Findings
import Linting

/// What an audit says of the labelled drafts of one flavour, as tables of plain text.
struct LabelledText {
  let flavour: String
  let audit: LabelledAudit
  /// Columns that a line with a text from a draft may take.
  let width: Int

  var text: String {
    let name = flavour.isEmpty ? "Labelled drafts" : shown(flavour, lineBreaks: .escaped)
    let heading =
      "\(name): \(counted(audit.drafts, "draft")), \(counted(audit.lines[.stray] ?? 0, "stray line")), "
      + "\(counted(audit.lines[.content] ?? 0, "line")) of content\n"
    return
      ([heading] + [scores, categories, strayRules, otherRules, clean, falseAlarms, misses].filter { !$0.isEmpty })
      .joined(separator: "\n")
  }

  private var scores: String {
    guard !audit.orderedScores.isEmpty else { return "" }
    var table = TextTable([
      "precision", "recall", "F1", "by characters: precision", "recall", "F1", "mean F1 of drafts", "silent",
      "findings that count",
    ])
    for (drafts, scores) in audit.orderedScores {
      for tier in Severity.tiers {
        guard let score = scores[tier] else { continue }
        let name = drafts == "all" ? tier.tier : "\(tier.tier), style \(shown(drafts, lineBreaks: .escaped))"
        table.add(
          shares(of: score.lines) + shares(of: score.characters) + [number(score.meanF1), number(score.silent), name])
      }
    }
    return table.text
  }

  private var categories: String {
    guard !audit.categories.isEmpty else { return "" }
    var table = TextTable(["stray lines", "recall: error", "error+warning", "all", "kind of line"])
    for (name, found) in audit.orderedCategories {
      let recall = Severity.tiers.map { number(found[$0]?.recall) }
      table.add(["\(found.stray)"] + recall + [shown(name, lineBreaks: .escaped)])
    }
    return table.text
  }

  /// What each rule that looks for stray lines flags by itself.
  private var strayRules: String {
    var table = TextTable([
      "findings", "lines: stray", "content", "precision", "recall", "F1", "precision by characters",
      "per 1,000 clean words", "severity", "rule",
    ])
    let rules = audit.orderedRules.filter { LabelledAudit.strayFamilies.contains($0.rule.family) }
    for (rule, score) in rules {
      let (lines, characters) = audit.score(of: rule)
      table.add(
        ["\(score.findings)", "\(lines.hits)", "\(lines.falseAlarms)"] + shares(of: lines)
          + [number(characters.precision), inCleanDrafts(score)] + name(rule))
    }
    return rules.isEmpty ? "" : table.text
  }

  private var otherRules: String {
    var table = TextTable(["findings", "per 1,000 clean words", "severity", "rule for other things"])
    let rules = audit.orderedRules.filter { !LabelledAudit.strayFamilies.contains($0.rule.family) }
    for (rule, score) in rules { table.add(["\(score.findings)", inCleanDrafts(score)] + name(rule)) }
    return rules.isEmpty ? "" : table.text
  }

  /// Findings for every 1,000 words of drafts without stray lines.
  private func inCleanDrafts(_ score: RuleScore) -> String {
    number(audit.clean[.all]?.perThousandWords(score.inCleanDrafts))
  }

  private func name(_ rule: RuleSeverity) -> [String] {
    [rule.severity.rawValue, shown(rule.rule, lineBreaks: .escaped)]
  }

  private var clean: String {
    guard !audit.clean.isEmpty else { return "" }
    let others = audit.otherFamilies
    var table = TextTable(
      ["drafts", "words", "stray, per 1,000: error", "error+warning", "all"]
        + others.map { shown($0, lineBreaks: .escaped) } + ["drafts without stray lines"])
    for (group, drafts) in audit.orderedClean {
      let tiers = Severity.tiers.map { drafts.falseAlarms[$0] ?? 0 }
      let rates = (tiers + others.map { drafts.others[$0] ?? 0 }).map { number(drafts.perThousandWords($0)) }
      table.add(["\(drafts.drafts)", "\(drafts.words)"] + rates + [shown(group.name, lineBreaks: .escaped)])
    }
    return table.text
  }

  private var falseAlarms: String {
    let worst = audit.falseAlarms.worst
    guard !worst.isEmpty else { return "" }
    return "False alarms, the worst first\n" + worst.map(entry).joined()
  }

  private func entry(_ alarm: FalseAlarm) -> String {
    let start = "  \(alarm.severity.rawValue) \(shown(alarm.rule, lineBreaks: .escaped)) \(alarm.place.text)  "
    let line = start + cut(shown(alarm.text, lineBreaks: .spaces), to: width - columns(of: start)) + "\n"
    guard !alarm.evidence.isEmpty else { return line }
    let reasons = alarm.evidence.map { "\(shown($0.text, lineBreaks: .spaces)) (\(signed($0.score)))" }
    return line + "    " + reasons.joined(separator: ", ") + "\n"
  }

  private var misses: String {
    audit.orderedCategories.compactMap { name, found in
      guard let entries = audit.misses[name]?.entries, !entries.isEmpty else { return nil }
      let heading = "Missed: \(shown(name, lineBreaks: .escaped)) (\(counted(found[.advice]?.misses ?? 0, "line")))\n"
      return heading + entries.map { $0.line(indent: 2, width) + "\n" }.joined()
    }.joined(separator: "\n")
  }

  private func shares(of confusion: Confusion) -> [String] {
    [confusion.precision, confusion.recall, confusion.f1].map(number)
  }
}

/// What stands where there is no number.
private let noNumber = "–"

private func number(_ value: Double?) -> String { value.map { decimal($0, digits: 3) } ?? noNumber }

private func signed(_ score: Double) -> String { (score < 0 ? "−" : "+") + decimal(score.magnitude, digits: 2) }
