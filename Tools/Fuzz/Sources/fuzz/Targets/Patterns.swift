import Drafts
import Findings
import Linting
import Matching
import RuleNotation
@testable import Rules
import SourceText

/// A pattern, or the bundled rules, find the same whether or not blocks are left out that cannot hold a match.
///
/// The first line of an input is the pattern, empty for the bundled rules; the rest is the draft.
func fuzzPatterns(_ input: [UInt8]) {
  let line = input.prefix { $0 != 0x0A }
  let bytes = Array(input.dropFirst(line.count + 1))
  guard let text = String(validating: line, as: UTF8.self) else { return }
  let format = text.isEmpty ? DraftFormat(content: bytes) : .text
  guard let draft = try? DraftLoader().load(bytes, format: format, path: "draft") else { return }
  if text.isEmpty {
    compare(BundledRules.compiled, bundledWithoutNeeds, on: draft)
    return
  }
  for place in MatchPlace.allCases {
    for ignoresCase in [false, true] {
      let rule = rule(Pattern(text: text, ignoresCase: ignoresCase, node: .nowhere), at: place)
      guard rule.problems.isEmpty else { return }
      compare(CompiledRules([rule]), CompiledRules([rule.withoutNeeds]), on: draft)
    }
  }
}

private let bundledWithoutNeeds = CompiledRules(BundledRules.rules.map(\.withoutNeeds))

/// Requires that rules find what the same rules find whose patterns run on every block.
func compare(_ rules: CompiledRules, _ others: CompiledRules, on draft: Draft) {
  let all = others.findings(in: draft)
  // What takes too many steps says nothing of the blocks that were left out.
  if all.contains(where: { $0.message.hasPrefix("A pattern of this rule gave up") }) { return }
  let findings = rules.findings(in: draft)
  checkFindings(findings, in: draft)
  check(findings == all, "found \(findings.map(\.range)) in place of \(all.map(\.range))")
}

/// A rule that looks for a pattern in all blocks.
private func rule(_ pattern: Pattern, at place: MatchPlace) -> Rule {
  Rule(
    id: "family/rule", path: "rule.yaml", title: "Rule", severity: .warning, message: MessageTemplate("“{match}”"),
    messageNode: .nowhere, why: "",
    scope: Scope(kinds: .all, skipsQuotations: false, skipsLinks: false, readsCode: true),
    matcher: .patterns([pattern], TextOptions(place: place)), condition: nil, exceptions: [], fix: nil, examples: [])
}
