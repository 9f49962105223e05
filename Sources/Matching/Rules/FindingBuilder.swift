import Drafts
import Findings
import Rules
import SourceText

/// Turns the matches of a run into findings.
struct FindingBuilder {
  let run: DraftRun
  let draft: Draft
  let bytes: [UInt8]

  init(_ run: DraftRun) {
    self.run = run
    draft = run.draft
    bytes = run.text
  }

  /// Findings in the order of the file; at one place in the order of their ends, then of the rules' ids.
  func findings() -> [Finding] {
    let settled = settledMatches()
    var candidates: [Candidate] = []
    for number in settled.indices {
      for place in settled[number].indices {
        candidates.append(candidate(settled[number][place], at: place, of: number))
      }
    }
    var surrendered: Set<[Int]> = []
    // The last of a pattern's says more than those before it.
    for surrender in run.surrenders.all.reversed() {
      let rule = run.rules.askers[surrender.pattern]
      guard surrendered.insert([rule, surrender.block]).inserted else { continue }
      let range = draft.map.fileRange(of: draft.blocks[surrender.block].range)
      candidates.append(Candidate(rule: rule, source: .surrender(surrender), range: range, severity: .error))
    }
    let rules = run.rules.compiled
    let order = candidates.indices.sorted { left, right in
      let (one, other) = (candidates[left].range, candidates[right].range)
      if one != other { return (one.start, one.end) < (other.start, other.end) }
      return rules[candidates[left].rule].rule.id < rules[candidates[right].rule].rule.id
    }
    return merged(order.map { candidates[$0] }, settled).map { merged in
      switch merged.candidate.source {
      case .match(let place): finding(settled[merged.candidate.rule][place], merged)
      case .surrender(let surrender): finding(surrender, merged)
      }
    }
  }

  /// What becomes a finding unless another one says the same. A plain value.
  private struct Candidate {
    enum Source {
      /// The place among the rule's matches.
      case match(Int)
      /// A block on which a pattern gave up.
      case surrender(Surrenders.Surrender)
    }

    let rule: Int
    let source: Source
    let range: FileRange
    let severity: Severity
  }

  /// A candidate that becomes a finding.
  private struct Merged {
    var candidate: Candidate
    /// Its own, and those of the others that say the same.
    var notes: [Note]
  }

  private func candidate(_ match: DraftRun.Match, at place: Int, of number: Int) -> Candidate {
    Candidate(
      rule: number, source: .match(place), range: draft.map.fileRange(of: match.range),
      severity: match.severity ?? run.rules.compiled[number].rule.severity)
  }

  /// One finding for each place and family: the most severe, with the other rules in a note. A rule that judges the
  /// whole draft is left beside the others.
  private func merged(_ candidates: [Candidate], _ matches: [[DraftRun.Match]]) -> [Merged] {
    var merged: [Merged] = []
    merged.reserveCapacity(candidates.count)
    var agreements: [Int: String] = [:]
    var first = 0
    for candidate in candidates {
      let notes = notes(of: candidate, matches)
      if let last = merged.indices.last, merged[last].candidate.range != candidate.range { first = merged.count }
      guard let twin = merged.indices[first...].first(where: { isTwin(merged[$0].candidate, candidate) }) else {
        merged.append(Merged(candidate: candidate, notes: notes))
        continue
      }
      var other = candidate.rule
      if rank(of: merged[twin].candidate) < rank(of: candidate) {
        other = merged[twin].candidate.rule
        merged[twin] = Merged(candidate: candidate, notes: notes + merged[twin].notes)
      } else {
        merged[twin].notes += notes
      }
      let agreement = agreements[other] ?? run.rules.compiled[other].rule.id + " says so, too."
      agreements[other] = agreement
      merged[twin].notes.append(Note(text: agreement))
    }
    return merged
  }

  private func notes(of candidate: Candidate, _ matches: [[DraftRun.Match]]) -> [Note] {
    guard case .match(let place) = candidate.source else { return [] }
    return matches[candidate.rule][place].notes.map { Note(text: $0.0, range: draft.map.fileRange(of: $0.1)) }
  }

  /// Whether two rules of a family judge the same place, neither of them the whole draft.
  private func isTwin(_ one: Candidate, _ other: Candidate) -> Bool {
    run.rules.compiled[one.rule].family == run.rules.compiled[other.rule].family && !judgesDraft(one.rule)
      && !judgesDraft(other.rule)
  }

