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

/// Of which blocks a condition is asked.
struct AskedBlocks {
  /// Whether most blocks are asked, so that it pays to look for what a pattern needs while a block is read.
  var areMost: Bool
  /// The most words that a block may have for the answer to count; nil: any number.
  var mostWords: Int?

  /// Those of the blocks that meet another condition, too.
  func meeting(_ condition: Condition) -> AskedBlocks {
    AskedBlocks(areMost: areMost, mostWords: [mostWords, condition.mostWords].compactMap(\.self).min())
  }
}

extension RuleIndex {
  /// Adds a condition and all inside it; its number.
  mutating func add(_ condition: Condition, of asked: AskedBlocks) -> Int {
    let compiled = compile(condition, asked)
    conditions.append(compiled)
    return conditions.count - 1
  }

  private mutating func compile(_ condition: Condition, _ asked: AskedBlocks) -> CompiledCondition {
    // What is asked of other blocks than those in question.
    let others = AskedBlocks(areMost: asked.areMost)
    return switch condition {
    case .number(let feature, let range): .number(feature, range)
    case .flag(.found, let value): .found(family, value)
    case .flag(let feature, let value): .flag(feature, value)
    case .kind(let kinds): .kind(kinds)
    case .element(let names): .markup(markup.add(names: names))
    case .markup(let words): .markup(markup.add(words: words))
    case .starts(let phrases): .starts(set: add(set: phrases, startsBlock: true))
    case .phrases(let phrases): .phrases(set: add(set: phrases))
    case .pattern(let pattern): .pattern(add(pattern, of: asked))
    case .neighbour(let side, let inner): .neighbour(side, inner.map { add($0, of: others) })
    case .draft(let feature, let range): .draft(feature, range)
    case .share(let share, let range):
      .share(
        share.area, tally: add(tally: [share.condition] + [share.among].compactMap(\.self), of: others),
        among: share.among.map { add(tally: [$0], of: others) }, range)
    case .score(let range): .score(evidenceNumber, range)
    case .term(let name): .term(terms[name] ?? 0)
    case .not(let inner): .not(add(inner, of: asked))
    case .all(let inner): .all(add(inner, of: asked.meeting(condition)))
    case .any(let inner): .any(add(inner, of: asked))
    }
  }

  /// Counts blocks that meet conditions; those that meet terms only are counted once, however often it is asked.
  private mutating func add(tally conditions: [Condition], of asked: AskedBlocks) -> Int {
    let named = conditions.compactMap { if case .term(let name) = $0 { terms[name] } else { nil } }
    if named.count == conditions.count, let known = talliesOfTerms.first(where: { $0.terms == named }) {
      return known.tally
    }
    tallies.append(add(conditions.count == 1 ? conditions[0] : .all(conditions), of: asked))
    if named.count == conditions.count { talliesOfTerms.append((named, tallies.count - 1)) }
    return tallies.count - 1
  }

  /// Adds conditions side by side.
  private mutating func add(_ inner: [Condition], of asked: AskedBlocks) -> Range<Int> {
    let compiled = inner.sorted { $0.cost < $1.cost }.map { compile($0, asked) }
    conditions += compiled
    return (conditions.count - compiled.count)..<conditions.count
  }
}
