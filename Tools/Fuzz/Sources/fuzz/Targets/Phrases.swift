import Drafts
import Findings
import Linting
import Matching
import Rules
import SourceText

/// Each phrase is found whatever other phrases are looked for.
///
/// The first line of an input holds up to 32 phrases between vertical bars; the rest is the draft.
func fuzzPhrases(_ input: [UInt8]) {
  let line = input.prefix { $0 != 0x0A }
  guard let text = String(validating: line, as: UTF8.self),
    let draft = try? DraftLoader().load(Array(input.dropFirst(line.count + 1)), format: .text, path: "draft")
  else { return }
  let phrases = text.split(separator: "|").prefix(32).map(String.init)
  let rules = phrases.enumerated().map { number, phrase in
    Rule(
      .phrases(
        PhraseList(phrase), isCaseSensitive: number % 2 == 1,
        TextOptions(place: MatchPlace.allCases[number / 2 % MatchPlace.allCases.count])), family: "family-\(number)")
  }
  let findings = CompiledRules(rules).findings(in: draft)
  checkFindings(findings, in: draft)
  for rule in rules {
    let alone = CompiledRules([rule]).findings(in: draft)
    let together = findings.filter { $0.rule == rule.id }
    check(alone == together, "\(rule.matcher): \(alone.map(\.range)) alone, \(together.map(\.range)) with the others")
  }
  // To compile them all takes long.
  guard input.count.isMultiple(of: 8) else { return }
  let bundled = CompiledRules(BundledRules.rules + rules).findings(in: draft)
  check(bundled.filter { $0.rule.hasPrefix("family-") } == findings, "found otherwise beside the bundled rules")
}
