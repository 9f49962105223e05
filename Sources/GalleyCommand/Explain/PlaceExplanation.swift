import Drafts
import Findings
import Linting
import Reporting
import Rules
import SourceText

/// What rules found in a line of a draft, and why those that did not report it let it be.
struct PlaceExplanation {
  private let draft: Draft
  private let rules: [Rule]
  /// What is reported of the draft.
  private let findings: [Finding]
  /// What a stet comment or the baseline lets stand.
  private let accepted: [AcceptedFinding]
  /// The rules of both.
  private let found: Set<String>
  private let line: Int
  /// The bytes of the line in the file.
  private let range: FileRange

  /// - Parameters:
  ///   - line: 1-based; nil where the draft has no such line.
  ///   - verdict: what is said about the draft.
  init?(of line: Int, in draft: Draft, rules: [Rule], _ verdict: DraftJudge.Verdict) {
    let text = draft.source.bytes
    let index = LineIndex(text)
    guard line >= 1, line <= index.starts.count else { return nil }
    let bytes = index.bytes(ofLine: line - 1, in: text)
    self.line = line
    self.draft = draft
    self.rules = rules
    range = draft.source.map.fileRange(of: TextRange(bytes.lowerBound, bytes.upperBound))
    let range = range
    findings = verdict.findings.filter { $0.range.touches(range) }
    accepted = verdict.accepted.filter { $0.finding.range.touches(range) }
    found = Set(findings.map(\.rule) + accepted.map(\.finding.rule))
  }

  var text: String {
    let silent = silentRules
    var sections = [place]
    if !findings.isEmpty { sections.append("Reported:\n" + findings.map(reported).joined(separator: "\n")) }
    if !accepted.isEmpty { sections.append("Let stand:\n" + accepted.map(letStand).joined(separator: "\n")) }
    if !silent.isEmpty { sections.append("Seen and let be:\n" + silent.joined(separator: "\n")) }
    let rest = rules.count { !found.contains($0.id) } - silent.count
    let other = found.isEmpty && silent.isEmpty ? "" : "other "
    sections.append(rest == 1 ? "One \(other)rule had nothing to say." : "\(rest) \(other)rules had nothing to say.")
    return sections.joined(separator: "\n\n")
  }

  // MARK: The place

  private var blocks: [Block] {
    draft.blocks.filter { draft.map.fileRange(of: $0.range).touches(range) }
  }

  /// The line and what it is part of.
  private var place: String {
    let heading = "\(shown(draft.path, lineBreaks: .escaped)):\(line)"
    let parts = blocks.map { block in
      "  \(block.kind.rawValue): \(Self.cut(String(decoding: draft.text[block.range.indices], as: UTF8.self)))"
    }
    return ([heading] + (parts.isEmpty ? ["  nothing that a reader sees"] : parts)).joined(separator: "\n")
  }

  /// A text on one line of 80 characters at most.
  private static func cut(_ text: String) -> String {
    let line = shown(text, lineBreaks: .spaces)
    return line.count <= 80 ? line : line.prefix(79) + "…"
  }

  // MARK: Reported

  private func reported(_ finding: Finding) -> String {
    let rule = shown(finding.rule, lineBreaks: .escaped)
    let lines =
      ["  \(rule) (\(finding.severity.rawValue)): \(shown(finding.message, lineBreaks: .spaces))"]
      + finding.evidence.map { "    \(Self.evidence($0))" }
      + finding.notes.map { "    note: \(shown($0.text, lineBreaks: .spaces))" }
    return lines.joined(separator: "\n")
  }

  private func letStand(_ accepted: AcceptedFinding) -> String {
    let reason = accepted.reason.isEmpty ? "no reason given" : shown(accepted.reason, lineBreaks: .spaces)
    return "  \(shown(accepted.finding.rule, lineBreaks: .escaped)) (\(accepted.source.rawValue)): "
      + "“\(Self.cut(accepted.finding.match))”; \(reason)"
  }

  private static func evidence(_ evidence: Evidence) -> String {
    "\(HumanReporter.score(evidence.score)) \(shown(evidence.text, lineBreaks: .spaces))"
  }

  // MARK: Let be

