import Drafts
import Linting
import Matching
import RuleNotation
import Rules

/// Any bytes end in a rule or in messages at places of the file; a rule is the same after its way through an image, and
/// its examples can be run, with the same findings where its patterns run on every block.
func fuzzRules(_ bytes: [UInt8]) {
  switch RuleLoader.load(bytes, path: "family/rule.yaml", id: "family/rule", examples: .read) {
  case .failure(let problems):
    check(!problems.diagnostics.isEmpty, "nothing is said of a rule that is not read")
    for diagnostic in problems.diagnostics { checkDiagnostic(diagnostic, of: bytes) }
  case .success(let rule):
    let problems = rule.problems
    for diagnostic in problems { checkDiagnostic(diagnostic, of: bytes) }
    var rules = [rule]
    for diagnostic in SharedEvidence.resolve(&rules) { checkDiagnostic(diagnostic, of: bytes) }
    guard problems.isEmpty, !rules.isEmpty else { return }
    for failure in ExampleCheck(rules).run(rules[0]).failures { checkDiagnostic(failure, of: bytes) }
    checkImage(of: rules)
  }
}

private func checkImage(of rules: [Rule]) {
  let bytes = RuleImage.bytes(of: rules) { $0.needs(at: $1) }
  guard let read = RuleImage.rules(in: String(decoding: bytes, as: UTF8.self)) else {
    return check(false, "the image is not read")
  }
  check(RuleImage.bytes(of: read) { $0.needs(at: $1) } == bytes, "the image of the image is another one")
  let (written, own) = (CompiledRules(rules), CompiledRules(read))
  for example in rules.flatMap(\.examples) {
    let bytes = Array(example.text.utf8)
    guard let draft = try? DraftLoader().load(bytes, format: example.format, path: "draft") else { continue }
    let findings = written.findings(in: draft)
    checkFindings(findings, in: draft)
    check(own.findings(in: draft) == findings, "the rule of the image finds something else")
    compare(written, CompiledRules(rules.map(\.withoutNeeds)), on: draft)
  }
}
