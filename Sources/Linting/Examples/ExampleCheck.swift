import Drafts
import Findings
import Matching
package import RuleNotation
package import Rules
import SourceText

/// Runs the examples of rules: each flagged one must yield exactly the marked ranges, each clean one nothing.
package struct ExampleCheck: Sendable {
  private let loader = DraftLoader()
  private let rules: [Rule]

  /// - Parameter rules: all rules in force, with their examples; a rule of kind `density` counts the others' matches.
  package init(_ rules: [Rule]) { self.rules = rules }

  /// How the examples of one rule went.
  package struct Outcome: Sendable {
    /// Examples as written.
    package var examples = 0
    /// Runs under a transformation.
    package var transformed = 0
    /// What failed, each at its line of the rule file.
    package var failures: [SourceDiagnostic] = []
    /// What is dangerous in the rule all the same.
    package var warnings: [SourceDiagnostic] = []
  }

  /// Runs every example of a rule as written and transformed.
  package func run(_ rule: Rule) -> Outcome {
    var outcome = Outcome()
    outcome.failures = rule.problems + unknownNames(in: rule)
    guard outcome.failures.isEmpty else { return outcome }
    outcome.warnings = rule.warnings
    var compiled = CompiledRules([rule])
    if case .density = rule.matcher { compiled = CompiledRules(rules) }
    for example in rule.examples {
      outcome.examples += 1
      let plain = ExampleDraft(example)
      if let failure = check(plain, example, rule, compiled) {
        outcome.failures.append(failure)
        continue
      }
      for draft in transformations(of: plain, rule) {
        outcome.transformed += 1
        if let failure = check(draft, example, rule, compiled) { outcome.failures.append(failure) }
      }
    }
    return outcome
  }

  /// Names that a `density` rule counts and that are neither rule nor family.
  private func unknownNames(in rule: Rule) -> [SourceDiagnostic] {
    guard case .density(let density) = rule.matcher else { return [] }
    let known = Set(rules.map(\.id) + rules.map(\.family))
    return density.of.filter { !known.contains($0) }.map { name in
      let help = nearest(to: name, among: known.sorted()).map { ["did you mean “\($0)”?"] } ?? []
      return SourceDiagnostic(
        path: rule.path, range: density.node.range, message: "no rule or family “\(name)”", help: help)
    }
  }

  /// The transformations that leave alone what the rule is about.
  private func transformations(of draft: ExampleDraft, _ rule: Rule) -> [ExampleDraft] {
    let context = RuleContext(rule)
    var drafts: [ExampleDraft?] = [draft.withCRLF(), draft.withByteOrderMark()]
    if !context.readsPlace { drafts.append(draft.afterEmoji()) }
    if !context.readsQuotationMarks { drafts.append(draft.withCurlyQuotes()) }
    if !context.readsKind {
      if rule.scope.kinds.contains(.paragraph) { drafts.append(draft.inParagraphElement()) }
      if rule.scope.kinds.contains(.listItem) { drafts.append(draft.asListItem()) }
    }
    return drafts.compactMap { $0 }
  }

  /// What is wrong with a run; nil where all is right.
  private func check(
    _ draft: ExampleDraft, _ example: Example, _ rule: Rule, _ compiled: CompiledRules
  ) -> SourceDiagnostic? {
    let findings: [Finding]
    do {
      let loaded = try loader.load(draft.text, format: draft.format, path: rule.path)
      findings = compiled.findings(in: loaded).filter { $0.rule == rule.id }
    } catch {
      return failure(draft, example, rule, "cannot be read: \(error.message)")
    }
    let found = findings.map(\.range.indices)
    if found != draft.marked { return failure(draft, example, rule, difference(draft, found)) }
    guard draft.transformation == nil else { return nil }
    if let severity = example.severity, let finding = findings.first(where: { $0.severity != severity }) {
      return failure(draft, example, rule, "has severity \(finding.severity.rawValue), not \(severity.rawValue)")
    }
    if let fixed = example.fixed {
      let result = String(
        decoding: FixApplication.apply(findings.compactMap(\.fixes.first), to: draft.text), as: UTF8.self)
      if result != fixed { return failure(draft, example, rule, "is fixed to “\(result)”, not to “\(fixed)”") }
    }
    return nil
  }

  private func failure(_ draft: ExampleDraft, _ example: Example, _ rule: Rule, _ what: String) -> SourceDiagnostic {
    let kind = example.isFlagged ? "flagged" : "clean"
    let name = draft.transformation.map { "\(kind) example, \($0)," } ?? "\(kind) example"
    return SourceDiagnostic(path: rule.path, range: example.node.range, message: "\(name) \(what)")
  }

  private func difference(_ draft: ExampleDraft, _ found: [Range<Int>]) -> String {
    let missing = draft.marked.filter { !found.contains($0) }.map { "misses \(quoted($0, draft))" }
    let extra = found.filter { !draft.marked.contains($0) }.map { "also finds \(quoted($0, draft))" }
    return (missing + extra).joined(separator: " and ")
  }

  private func quoted(_ range: Range<Int>, _ draft: ExampleDraft) -> String {
    "“\(String(decoding: draft.text[range], as: UTF8.self))” (bytes \(range.lowerBound)–\(range.upperBound))"
  }
}