  /// A line for each rule that found something there and did not report it.
  private var silentRules: [String] {
    let others = rules.filter { rule in
      if case .density = rule.matcher { return false }
      return !found.contains(rule.id)
    }
    let run = VariantRun(draft: draft)
    let relaxed = run.findings(of: others.map { $0.keeping([]) }, in: range)
    let seen = others.indices.filter { !relaxed[$0].isEmpty }
    // Each that saw something, once with all its restrictions and once with each alone.
    let sets = [Set(Restriction.allCases)] + Restriction.allCases.map { [$0] }
    let variants = seen.flatMap { number in sets.map { others[number].keeping($0) } }
    let tried = run.findings(of: variants, in: range)
    let evidence = run.evidence(of: rules, in: range)
    return seen.enumerated().compactMap { place, number in
      let results = tried[(place * sets.count)..<((place + 1) * sets.count)].map(\.isEmpty)
      let kept = zip(Restriction.allCases, results.dropFirst()).filter(\.1).map(\.0)
      let (rule, finding) = (others[number], relaxed[number][0])
      if case .signals(let signals) = rule.matcher {
        guard let weighed = rule.evidence.flatMap({ evidence[$0] }) else { return nil }
        return silence(of: rule, signals, finding, weighed, kept: kept)
      }
      // Far from a finding, there is nothing to explain.
      return kept.count > 1 ? nil : silence(of: rule, finding, isSilentAlone: results[0], kept: kept)
    }
  }

  /// Why a rule that weighs evidence did not report what it found; nil where it was far from that.
  ///
  /// - Parameters:
  ///   - weighed: the evidence beside all other rules.
  ///   - kept: the restrictions that are reason enough, where the rule is alone.
  private func silence(
    of rule: Rule, _ signals: Signals, _ finding: Finding, _ weighed: [Evidence], kept: [Restriction]
  ) -> String? {
    var finding = finding
    finding.evidence = weighed
    var kept = kept.filter { $0 != .place }
    if Self.sum(weighed) < (signals.threshold ?? 0) { kept.append(.place) }
    // What the rule with the evidence says is enough; the condition only says which lines the other names.
    let isSaid = rules.contains { $0.id == signals.source }
    if kept.contains(.condition) && signals.source != nil || kept == [.place] && isSaid { return nil }
    return kept.count > 1 ? nil : silence(of: rule, finding, isSilentAlone: !kept.isEmpty, kept: kept)
  }

  private static func sum(_ evidence: [Evidence]) -> Double { evidence.reduce(0) { $0 + $1.score } }

  /// Why a rule did not report what it found.
  ///
  /// - Parameters:
  ///   - isSilentAlone: whether it reports nothing even if there are no other rules.
  ///   - kept: the restrictions each of which is reason enough.
  private func silence(
    of rule: Rule, _ finding: Finding, isSilentAlone: Bool, kept: [Restriction]
  ) -> String {
    let name = "  \(shown(rule.id, lineBreaks: .escaped))"
    if case .signals(let signals) = rule.matcher, kept == [.place] {
      let evidence = finding.evidence.map { "    \(Self.evidence($0))" }
      return (["\(name): \(weight(finding, signals))"] + evidence).joined(separator: "\n")
    }
    let match = "“\(Self.cut(finding.match))”"
    guard isSilentAlone else { return name + ": \(match); it gave way to another rule that found the same" }
    let reasons = kept.map { reason($0, rule, finding) }
    return name + ": \(match); "
      + (reasons.isEmpty ? "its restrictions together let it be" : reasons.joined(separator: ", and "))
  }

  private func reason(_ restriction: Restriction, _ rule: Rule, _ finding: Finding) -> String {
    switch restriction {
    case .place:
      if case .signals(let signals) = rule.matcher { return "it weighs \(weight(finding, signals))" }
      return "it must stand at another place of its block"
    case .condition: return "its condition (where) does not hold"
    case .exceptions: return "an exception (unless) applies"
    case .scope:
      let kind = blocks.first { draft.map.fileRange(of: $0.range).touches(finding.range) }?.kind
      guard let kind, !rule.scope.kinds.contains(BlockKinds(kind)) else {
        return "it does not look in quotations, links or code"
      }
      return "it does not look in blocks of the kind \(kind.rawValue)"
    }
  }

  /// How far a rule that weighs evidence came: “1.5 of the 3 it takes”.
  private func weight(_ finding: Finding, _ signals: Signals) -> String {
    "\(Self.plain(Self.sum(finding.evidence))) of the \(Self.plain(signals.threshold ?? 0)) it takes"
  }

  /// A number with two decimals at most, and a sign where it is negative.
  private static func plain(_ number: Double) -> String {
    let text = HumanReporter.score(number)
    return text.hasPrefix("+") ? String(text.dropFirst()) : text
  }
}
