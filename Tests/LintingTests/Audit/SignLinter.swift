import Drafts
import Findings
import Linting
import SourceText

/// Flags runs of signs: `!` and `?` as stray lines, an error and a warning, `%` as a placeholder, `*` as hype.
struct SignLinter: DraftLinter {
  private static let rules: [Character: (rule: String, severity: Severity)] = [
    "!": ("leftovers/sure", .error), "?": ("leftovers/likely", .warning), "%": ("placeholders/perhaps", .advice),
    "*": ("hyperbole/star", .advice),
  ]

  func findings(in draft: Draft) -> [Finding] {
    var findings: [Finding] = []
    let text = String(decoding: draft.text, as: UTF8.self)
    var index = text.startIndex
    while index < text.endIndex {
      let run = text[index...].prefix { $0 == text[index] }
      if let (rule, severity) = Self.rules[text[index]] {
        let start = text.utf8.distance(from: text.startIndex, to: index)
        let range = draft.map.fileRange(of: TextRange(start, start + run.utf8.count))
        let evidence = [Evidence(text: "long", score: Double(run.count)), Evidence(text: "known", score: -0.5)]
        findings.append(
          Finding(
            rule: rule, severity: severity, range: range, match: String(run), message: "Delete it.", evidence: evidence)
        )
      }
      index = run.endIndex
    }
    return findings
  }
}

/// The audit of drafts with labels, one after the other, `SignLinter` being the judge.
func audit(_ drafts: [LabelledDraft], limits: AuditLimits = AuditLimits()) throws -> CorpusAudit {
  let auditor = DraftAuditor(linter: SignLinter(), limits: limits)
  var sum = CorpusAudit()
  for draft in drafts { sum.add(try auditor.audit(draft)) }
  return sum
}

extension LabelledDraft {
  init(_ id: String, style: String? = nil, kind: String? = nil, source: String? = nil, _ lines: LabelledLine...) {
    self.init(id: id, flavour: "made", lines: lines)
    (self.style, self.kind, self.source) = (style, kind, source)
  }
}
