import Rules
import Synchronization

/// An exception with its phrases and pattern replaced by numbers.
struct CompiledException: Sendable {
  enum Test: Sendable {
    case phrases(set: Int)
    case pattern(Int)
    /// A condition, by number.
    case block(Int)
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
    case .pattern(let pattern, let reach):
      (test, self.reach) = (.pattern(index.add(pattern, of: AskedBlocks(areMost: false))), reach)
    case .block(let condition): (test, reach) = (.block(index.add(condition, of: AskedBlocks(areMost: false))), .block)
    }
  }
}

/// A rule whose phrases, patterns and conditions stand in the index.
///
/// An object, and what is asked for at every match kept apart: copying a rule costs more than most of the questions.
final class CompiledRule: Sendable {
  let rule: Rule
  /// The number of the rule's family.
  let family: Int
  /// What findings take from the rule, once one has.
  private let words = Mutex<RuleWords?>(nil)
  let scope: Scope
  /// Where matches of words must stand and what findings cover.
  let options: TextOptions
  /// By number.
  let condition: Int?
  let exceptions: [CompiledException]
  let plan: Plan

  /// What findings take from the rule, read for the first of them.
  var wording: RuleWords {
    words.withLock { words in
      if let words { return words }
      let read = RuleWords(rule)
      words = read
      return read
    }
  }

  /// Whether it looks for words rather than at blocks as a whole.
  var namesWords: Bool {
    switch plan {
    case .phrases, .patterns: true
    case .blocks, .signals, .density, .other: false
    }
  }

  /// Whether it weighs no evidence.
  var knowsWhatItSaw: Bool { if case .signals = plan { false } else { true } }

  /// How the rule's matches are found.
  enum Plan: Sendable {
    /// By the pass over the text; where case counts, with the phrases by number, to be checked for it.
    case phrases([[UInt8]]?)
    case patterns
    /// Blocks that meet a condition, by number.
    case blocks(Int)
    case signals(CompiledSignals)
    /// After all other rules.
    case density(Density)
    /// By a pass of their own over the draft.
    case other
  }

  init(_ rule: Rule, number: Int, _ index: inout RuleIndex) {
    index.begin(rule)
    self.rule = rule
    family = index.family
    scope = rule.scope
    switch rule.matcher {
    case .phrases(_, _, let options), .patterns(_, let options): self.options = options
    default: options = TextOptions()
    }
    condition = rule.condition.map { index.add($0, of: AskedBlocks(areMost: false)) }
    exceptions = rule.exceptions.map { CompiledException($0, &index) }
    switch rule.matcher {
    case .phrases(let phrases, let isCaseSensitive, _):
      if index.collectsPhrases {
        for (phrase, item) in phrases.all.enumerated() {
          index.add(
            item.text, at: options.place, kinds: scope.searchedKinds, .phrase(rule: number, phrase: phrase))
        }
      }
      plan = .phrases(isCaseSensitive ? phrases.all.map { Array($0.text.utf8) } : nil)
    case .patterns(let patterns, let options):
      for pattern in patterns { index.add(pattern, of: rule, number: number, place: options.place) }
      plan = .patterns
    case .blocks(let condition): plan = .blocks(index.add(condition, of: AskedBlocks(areMost: true)))
    case .signals(let signals): plan = .signals(CompiledSignals(signals, evidence: index.evidenceNumber))
    case .density(let density): plan = .density(density)
    case .consistent(let groups):
      for (group, spellings) in groups.enumerated() {
        for (spelling, text) in spellings.enumerated() {
          index.add(text, at: .anywhere, kinds: scope.kinds, .spelling(rule: number, group: group, spelling: spelling))
        }
      }
      plan = .other
    case .pairs, .repeatedWords, .repeatedBlocks, .indent: plan = .other
    }
  }
}

/// What findings take from a rule: its texts, and phrases with what may be put in their places; an object, as it is asked for
/// with every finding.
final class RuleWords: Sendable {
  let texts: RuleTexts
  /// None where the rule looks for something else.
  let phrases: [Phrase]

  init(_ rule: Rule) {
    texts = rule.texts
    phrases = if case .phrases(let phrases, _, _) = rule.matcher { phrases.all } else { [] }
  }
}
