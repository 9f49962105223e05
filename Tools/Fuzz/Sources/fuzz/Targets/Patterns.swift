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
  guard let draft = try? DraftLoader().load(bytes, format: format, path: "draft"),
    !holdsStrangeLetters(String(decoding: draft.text, as: UTF8.self))
  else { return }
  if text.isEmpty {
    compare(BundledRules.compiled, bundledWithoutNeeds, on: draft)
    return
  }
  for place in MatchPlace.allCases {
    for ignoresCase in [false, true] {
      let pattern = Pattern(text: text, ignoresCase: ignoresCase, node: .nowhere)
      let rule = Rule(.patterns([pattern], TextOptions(place: place)))
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

/// Whether a text holds letters such as the long s and the sign of kelvin, which PCRE2 takes for others where case does not
/// count, though those have other capitals.
private func holdsStrangeLetters(_ text: String) -> Bool {
  text.unicodeScalars.contains { scalar in
    guard !scalar.isASCII else { return false }
    let (lower, upper) = (scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping)
    return upper.lowercased() != lower || lower.uppercased() != upper
  }
}
