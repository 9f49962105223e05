import Drafts
import Findings
import Matching
import Linting

/// The bundled rules on any draft: findings lie in the file, and are the same again and for any number of jobs.
func fuzzDrafts(_ input: [UInt8]) {
  let parts = input.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false).map { DraftInput(Array($0)) }
  var drafts: [Draft] = []
  for part in parts {
    guard let draft = part.draft(DraftFormat(content: part.bytes)) else { continue }
    checkFindings(BundledRules.compiled.findings(in: draft), in: draft)
    drafts.append(draft)
  }
  guard parts.count > 1 else { return }
  let alone = run(drafts, jobs: 1)
  check(alone == drafts.map { BundledRules.compiled.findings(in: $0) }, "findings differ from run to run")
  check(alone == run(drafts, jobs: 3), "findings depend on the number of jobs")
}

private func run(_ drafts: [Draft], jobs: Int) -> [[Finding]] {
  runInOrder(drafts.makeIterator(), jobs: jobs, into: Collected()) { BundledRules.compiled.findings(in: $0) }.findings
}

private struct Collected: ResultSink {
  var findings: [[Finding]] = []

  mutating func receive(_ output: [Finding]) -> Bool {
    findings.append(output)
    return true
  }

  mutating func pause() {}
}
