package import Drafts
package import Findings
package import Rules
import SourceText

/// Rules ready to run on drafts, from any number of threads.
package struct CompiledRules: Sendable {
  /// The rules in force.
  package var rules: [Rule] { compiled.map(\.rule) }

  let compiled: [CompiledRule]
  let patterns: [CompiledPattern]
  let users: [[RuleIndex.User]]
  let automaton: PhraseAutomaton
  /// Patterns without a required literal: they run on every block their rule looks in.
  let restlessPatterns: [Int]

  /// Puts all phrases and required literals into one automaton. Patterns are compiled when they are first used.
  package init(_ rules: [Rule]) {
    var index = RuleIndex()
    compiled = rules.enumerated().map { CompiledRule($1, number: $0, &index) }
    patterns = index.patterns
    users = index.users
    automaton = PhraseAutomaton(index.phrases)
    restlessPatterns = patterns.indices.filter { index.patterns[$0].literals.isEmpty }
  }

  /// What the rules say of a draft, in the order of the file.
  package func findings(in draft: Draft) -> [Finding] {
    let run = DraftRun(self, draft)
    return run.findings()
  }
}
