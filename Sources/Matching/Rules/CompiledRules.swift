package import Drafts
package import Findings
package import Rules
import SourceText

/// Rules ready to run on drafts, from any number of threads.
package struct CompiledRules: Sendable {
  let compiled: [CompiledRule]
  let patterns: [CompiledPattern]
  let users: [RuleIndex.User]
  let automaton: PhraseAutomaton
  /// For each pattern the rule whose matches it finds, if it is a rule's matcher.
  let owners: [Int?]
  /// Patterns of matchers without a required literal: they run on every block their rule looks in.
  let restlessPatterns: [Int]
  let exceptionCount: Int
  /// Rules that look at blocks or at the whole draft, whatever phrases it has.
  let passes: [Int]

  /// Puts all phrases and required literals into one automaton. Patterns are compiled when they are first used.
  package init(_ rules: [Rule]) {
    var index = RuleIndex()
    let compiled = rules.enumerated().map { CompiledRule($1, number: $0, &index) }
    self.compiled = compiled
    patterns = index.patterns
    users = index.users
    automaton = PhraseAutomaton(index.phrases)
    owners = index.owners
    exceptionCount = index.exceptionCount
    restlessPatterns = patterns.indices.filter { index.owners[$0] != nil && index.patterns[$0].literals.isEmpty }
    passes = compiled.indices.filter { number in
      switch compiled[number].plan {
      case .phrases, .patterns: false
      case .blocks, .signals, .other: true
      }
    }
  }

  /// What the rules say of a draft, in the order of the file.
  package func findings(in draft: Draft) -> [Finding] {
    let run = DraftRun(self, draft)
    return run.findings()
  }
}
