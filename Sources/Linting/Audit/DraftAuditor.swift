import Drafts
import Findings
import SourceText

/// Audits drafts one by one. Called from several threads at once.
package struct DraftAuditor: Sendable {
  private let loader: DraftLoader
  private let linter: any DraftLinter
  private let limits: AuditLimits

  package init(loader: DraftLoader = DraftLoader(), linter: any DraftLinter, limits: AuditLimits = AuditLimits()) {
    self.loader = loader
    self.linter = linter
    self.limits = limits
  }

  /// The audit of the draft that a piece of work leads to.
  package func audit(_ item: WorkItem) throws(Problem) -> CorpusAudit {
    if case .line(let line) = item, let labelled = try line.labelledDraft() { return try audit(labelled) }
    return audit(try item.draft(loader))
  }

  private func audit(_ draft: Draft) -> CorpusAudit {
    let checked = check(draft)
    var audit = CorpusAudit()
    let lines = checked.findings.isEmpty ? nil : LineIndex(checked.source.bytes)
    audit.count(checked.findings, in: checked.path, samples: limits.samples) { finding in
      (lines?.line(at: checked.source.map.textOffset(ofFile: finding.range.start)) ?? 0) + 1
    }
    return audit
  }

  /// The audit of a draft with labels.
  package func audit(_ labelled: LabelledDraft) throws(Problem) -> CorpusAudit {
    let checked = check(try labelled.draft())
    let lines = MeasuredLines(labelled)
    var audit = CorpusAudit()
    audit.count(checked.findings, in: labelled.id, samples: limits.samples) { lines.line(at: $0.range.start) + 1 }
    audit.labelled[labelled.flavour] = LabelledAudit(
      labelled, lines, findings: checked.findings, listed: limits.listed)
    return audit
  }

  private func check(_ draft: Draft) -> CheckedDraft {
    CheckedDraft(path: draft.path, source: draft.source, findings: linter.findings(in: draft))
  }
}

/// How much of what an audit sees it keeps to be read.
package struct AuditLimits: Hashable, Sendable {
  /// Matches of each rule.
  package var samples = 3
  /// False alarms, and misses of each kind.
  package var listed = 0

  package init(samples: Int = 3, listed: Int = 0) {
    (self.samples, self.listed) = (samples, listed)
  }
}
