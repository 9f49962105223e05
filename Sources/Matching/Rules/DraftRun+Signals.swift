package import Drafts
import Findings
import Rules
import SourceText

extension DraftRun {
  func runSignals(_ rule: CompiledSignals, of number: Int) {
    let (kinds, condition) = (rules.compiled[number].scope.kinds, rules.compiled[number].condition)
    let second = rules.evidence[rule.evidence].second
    let scores = firstScores(rule.evidence)
    // Sums of decimal fractions: what was written as equal counts as equal.
    let threshold = rule.threshold - 1e-9
    var candidates = judgement.unclaimed(scores.blocks, evidence: rule.evidence).filter { block in
      scores.sums[block] + second.most[0] >= threshold && kinds.contains(BlockKinds(draft.blocks[block].kind))
    }
    if let condition { candidates = blocks(of: candidates, meeting: condition) }
    candidates.forEach { block in
      let sum = weigh(second, block, from: scores.sums[block], floor: threshold)
      let range = draft.blocks[block].range
      var match = Match(block: block, range: range, matched: range)
      guard sum >= threshold, isInScope(number, match), !isExcepted(number, match) else { return }
      judgement.claim(block, evidence: rule.evidence)
      match.severity = rule.severity(of: sum)
      add(match, to: number)
    }
  }

  /// The strongest pieces of evidence that hold for a block, and what the others come to.
  ///
  /// - Parameter signals: those of a rule that found the block.
  func evidence(of signals: CompiledSignals, for block: Int) -> [Evidence] {
    let evidence = rules.evidence[signals.evidence]
    let columns = judgement.columns(evidence: signals.evidence)
    var list: [Evidence] = []
    list.reserveCapacity(Self.shownEvidence + 1)
    var (count, rest) = (0, 0.0)
    for piece in evidence.byStrength {
      let isMet =
        switch piece.test {
        case .condition(let condition): holds(condition, block)
        case .terms(let piece): columns?.holds(piece, of: evidence.ofTerms, block) ?? false
        }
      guard isMet else { continue }
      count += 1
      if count > Self.shownEvidence { rest += piece.score }
      if list.count <= Self.shownEvidence {
        list.append(Evidence(text: evidence.signals[piece.place].says, score: piece.score))
      }
    }
    if count > list.count {
      list[Self.shownEvidence] = Evidence(
        text: String(count - Self.shownEvidence) + " weaker pieces of evidence together",
        score: (rest * 100).rounded() / 100)
    }
    return list
  }

  /// How many pieces of evidence a finding lists one by one; one more where that is all.
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

  /// What evidence says of blocks before any that asks for scores counts.
  private func firstScores(_ number: Int) -> Judgement.FirstScores {
    judgement.scores(evidence: number) {
      let evidence = rules.evidence[number]
      var blocks = BlockBits(allOf: draft.blocks.count)
      var sums = [Double](repeating: 0, count: draft.blocks.count)
      let mostOfTerms = evidence.ofTerms.most
      for (index, piece) in evidence.first.pieces.enumerated() where !blocks.isEmpty {
        self.blocks(of: blocks, meeting: piece.condition).forEach { sums[$0] += piece.score }
        let floor = evidence.floor - evidence.first.most[index + 1] - mostOfTerms
        blocks = blocks.filter { sums[$0] >= floor }
      }
      if !blocks.isEmpty, !evidence.ofTerms.isEmpty {
        ask(number, of: blocks, evidence.distances)
        judgement.columns(evidence: number)?.weigh(evidence.ofTerms, blocks, into: &sums)
      }
      BlockBits(allOf: draft.blocks.count).subtracting(blocks).forEach { sums[$0] = -.infinity }
      return Judgement.FirstScores(blocks: blocks, sums: sums)
    }
  }

  /// Asks the terms of some evidence about blocks.
  ///
  /// - Parameter distances: for each term, how far from these it is asked, as in `CompiledEvidence`.
  fileprivate func ask(_ evidence: Int, of blocks: BlockBits, _ distances: [Int?]) {
    let terms = rules.evidence[evidence].terms
    let steps = Set(distances.compactMap(\.self)).sorted()
    let areas = steps.map { blocks.spread(by: $0) }
    judgement.begin(TermColumns(terms, areas: areas, count: blocks.count), evidence: evidence)
    for (term, distance) in zip(terms, distances) {
      guard let area = steps.firstIndex(where: { $0 == distance }) else { continue }
      judgement.keep(self.blocks(of: areas[area], meeting: rules.terms[term]), term: term, area: area)
    }
  }

  func firstScore(_ evidence: Int, _ block: Int) -> Double { firstScores(evidence).sums[block] }

  func holds(term: Int, _ block: Int) -> Bool {
    judgement.known(term: term, block) ?? holds(rules.terms[term], block)
  }

  /// The blocks that a rule of a family covers half of with one of its matches; rules that weigh evidence do not count.
  func found(by family: Int) -> BlockBits {
    judgement.found(family: family) {
      var found = BlockBits(noneOf: draft.blocks.count)
      for (number, matches) in matches.enumerated()
      where !matches.isEmpty && rules.compiled[number].knowsWhatItSaw
        && rules.compiled[number].family == family
      {
        for match in matches where match.range.count * 2 >= draft.blocks[match.block].range.count {
          found.insert(match.block)
        }
      }
      return found
    }
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
    run.ask(signals.evidence, of: BlockBits(allOf: draft.blocks.count), terms.map { _ in 0 })
    return draft.blocks.indices.map { block in
      terms.indices.filter { run.holds(term: terms[$0], block) }
    }
  }
}
