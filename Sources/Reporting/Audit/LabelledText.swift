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
    return ([heading] + [scores, categories, rules, clean, falseAlarms, misses].filter { !$0.isEmpty })
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
          shares(of: score.lines) + shares(of: score.characters) + [share(score.meanF1), share(score.silent), name])
      }
    }
    return table.text
  }

  private var categories: String {
    guard !audit.categories.isEmpty else { return "" }
    var table = TextTable(["stray lines", "recall: error", "error+warning", "all", "kind of line"])
    for (name, found) in audit.orderedCategories {
      let recall = Severity.tiers.map { share(found[$0]?.recall) }
      table.add(["\(found.stray)"] + recall + [shown(name, lineBreaks: .escaped)])
    }
    return table.text
  }

  /// Each rule alone. The clean drafts are those without stray lines.
  private var rules: String {
    guard !audit.rules.isEmpty else { return "" }
    var table = TextTable([
      "findings", "lines: stray", "content", "precision", "recall", "F1", "by characters: precision", "recall", "F1",
      "per 1,000 clean words", "severity", "rule",
    ])
    for (rule, score) in audit.orderedRules {
      let (lines, characters) = audit.score(of: rule)
      let isStray = LabelledAudit.strayFamilies.contains(rule.family)
      let counts = isStray ? ["\(lines.hits)", "\(lines.falseAlarms)"] : [none, none]
      let shares = isStray ? shares(of: lines) + shares(of: characters) : Array(repeating: none, count: 6)
      let clean = share(audit.clean[.all]?.perThousandWords(score.inCleanDrafts))
      let name = [rule.severity.rawValue, shown(rule.rule, lineBreaks: .escaped)]
      table.add(["\(score.findings)"] + counts + shares + [clean] + name)
    }
    return table.text
  }

  private var clean: String {
    guard !audit.clean.isEmpty else { return "" }
    let others = audit.otherFamilies
    var table = TextTable(
      ["drafts", "words", "stray, per 1,000: error", "error+warning", "all"]
        + others.map { shown($0, lineBreaks: .escaped) } + ["drafts without stray lines"])
    for (group, drafts) in audit.orderedClean {
      let tiers = Severity.tiers.map { drafts.falseAlarms[$0] ?? 0 }
      let rates = (tiers + others.map { drafts.others[$0] ?? 0 }).map { share(drafts.perThousandWords($0)) }
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
      let heading = "Missed: \(shown(name, lineBreaks: .escaped)) (\(found[.advice]?.misses ?? 0) lines)\n"
      return heading + entries.map { $0.line(indent: 2, width) + "\n" }.joined()
    }.joined(separator: "\n")
  }

  private func shares(of confusion: Confusion) -> [String] {
    [confusion.precision, confusion.recall, confusion.f1].map(share)
  }
}

/// What stands where there is no number.
private let none = "–"

private func share(_ value: Double?) -> String { value.map { decimal($0, digits: 3) } ?? none }

private func signed(_ score: Double) -> String { (score < 0 ? "−" : "+") + decimal(score.magnitude, digits: 2) }
