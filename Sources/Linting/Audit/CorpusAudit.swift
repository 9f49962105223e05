import Findings

/// What the rules found in a corpus, and how right that is where drafts have labels.
package struct CorpusAudit: Sendable, Tally {
  /// Drafts that were read.
  package var drafts = 0
  /// Drafts that could not be read.
  package var failed = 0
  package var rules: [RuleSeverity: RuleFindings] = [:]
  /// Drafts with labels, by flavour.
  package var labelled: [String: LabelledAudit] = [:]

  package init() {}

  /// Adds what comes later in the corpus.
  package mutating func add(_ other: CorpusAudit) {
    drafts += other.drafts
    failed += other.failed
    rules.add(other.rules)
    labelled.add(other.labelled)
  }

  /// Adds what was found in a draft that was read.
  ///
  /// - Parameters:
  ///   - samples: how many matches of each rule to keep.
  ///   - line: tells the 1-based line of a finding.
  mutating func count(_ findings: [Finding], in path: String, samples: Int, line: (Finding) -> Int) {
    drafts += 1
    for (rule, found) in Dictionary(grouping: findings, by: { RuleSeverity($0) }) {
      var count = RuleFindings()
      count.findings = found.count
      count.drafts = 1
      count.sample = TextSample(limit: samples)
      if samples > 0 {
        for finding in found { count.sample.add(finding.match, at: DraftPlace(path: path, line: line(finding))) }
      }
      rules[rule, default: RuleFindings()].add(count)
    }
  }
}
