package import Rules

extension Rule {
  /// Finds out what each pattern of the rule needs, so that it need not be done when all rules are compiled: a thread can
  /// do it for its rules.
  package mutating func findNeeds() {
    switch matcher {
    case .patterns(let patterns, let options):
      matcher = .patterns(patterns.map { $0.withNeeds(at: options.place) }, options)
    case .blocks(let condition): matcher = .blocks(condition.withNeeds)
    case .signals(var signals):
      for index in signals.terms.indices {
        signals.terms[index].condition = signals.terms[index].condition.withNeeds
      }
      for index in signals.evidence.indices {
        signals.evidence[index].condition = signals.evidence[index].condition.withNeeds
      }
      matcher = .signals(signals)
    case .phrases, .pairs, .repeatedWords, .repeatedBlocks, .density, .consistent, .indent: break
    }
    condition = condition?.withNeeds
    exceptions = exceptions.map(\.withNeeds)
  }
}

extension Exception {
  fileprivate var withNeeds: Exception {
    switch self {
    case .phrases: self
    case .pattern(let pattern, let reach): .pattern(pattern.withNeeds(at: nil), within: reach)
    case .block(let condition): .block(condition.withNeeds)
    }
  }
}

extension Condition {
  fileprivate var withNeeds: Condition {
    switch self {
    case .pattern(let pattern): .pattern(pattern.withNeeds(at: nil))
    case .neighbour(let side, let inner): .neighbour(side, inner?.withNeeds)
    case .share(let share, let range):
      .share(
        BlockShare(area: share.area, condition: share.condition.withNeeds, among: share.among?.withNeeds), range)
    case .not(let inner): .not(inner.withNeeds)
    case .all(let inner): .all(inner.map(\.withNeeds))
    case .any(let inner): .any(inner.map(\.withNeeds))
    case .number, .flag, .kind, .element, .markup, .starts, .phrases, .draft, .score, .term: self
    }
  }
}

extension Pattern {
  fileprivate func withNeeds(at place: MatchPlace?) -> Pattern {
    var pattern = self
    pattern.needs = needs(at: place)
    return pattern
  }
}