  private func judgesDraft(_ number: Int) -> Bool {
    if case .density = run.rules.compiled[number].plan { true } else { false }
  }

  /// How much a finding says: severe before mild, rules that name words before those that judge a block as a whole.
  private func rank(of candidate: Candidate) -> (Severity, Int) {
    (candidate.severity, run.rules.compiled[candidate.rule].namesWords ? 1 : 0)
  }

  /// The matches without those that say again what a longer or more certain one says.
  private func settledMatches() -> [[DraftRun.Match]] {
    let rules = run.rules.compiled
    var settled = run.matches
    var byFamily = [[TextRange]](repeating: [], count: run.rules.familyCount)
    for number in settled.indices where !settled[number].isEmpty {
      settled[number] = Self.withoutOverlaps(settled[number])
      if !isWeighed(number) { byFamily[rules[number].family] += settled[number].lazy.map(\.range) }
    }
    for family in byFamily.indices where byFamily[family].count > 1 { byFamily[family].sort() }
    for number in settled.indices where !settled[number].isEmpty && isWeighed(number) {
      let others = byFamily[rules[number].family]
      if !others.isEmpty { settled[number].removeAll { match in Self.covers(others, match.range) } }
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
    // They mostly stand one behind the other.
    let areApart = matches.indices.dropFirst().allSatisfy { index in
      let (one, next) = (matches[index - 1].range, matches[index].range)
      return one.start < next.start && one.end <= next.start
    }
    guard !areApart else { return matches }
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

  private func finding(_ match: DraftRun.Match, _ merged: Merged) -> Finding {
    let candidate = merged.candidate
    // A copy of the rule would cost more than the finding.
    let compiled = run.rules.compiled[candidate.rule]
    let words = compiled.wording
    return Finding(
      rule: compiled.rule.id, severity: candidate.severity, range: candidate.range, match: text(match.range),
      message: filled(words.texts.message, match), why: words.texts.why, evidence: evidence(of: compiled, match),
      notes: merged.notes, fixes: compiled.rule.fix.flatMap { fix($0, match, compiled) }.map { [$0] } ?? [])
  }

  /// What spoke for a match. Worked out last, as most matches of rules that weigh evidence say what another one says.
  private func evidence(of rule: CompiledRule, _ match: DraftRun.Match) -> [Evidence] {
    if case .signals(let signals) = rule.plan { run.evidence(of: signals, for: match.block) } else { match.evidence }
  }

  private func finding(_ surrender: Surrenders.Surrender, _ merged: Merged) -> Finding {
    let candidate = merged.candidate
    let range = draft.blocks[surrender.block].range
    let rest = surrender.isLast ? " It is not run on the rest of the draft, as it did so \(Surrenders.most) times." : ""
    return Finding(
      rule: run.rules.compiled[candidate.rule].rule.id, severity: candidate.severity, range: candidate.range,
      match: Self.oneLine(text(range)),
      message: "A pattern of this rule gave up here: it took too many steps.\(rest)",
      why: "The block was not checked to its end. Make the pattern simpler: nested repetition is the usual cause.",
      notes: merged.notes)
  }

  private func filled(_ template: MessageTemplate, _ match: DraftRun.Match) -> String {
    template.filled { name in
      if let group = match.groups[name] { return Self.oneLine(text(group)) }
      return name == "match" ? Self.oneLine(text(match.matched)) : nil
    }
  }

  /// White space collapsed, and cut after 80 characters.
  static func oneLine(_ text: String) -> String {
    let line = isPlain(text) ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // A character takes a byte at least; texts may be far longer than what is shown of them.
    guard line.utf8.count > 80, line.index(line.startIndex, offsetBy: 81, limitedBy: line.endIndex) != nil else {
      return line
    }
    return line.prefix(79) + "…"
  }

  /// Whether a text has no white space but single spaces between words, as far as that is plain to see: it is ASCII, but for
  /// dashes and quotation marks (U+2010 to U+2027) and letters with marks (U+00C0 to U+00FF).
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    var last = FoldedText.space
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0xC3 {
        index += 2
      } else if byte == 0xE2, bytes[index + 1] == 0x80, 0x90...0xA7 ~= bytes[index + 2] {
        index += 3
      } else {
        guard byte &- 0x20 < 0x5F, byte != FoldedText.space || last != byte else { return false }
        index += 1
      }
      last = byte
    }
    return last != FoldedText.space
  }
}
