package import Drafts
import Findings
import Rules
import SourceText

extension DraftRun {
  func runSignals(_ rule: CompiledSignals, of number: Int) {
    let kinds = rules.compiled[number].scope.kinds
    let evidence = rules.evidence[rule.evidence]
    let scores = firstScores(rule.evidence)
    // Sums of decimal fractions: what was written as equal counts as equal.
    let threshold = rule.threshold - 1e-9
    for (block, item) in draft.blocks.enumerated() where kinds.contains(BlockKinds(item.kind)) {
      guard scores[block] + evidence.second.most[0] >= threshold,
        weigh(evidence.second, block, from: scores[block], floor: threshold) >= threshold,
        !judgement.isClaimed(block, evidence: rule.evidence)
      else { continue }
      let count = matches[number].count
      add(block, evidence, rule, to: number)
      if matches[number].count > count { judgement.claim(block, evidence: rule.evidence) }
    }
  }

  private func add(_ block: Int, _ evidence: CompiledEvidence, _ rule: CompiledSignals, to number: Int) {
    let met = evidence.all.filter { holds($0.condition, block) }
    let sum = met.reduce(0) { $0 + $1.score }
    let range = draft.blocks[block].range
    var match = Match(block: block, range: range, matched: range)
    match.evidence = Self.shown(met, of: evidence)
    let reaches = { (limit: Double) in sum >= limit - 1e-9 }
    if let limit = rule.error, reaches(limit) {
      match.severity = .error
    } else if let limit = rule.warning, reaches(limit) {
      match.severity = .warning
    }
    addIfAllowed(match, to: number)
  }

  /// The strongest pieces of evidence, and what the others come to.
  private static func shown(_ met: [CompiledEvidence.Piece], of evidence: CompiledEvidence) -> [Evidence] {
    let sorted = met.sorted { ($1.score.magnitude, $0.place) < ($0.score.magnitude, $1.place) }
    let shown = sorted.prefix(sorted.count > shownEvidence + 1 ? shownEvidence : sorted.count)
    var list = shown.map { Evidence(text: evidence.signals[$0.place].says, score: $0.score) }
    let rest = sorted[shown.count...]
    if !rest.isEmpty {
      let sum = (rest.reduce(0) { $0 + $1.score } * 100).rounded() / 100
      list.append(Evidence(text: "\(rest.count) weaker pieces of evidence together", score: sum))
    }
    return list
  }

  /// How many pieces of evidence a finding lists one by one.
  private static let shownEvidence = 8

  /// What evidence says of a block, added to `sum`; some sum below `floor` once it cannot reach that any more.
  private func weigh(_ weighing: CompiledEvidence.Weighing, _ block: Int, from sum: Double, floor: Double) -> Double {
    var sum = sum
    for (index, piece) in weighing.pieces.enumerated() {
      if sum + weighing.most[index] < floor { return -.infinity }
      if holds(piece.condition, block) { sum += piece.score }
    }
    return sum
  }

  /// What evidence says of each block before any that asks for scores counts.
  private func firstScores(_ number: Int) -> [Double] {
    judgement.scores(evidence: number) {
      let evidence = rules.evidence[number]
      return draft.blocks.indices.map { block in
        let sum = weigh(evidence.first, block, from: 0, floor: evidence.floor - evidence.mostOfTerms)
        guard sum > -.infinity, !evidence.ofTerms.isEmpty else { return sum }
        let terms = termSet(evidence, block)
        return evidence.ofTerms.reduce(sum) { $1.holds(terms) ? $0 + $1.score : $0 }
      }
    }
  }

  /// The terms of a rule that hold for a block.
  private func termSet(_ evidence: CompiledEvidence, _ block: Int) -> CompiledEvidence.TermPiece.Terms {
    var set = CompiledEvidence.TermPiece.Terms.zero
    for (place, term) in evidence.terms.enumerated() {
      let holds = evidence.areKept[place] ? holds(term: term, block) : holds(rules.terms[term], block)
      if holds { set.insert(place) }
    }
    return set
  }

  func firstScore(_ evidence: Int, _ block: Int) -> Double { firstScores(evidence)[block] }

  func holds(term: Int, _ block: Int) -> Bool {
    if let known = judgement.known(term: term, block) { return known }
    let holds = holds(rules.terms[term], block)
    judgement.keep(holds, term: term, block)
    return holds
  }

  /// Whether a rule of a family that weighs no evidence covers half of a block with one of its matches.
  func isFound(_ family: Int, _ block: Int) -> Bool {
    judgement.found(family: family) {
      var found = Array(repeating: false, count: draft.blocks.count)
      for (number, matches) in matches.enumerated()
      where !matches.isEmpty && rules.compiled[number].knowsWhatItSaw
        && rules.compiled[number].rule.family == rules.families[family]
      {
        for match in matches where match.range.count * 2 >= draft.blocks[match.block].range.count {
          found[match.block] = true
        }
      }
      return found
    }[block]
  }

  /// The share of the blocks in an area that meet the condition of a tally, of all or of those that another tally counts.
  func share(_ area: BlockShare.Area, tally: Int, among: Int?, _ block: Int) -> Double {
    // Alternative texts have no place in the order of the draft, and nothing around them.
    guard block < analysis.bodyCount else { return 0 }
    let range: Range<Int> =
      switch area {
      case .near(let blocks): max(0, block - blocks)..<min(block + blocks + 1, analysis.bodyCount)
      case .run: analysis.runRange(of: block)
      case .draft: 0..<analysis.bodyCount
      }
    let skipped: Int? = if case .near = area { block } else { nil }
    let met = count(tally, in: range, without: skipped)
    let all = among.map { count($0, in: range, without: skipped) } ?? range.count - (skipped == nil ? 0 : 1)
    return BlockFeatures.share(met, of: all)
  }

  /// How many blocks of a range meet the condition of a tally.
  private func count(_ tally: Int, in range: Range<Int>, without skipped: Int?) -> Int {
    let counts = judgement.counts(tally: tally) {
      var counts: [Int32] = [0]
      counts.reserveCapacity(analysis.bodyCount + 1)
      for block in 0..<analysis.bodyCount {
        counts.append(counts[block] + (holds(rules.tallies[tally], block) ? 1 : 0))
      }
      return counts
    }
    let all = counts[range.upperBound] - counts[range.lowerBound]
    return Int(all - (skipped.map { counts[$0 + 1] - counts[$0] } ?? 0))
  }
}

extension CompiledRules {
  /// For each block of a draft the terms of a rule that hold there, by their place in the rule file; what weights are
  /// trained on. Empty where no rule of that id weighs evidence of its own.
  package func terms(of id: String, in draft: Draft) -> [[Int]] {
    guard let rule = compiled.first(where: { $0.rule.id == id }), case .signals(let signals) = rule.plan else {
      return []
    }
    let run = DraftRun(self, draft)
    _ = run.findings()
    let terms = evidence[signals.evidence].terms
    return draft.blocks.indices.map { block in
      terms.indices.filter { run.holds(term: terms[$0], block) }
    }
  }
}
