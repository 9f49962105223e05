import Drafts
import Findings
import Rules
import SourceText

/// Turns the matches of a run into findings.
struct FindingBuilder {
  private let run: DraftRun
  let draft: Draft
  let bytes: [UInt8]

  init(_ run: DraftRun) {
    self.run = run
    draft = run.draft
    bytes = run.text
  }

  /// Findings in the order of the file; at one place in the order of their ends, then of the rules' ids.
  func findings() -> [Finding] {
    var findings: [Finding] = []
    let settled = settledMatches()
    for (number, matches) in settled.enumerated() {
      for match in matches { findings.append(finding(match, number)) }
    }
    for (number, block) in run.gaveUp { findings.append(surrender(number, block)) }
    findings.sort { ($0.range.start, $0.range.end, $0.rule) < ($1.range.start, $1.range.end, $1.rule) }
    return merged(findings)
  }

  /// One finding for each place and family: the most severe, with the other rules in a note. A rule that judges the
  /// whole draft is left beside the others.
  private func merged(_ findings: [Finding]) -> [Finding] {
    let wholeDraft = Set(
      run.rules.compiled.lazy.filter { if case .density = $0.rule.matcher { true } else { false } }.map(\.rule.id))
    var merged: [Finding] = []
    var first = 0
    for finding in findings {
      if let last = merged.last, last.range != finding.range { first = merged.count }
      guard !wholeDraft.contains(finding.rule),
        let twin = merged[first...].firstIndex(where: {
          $0.family == finding.family && !wholeDraft.contains($0.rule)
        })
      else {
        merged.append(finding)
        continue
      }
      let isMore = rank(of: merged[twin]) < rank(of: finding)
      let other = isMore ? merged[twin] : finding
      var kept = isMore ? finding : merged[twin]
      kept.notes += other.notes + [Note(text: "\(other.rule) says so, too.")]
      merged[twin] = kept
    }
    return merged
  }

  /// How much a finding says: severe before mild, rules that name words before those that judge a block as a whole.
  private func rank(of finding: Finding) -> (Int, Int) {
    let severity = Severity.allCases.firstIndex(of: finding.severity) ?? 0
    let namesWords = run.rules.compiled.contains { $0.rule.id == finding.rule && $0.namesWords }
    return (severity, namesWords ? 1 : 0)
  }

  /// The matches without those that say again what a longer or more certain one says.
  private func settledMatches() -> [[DraftRun.Match]] {
    var settled = run.matches.map(Self.withoutOverlaps)
    var byFamily: [String: [TextRange]] = [:]
    for (number, matches) in settled.enumerated() where !matches.isEmpty && !isWeighed(number) {
      byFamily[run.rules.compiled[number].rule.family, default: []] += matches.map(\.range)
    }
    for number in settled.indices where !settled[number].isEmpty && isWeighed(number) {
      let family = run.rules.compiled[number].rule.family
      guard let others = byFamily[family]?.sorted() else { continue }
      settled[number].removeAll { match in Self.covers(others, match.range) }
    }
    return settled
  }

  /// Rules that weigh evidence give way to rules that know what they saw.
  private func isWeighed(_ number: Int) -> Bool {
    if case .signals = run.rules.compiled[number].plan { return true }
    return false
  }

  /// Whether ascending ranges cover at least half of `range`.
  private static func covers(_ ranges: [TextRange], _ range: TextRange) -> Bool {
    var covered = 0
    var end = range.start
    for other in ranges[ranges.firstIndex(notBefore: { $0.start < range.start })...] {
      guard other.start < range.end else { break }
      covered += max(0, min(other.end, range.end) - max(other.start, end))
      end = max(end, other.end)
    }
    return 2 * covered >= range.count
  }

  /// The leftmost and longest of the matches of one rule that overlap; of several findings at one place, that of the
  /// longest match.
  private static func withoutOverlaps(_ matches: [DraftRun.Match]) -> [DraftRun.Match] {
    guard matches.count > 1 else { return matches }
    var kept: [DraftRun.Match] = []
    let sorted = matches.enumerated().sorted {
      ($0.element.range.start, -$0.element.range.end, -$0.element.matched.count, $0.offset)
        < ($1.element.range.start, -$1.element.range.end, -$1.element.matched.count, $1.offset)
    }
    for (_, match) in sorted {
      if let last = kept.last, match.range.start < last.range.end { continue }
      kept.append(match)
    }
    return kept
  }

  // MARK: One finding

  func text(_ range: TextRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }

  private func finding(_ match: DraftRun.Match, _ number: Int) -> Finding {
    let rule = run.rules.compiled[number].rule
    return Finding(
      rule: rule.id, severity: match.severity ?? rule.severity, range: draft.map.fileRange(of: match.range),
      match: text(match.range), message: filled(rule.message, match), why: rule.why, evidence: match.evidence,
      notes: match.notes.map { Note(text: $0.0, range: draft.map.fileRange(of: $0.1)) },
      fixes: rule.fix.flatMap { fix($0, match, rule) }.map { [$0] } ?? [])
  }

  private func surrender(_ number: Int, _ block: Int) -> Finding {
    let rule = run.rules.compiled[number].rule
    let range = draft.blocks[block].range
    return Finding(
      rule: rule.id, severity: .error, range: draft.map.fileRange(of: range), match: text(range),
      message: "A pattern of this rule gave up here: it took more than \(PatternScratch.matchLimit) steps.",
      why: "The block was not checked to its end. Make the pattern simpler: nested repetition is the usual cause.")
  }

  private func filled(_ template: MessageTemplate, _ match: DraftRun.Match) -> String {
    template.filled { name in
      if let group = match.groups[name] { return Self.oneLine(text(group)) }
      return name == "match" ? Self.oneLine(text(match.matched)) : nil
    }
  }

  /// White space collapsed, and cut after 80 characters.
  static func oneLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= 80 ? line : line.prefix(79) + "…"
  }

  /// A text as titles of fixes name it.
  static func named(_ text: String) -> String {
    if text == " " { return "one space" }
    let line = oneLine(text)
    return line.isEmpty ? "the white space" : "“\(line)”"
  }
}
