@testable import Linting
import RuleNotation

/// Any bytes end in a baseline or in messages at places of the file; a baseline that is written is read as the same.
func fuzzBaseline(_ bytes: [UInt8]) {
  let (baseline, problems) = Baseline.read(bytes, path: "baseline.yaml")
  for problem in problems { checkDiagnostic(problem, of: bytes) }
  // Keys in braces may be longer than the others.
  guard baseline.drafts.keys.allSatisfy({ Baseline.name($0) == $0 }) else { return }
  let text = baseline.text
  let (again, others) = Baseline.read(Array(text.utf8), path: "baseline.yaml")
  check(others.isEmpty, "the written baseline is not read: \(others.first?.message ?? "")")
  check(again.drafts == baseline.drafts.filter { !$0.value.isEmpty }, "the written baseline is read as another one")
  check(again.text == text, "the baseline is written in another way")
}
