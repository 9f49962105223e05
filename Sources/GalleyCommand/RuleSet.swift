import Drafts
package import Findings
package import Linting
import Platform

/// Which rules are asked for.
package struct RuleRequest: Sendable {
  /// Folders and files with rules of the user's own.
  package var paths: [String]
  package var includesBundled: Bool
  /// Ids and families to use; empty: all.
  package var select: [String]
  /// Ids and families to leave out.
  package var ignore: [String]
}

/// What is told of a rule.
package struct RuleDescription: Sendable {
  package var id: String
  package var title: String
  package var severity: Severity
  package var message: String
  package var why: String
  /// Sentences the rule flags, marked with `⟦…⟧`.
  package var flagged: [String]
  /// Sentences it leaves alone.
  package var clean: [String]
}

/// The rules in force, ready to lint with.
package struct RuleSet: Sendable {
  package var linter: any DraftLinter
  /// Ordered by id.
  package var rules: [RuleDescription]
  /// What was wrong with rule files and names of rules, ready to be printed.
  package var problems: [String]

  package init(linter: any DraftLinter, rules: [RuleDescription], problems: [String] = []) {
    self.linter = linter
    self.rules = rules
    self.problems = problems
  }

  /// Loads the rules that are asked for. Rules that cannot be read are problems; the others are in force.
  init(_ request: RuleRequest) {
    let files = RuleFile.find(request.paths)
    let selection = RuleSelection(request, known: [])
    self.init(linter: NoRules(), rules: [], problems: files.problems.map { "galley: \($0.text)" } + selection.problems)
  }
}

private struct NoRules: DraftLinter {
  func findings(in draft: Draft) -> [Finding] { [] }
}
