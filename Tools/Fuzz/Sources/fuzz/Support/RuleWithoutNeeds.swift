@testable import Rules

extension Rule {
  /// The rule with patterns that run on every block, whatever stands in it.
  var withoutNeeds: Rule {
    var rule = self
    switch matcher {
    case .patterns(let patterns, let options): rule.matcher = .patterns(patterns.map(\.withoutNeeds), options)
    case .blocks(let condition): rule.matcher = .blocks(condition.withoutNeeds)
    case .signals(var signals):
      for index in signals.terms.indices {
        signals.terms[index].condition = signals.terms[index].condition.withoutNeeds
      }
      for index in signals.evidence.indices {
        signals.evidence[index].condition = signals.evidence[index].condition.withoutNeeds
      }
      rule.matcher = .signals(signals)
    case .phrases, .pairs, .repeatedWords, .repeatedBlocks, .density, .consistent, .indent: break
    }
    rule.condition = condition?.withoutNeeds
    rule.exceptions = exceptions.map { exception in
      switch exception {
      case .phrases: exception
      case .pattern(let pattern, let reach): .pattern(pattern.withoutNeeds, within: reach)
      case .block(let condition): .block(condition.withoutNeeds)
      }
    }
    return rule
  }
}

extension Pattern {
  fileprivate var withoutNeeds: Pattern {
    var pattern = self
    pattern.needs = PatternNeeds()
    return pattern
  }
}

extension Condition {
  fileprivate var withoutNeeds: Condition {
    switch self {
    case .pattern(let pattern): .pattern(pattern.withoutNeeds)
    case .neighbour(let side, let inner): .neighbour(side, inner?.withoutNeeds)
    case .share(let share, let range):
      .share(
        BlockShare(area: share.area, condition: share.condition.withoutNeeds, among: share.among?.withoutNeeds), range)
    case .not(let inner): .not(inner.withoutNeeds)
    case .all(let inner): .all(inner.map(\.withoutNeeds))
    case .any(let inner): .any(inner.map(\.withoutNeeds))
    case .number, .flag, .kind, .element, .markup, .starts, .phrases, .draft, .score, .term: self
    }
  }
}
