import Rules

/// Collects the phrases and patterns of all rules while they are compiled, so that one pass finds them all.
struct RuleIndex {
  /// Who wants to know of a phrase.
  enum User {
    case phrase(rule: Int, phrase: Int)
    case spelling(rule: Int, group: Int, spelling: Int)
    /// A set of phrases in a condition or exception.
    case set(Int)
    /// A literal of a pattern.
    case literal(pattern: Int)
  }

  /// For each phrase of the automaton; a phrase that several want stands in it several times.
  private(set) var users: [User] = []
  private(set) var phrases: [[UInt8]] = []
  private(set) var patterns: [CompiledPattern] = []
  /// For each pattern the rule whose matcher it is; nil where it belongs to a condition or exception.
  private(set) var owners: [Int?] = []
  private(set) var setCount = 0
  var exceptionCount = 0

  mutating func add(_ phrase: String, _ user: User) {
    phrases.append(FoldedText.symbols(of: phrase))
    users.append(user)
  }

  /// A new set of phrases; its number.
  mutating func add(set phrases: [String]) -> Int {
    setCount += 1
    for phrase in phrases { add(phrase, .set(setCount - 1)) }
    return setCount - 1
  }

  /// A new pattern, with the rule whose matches it finds; its number.
  @discardableResult
  mutating func add(_ pattern: Pattern, owner: Int? = nil, place: MatchPlace = .anywhere) -> Int {
    let compiled = CompiledPattern(pattern, place: place)
    patterns.append(compiled)
    owners.append(owner)
    for literal in compiled.literals { add(literal, .literal(pattern: patterns.count - 1)) }
    return patterns.count - 1
  }
}

/// A condition with its phrases and patterns replaced by numbers.
indirect enum CompiledCondition: Sendable {
  case number(NumberFeature, NumberRange)
  case flag(FlagFeature, Bool)
  case kind(BlockKinds)
  case element([String])
  case markup([String])
  case starts(set: Int)
  case phrases(set: Int)
  case pattern(Int)
  case neighbour(Condition.Side, CompiledCondition?)
  case draft(DraftFeature, NumberRange)
  case not(CompiledCondition)
  case all([CompiledCondition])
  case any([CompiledCondition])

  init(_ condition: Condition, _ index: inout RuleIndex) {
    switch condition {
    case .number(let feature, let range): self = .number(feature, range)
    case .flag(let feature, let value): self = .flag(feature, value)
    case .kind(let kinds): self = .kind(kinds)
    case .element(let names): self = .element(names.map { $0.lowercased() })
    case .markup(let words): self = .markup(words.map { $0.lowercased() })
    case .starts(let phrases): self = .starts(set: index.add(set: phrases))
    case .phrases(let phrases): self = .phrases(set: index.add(set: phrases))
    case .pattern(let pattern): self = .pattern(index.add(pattern))
    case .neighbour(let side, let inner): self = .neighbour(side, inner.map { CompiledCondition($0, &index) })
    case .draft(let feature, let range): self = .draft(feature, range)
    case .not(let inner): self = .not(CompiledCondition(inner, &index))
    case .all(let inner): self = .all(inner.map { CompiledCondition($0, &index) })
    case .any(let inner): self = .any(inner.map { CompiledCondition($0, &index) })
    }
  }
}

/// An exception with its phrases and pattern replaced by numbers.
struct CompiledException: Sendable {
  enum Test: Sendable {
    case phrases(set: Int)
    case pattern(Int)
    case block(CompiledCondition)
  }

  /// Among the exceptions of all rules.
  let number: Int
  let test: Test
  /// How near what the test finds must stand to a match.
  let reach: Exception.Reach

  init(_ exception: Exception, _ index: inout RuleIndex) {
    number = index.exceptionCount
    index.exceptionCount += 1
    switch exception {
    case .phrases(let phrases, let reach): (test, self.reach) = (.phrases(set: index.add(set: phrases)), reach)
    case .pattern(let pattern, let reach): (test, self.reach) = (.pattern(index.add(pattern)), reach)
    case .block(let condition): (test, reach) = (.block(CompiledCondition(condition, &index)), .block)
    }
  }
}

/// A rule whose phrases, patterns and conditions stand in the index.
///
/// An object, and what is asked for at every match kept apart: copying a rule costs more than most of the questions.
final class CompiledRule: Sendable {
  let rule: Rule
  let scope: Scope
  /// Where matches of words must stand and what findings cover.
  let options: TextOptions
  let condition: CompiledCondition?
  let exceptions: [CompiledException]
  let plan: Plan

  /// Whether it looks for words rather than at blocks as a whole.
  var namesWords: Bool {
    switch plan {
    case .phrases, .patterns: true
    case .blocks, .signals, .other: false
    }
  }

  /// How the rule's matches are found.
  enum Plan: Sendable {
    /// By the pass over the text; phrases by number, to be checked for case.
    case phrases([[UInt8]], isCaseSensitive: Bool)
    case patterns
    case blocks(CompiledCondition)
    case signals([(score: Double, says: String, condition: CompiledCondition)])
    /// By a pass of their own over the draft.
    case other
  }

  init(_ rule: Rule, number: Int, _ index: inout RuleIndex) {
    self.rule = rule
    scope = rule.scope
    switch rule.matcher {
    case .phrases(_, _, let options), .patterns(_, let options): self.options = options
    default: options = TextOptions()
    }
    condition = rule.condition.map { CompiledCondition($0, &index) }
    exceptions = rule.exceptions.map { CompiledException($0, &index) }
    switch rule.matcher {
    case .phrases(let phrases, let isCaseSensitive, _):
      for (phrase, item) in phrases.enumerated() { index.add(item.text, .phrase(rule: number, phrase: phrase)) }
      plan = .phrases(phrases.map { Array($0.text.utf8) }, isCaseSensitive: isCaseSensitive)
    case .patterns(let patterns, let options):
      for pattern in patterns { index.add(pattern, owner: number, place: options.place) }
      plan = .patterns
    case .blocks(let condition): plan = .blocks(CompiledCondition(condition, &index))
    case .signals(let signals):
      plan = .signals(signals.evidence.map { ($0.score, $0.says, CompiledCondition($0.condition, &index)) })
    case .consistent(let groups):
      for (group, spellings) in groups.enumerated() {
        for (spelling, text) in spellings.enumerated() {
          index.add(text, .spelling(rule: number, group: group, spelling: spelling))
        }
      }
      plan = .other
    case .pairs, .repeatedWords, .repeatedBlocks, .density, .indent: plan = .other
    }
  }
}
