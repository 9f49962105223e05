import Findings

extension LabelledAudit {
  /// The audit of one draft.
  ///
  /// - Parameters:
  ///   - measured: the lines of the draft.
  ///   - findings: all that was found in it, ordered by place.
  ///   - listed: how many false alarms, and how many misses of each kind, to keep.
  init(_ draft: LabelledDraft, _ measured: MeasuredLines, findings: [Finding], listed: Int) {
    let stray = findings.filter { Self.strayFamilies.contains($0.family) }
    drafts = 1
    for line in draft.lines { lines[line.label, default: 0] += 1 }
    var flagged: ByTier<[Bool]> = [:]
    for tier in Severity.allCases {
      flagged[tier] = measured.flagged(by: stray.filter { $0.severity >= tier }.map(\.range))
    }
    countScores(draft, measured, flagged)
    countCategories(draft, flagged)
    countRules(draft, measured, findings)
    if draft.isClean { countClean(draft, words: measured.words, findings) }
    if listed > 0 {
      let all = flagged[.advice] ?? []
      listFalseAlarms(draft, measured, stray, flagged: all, limit: listed)
      listMisses(draft, flagged: all, limit: listed)
    }
  }

  private mutating func countScores(_ draft: LabelledDraft, _ measured: MeasuredLines, _ flagged: ByTier<[Bool]>) {
    let labels = draft.lines.map(\.label)
    scores = flagged.mapValues { LineScore(labels, measured, flagged: $0) }
    if let style = draft.style { styles[style] = scores }
  }

  private mutating func countCategories(_ draft: LabelledDraft, _ flagged: ByTier<[Bool]>) {
    for (index, line) in draft.lines.enumerated() where line.label == .stray {
      for (tier, flags) in flagged {
        categories[line.category ?? "?", default: [:]][tier, default: Confusion()]
          .count(.stray, isFlagged: flags[index])
      }
    }
  }

  private mutating func countRules(_ draft: LabelledDraft, _ measured: MeasuredLines, _ findings: [Finding]) {
    for (rule, findings) in Dictionary(grouping: findings, by: { RuleSeverity($0) }) {
      var score = RuleScore()
      score.findings = findings.count
      if draft.isClean { score.inCleanDrafts = findings.count }
      if let family = findings.first?.family, Self.strayFamilies.contains(family) {
        let flagged = measured.flagged(by: findings.map(\.range))
        for (index, line) in draft.lines.enumerated() where flagged[index] {
          score.lines.count(line.label, isFlagged: true)
          score.characters.count(line.label, isFlagged: true, as: measured.lines[index].characters)
        }
      }
      rules[rule] = score
    }
  }

  private mutating func countClean(_ draft: LabelledDraft, words: Int, _ findings: [Finding]) {
    var counts = CleanDrafts()
    counts.drafts = 1
    counts.words = words
    for finding in findings {
      if Self.strayFamilies.contains(finding.family) {
        for tier in Severity.allCases where finding.severity >= tier { counts.falseAlarms[tier, default: 0] += 1 }
      } else {
        counts.others[finding.family, default: 0] += 1
      }
    }
    for group in CleanGroup.groups(of: draft) { clean[group] = counts }
  }

  private mutating func listFalseAlarms(
    _ draft: LabelledDraft, _ measured: MeasuredLines, _ findings: [Finding], flagged: [Bool], limit: Int
  ) {
    falseAlarms = FalseAlarms(limit: limit)
    for finding in findings {
      let lines = measured.lines(in: finding.range)
      let wrong = lines.first { flagged[$0] && draft.lines[$0].label == .content }
      guard let line = wrong ?? (draft.isClean ? lines.first : nil) else { continue }
      falseAlarms.add(FalseAlarm(finding, at: DraftPlace(path: draft.id, line: line + 1)))
    }
  }

  private mutating func listMisses(_ draft: LabelledDraft, flagged: [Bool], limit: Int) {
    for (index, line) in draft.lines.enumerated() where line.label == .stray && !flagged[index] {
      misses[line.category ?? "?", default: TextSample(limit: limit)]
        .add(String(line.text.drop { $0.isWhitespace }), at: DraftPlace(path: draft.id, line: index + 1))
    }
  }
}
