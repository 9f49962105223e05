import Rules

/// A condition with its phrases, patterns and inner conditions replaced by numbers: a plain value, cheap to copy.
enum CompiledCondition: Sendable {
  case number(NumberFeature, NumberRange)
  case flag(FlagFeature, Bool)
  case kind(BlockKinds)
  /// A test of the mark-up around the block, by number.
  case markup(Int)
  case starts(set: Int)
  case phrases(set: Int)
  case pattern(Int)
  /// The block before or after meets a condition, by number; nil: there is no such block.
  case neighbour(Condition.Side, Int?)
  case draft(DraftFeature, NumberRange)
  /// A share of the blocks in an area, by the numbers of the tallies of the condition and of those it is counted among.
  case share(BlockShare.Area, tally: Int, among: Int?, NumberRange)
  /// What evidence says of the block in the first pass, by the number of the evidence.
  case score(Int, NumberRange)
  /// A term, by its number among those of all rules.
  case term(Int)
  /// A rule of a family, by the family's number, found the block.
  case found(Int, Bool)
  case not(Int)
  /// Conditions by number, the cheap ones first.
  case all(Range<Int>)
  case any(Range<Int>)
}

extension Condition {
  /// About what a condition costs to test, in steps.
  var cost: Int {
    switch self {
    case .kind, .draft: 1
    case .number(.topicShare, _): 50
    case .number, .flag, .element, .markup: 2
    case .starts, .phrases: 5
    case .pattern: 20
    case .neighbour(_, let inner): 2 + (inner?.cost ?? 0)
    case .share(let share, _): 3 + share.condition.cost / 4
    case .score: 2
    case .term: 5
    case .not(let inner): inner.cost
    case .all(let inner), .any(let inner): inner.reduce(1) { $0 + $1.cost }
    }
  }
}

extension RuleIndex {
  /// Adds a condition and all inside it; its number.
  ///
  /// - Parameter isAskedOften: whether most blocks are asked whether they meet it.
  mutating func add(_ condition: Condition, isAskedOften: Bool) -> Int {
    let compiled = compile(condition, isAskedOften)
    conditions.append(compiled)
    return conditions.count - 1
  }

  private mutating func compile(_ condition: Condition, _ isAskedOften: Bool) -> CompiledCondition {
    switch condition {
    case .number(let feature, let range): .number(feature, range)
    case .flag(.found, let value): .found(family, value)
    case .flag(let feature, let value): .flag(feature, value)
    case .kind(let kinds): .kind(kinds)
    case .element(let names): .markup(markup.add(names: names))
    case .markup(let words): .markup(markup.add(words: words))
    case .starts(let phrases): .starts(set: add(set: phrases, startsBlock: true))
    case .phrases(let phrases): .phrases(set: add(set: phrases))
    case .pattern(let pattern): .pattern(add(pattern, isAskedOften: isAskedOften))
    case .neighbour(let side, let inner): .neighbour(side, inner.map { add($0, isAskedOften: isAskedOften) })
    case .draft(let feature, let range): .draft(feature, range)
    case .share(let share, let range):
      .share(
        share.area, tally: add(tally: [share.condition] + [share.among].compactMap(\.self), isAskedOften),
        among: share.among.map { add(tally: [$0], isAskedOften) }, range)
    case .score(let range): .score(evidenceNumber, range)
    case .term(let name): .term(terms[name] ?? 0)
    case .not(let inner): .not(add(inner, isAskedOften: isAskedOften))
    case .all(let inner): .all(add(inner, isAskedOften))
    case .any(let inner): .any(add(inner, isAskedOften))
    }
  }

  /// Counts blocks that meet conditions; those that meet terms only are counted once, however often it is asked.
  private mutating func add(tally conditions: [Condition], _ isAskedOften: Bool) -> Int {
    let named = conditions.compactMap { if case .term(let name) = $0 { terms[name] } else { nil } }
    if named.count == conditions.count, let known = talliesOfTerms[named] { return known }
    tallies.append(add(conditions.count == 1 ? conditions[0] : .all(conditions), isAskedOften: isAskedOften))
    if named.count == conditions.count { talliesOfTerms[named] = tallies.count - 1 }
    return tallies.count - 1
  }

  /// Adds conditions side by side.
  private mutating func add(_ inner: [Condition], _ isAskedOften: Bool) -> Range<Int> {
    let compiled = inner.sorted { $0.cost < $1.cost }.map { compile($0, isAskedOften) }
    conditions += compiled
    return (conditions.count - compiled.count)..<conditions.count
  }
}
