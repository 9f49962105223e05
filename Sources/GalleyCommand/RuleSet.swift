import BundledRules
import Drafts
package import Linting
import Matching
import Platform
import RuleNotation
package import Rules

/// Which rules are asked for.
package struct RuleRequest: Sendable, Equatable {
  /// Folders and files with rules of the user's own.
  package var paths: [String] = []
  /// Whether the bundled rules are in force, too.
  package var includesBundled = true
  /// Ids and families to use; empty: all.
  package var select: [String] = []
  /// Ids and families to leave out.
  package var ignore: [String] = []
}

/// The rules in force, ready to lint with.
package struct RuleSet: Sendable {
  /// Lints with these rules.
  package private(set) var linter: any DraftLinter
  /// Ordered by id.
  package private(set) var rules: [Rule]
  /// What was wrong with rule files and names of rules, ready to be printed.
  package private(set) var problems: [String]
  /// The bytes of the rule files by path, to point into.
  private var sources: [String: [UInt8]] = [:]

  package init(linter: any DraftLinter, rules: [Rule], problems: [String] = []) {
    self.linter = linter
    self.rules = rules
    self.problems = problems
  }

  /// Loads the rules that are asked for. Rules that cannot be read are problems; the others are in force.
  ///
  /// A rule of the user's own replaces a bundled one, or one named earlier, of the same id.
  ///
  /// - Parameter readsExamples: whether to keep the examples, which linting does not need.
  init(_ request: RuleRequest, readsExamples: Bool = false) {
    let bundled = request.includesBundled && !readsExamples ? RuleImage.rules(in: BundledRules.image) : nil
    if request == RuleRequest(), let bundled {
      self.init(linter: CompiledRules(bundled, phraseImage: BundledRules.phraseImage), rules: bundled)
      return
    }
    var problems: [String] = []
    var byID: [String: Rule] = [:]
    var sources: [String: [UInt8]] = [:]
    func add(_ loaded: LoadedRule) {
      sources[loaded.path] = loaded.bytes
      problems += loaded.problems
      if let rule = loaded.rule { byID[loaded.id] = rule }
    }
    if let bundled {
      for rule in bundled { byID[rule.id] = rule }
    } else if request.includesBundled {
      for file in BundledRules.files {
        add(LoadedRule(bundled: file.path, Array(file.text.utf8), examples: readsExamples ? .read : .skip))
      }
    }
    let own = RuleFile.find(request.paths)
    problems += own.problems.map { "galley: \($0.text)" }
    for loaded in LoadedRule.load(own.files, examples: readsExamples ? .read : .check) { add(loaded) }
    let selection = RuleSelection(request, known: byID.keys.sorted())
    problems += selection.problems
    let rules = byID.values.filter { selection.includes($0.id) }.sorted { $0.id < $1.id }
    self.init(linter: CompiledRules(rules), rules: rules, problems: problems)
    self.sources = sources
  }

  /// A message about a rule file, as people read it.
  func rendered(_ diagnostic: SourceDiagnostic) -> String {
    diagnostic.rendered(source: sources[diagnostic.path] ?? [])
  }
}

extension CompiledRules: DraftLinter {}
