package import Drafts
package import Findings
package import Platform
import SourceText

/// Says what is reported on drafts: what rules find, without what was accepted and what is not new.
package struct DraftJudge: Sendable {
  /// What is said about a draft.
  package struct Verdict: Sendable {
    package var findings: [Finding]
    package var accepted: [AcceptedFinding] = []
  }

  private let severity: Severity
  private let ledger: BaselineLedger?
  private let changes: ChangedLines?

  /// - Parameters:
  ///   - severity: the least that is reported.
  ///   - ledger: the baseline; nil: there is none.
  ///   - changes: only what stands in these lines is reported; nil: all.
  package init(severity: Severity, ledger: BaselineLedger? = nil, changes: ChangedLines? = nil) {
    self.severity = severity
    self.ledger = ledger
    self.changes = changes
  }

  /// Judges a draft.
  ///
  /// - Parameters:
  ///   - place: the draft's file, absolute.
  ///   - fixed: the text that the draft was read from, where fixes were made to it.
  package func judge(
    _ draft: Draft, at place: FilePath, by linter: any DraftLinter, _ stet: StetFilter?, fixed: FixedText? = nil
  ) -> Verdict {
    var verdict = Verdict(findings: linter.findings(in: draft))
    if let stet {
      let (findings, accepted) = stet.apply(to: verdict.findings, in: draft)
      verdict = Verdict(findings: findings, accepted: accepted)
    }
    if let ledger {
      let (findings, accepted) = ledger.apply(
        to: verdict.findings, in: draft, name: ledger.name(of: place), isRecorded: fixed?.changes.isEmpty ?? true)
      verdict.findings = fixed == nil ? findings : Self.unfixable(findings, beside: accepted, in: draft)
      verdict.accepted += accepted
    }
    if let changes {
      let ends = ChangedLines.lineEnds(of: fixed?.original ?? draft.source.bytes)
      verdict.findings.removeAll { finding in
        let start = finding.range.start
        let offset = fixed?.originalOffset(of: start) ?? draft.source.map.textOffset(ofFile: start)
        return !changes.contain(offset, of: place, lineEnds: ends)
      }
    }
    if severity > .advice { verdict.findings.removeAll { $0.severity < severity } }
    return verdict
  }

  /// The findings, without fixes where one would change a block that holds an accepted finding: the baseline would not know it
  /// again.
  private static func unfixable(
    _ findings: [Finding], beside accepted: [AcceptedFinding], in draft: Draft
  ) -> [Finding] {
    guard !accepted.isEmpty else { return findings }
    let known = OverlapIndex(accepted.filter { $0.source == .baseline }.map(\.finding.range))
    let blocks = OverlapIndex(
      draft.blocks.map { draft.map.fileRange(of: $0.range) }.filter { known.number(overlapping: $0) != nil })
    return findings.map { finding in
      guard !finding.range.isEmpty, blocks.number(overlapping: finding.range) != nil else { return finding }
      var kept = finding
      kept.fixes = []
      return kept
    }
  }
}
