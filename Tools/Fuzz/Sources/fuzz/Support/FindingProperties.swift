import Drafts
import Findings
import SourceText

/// Requires that findings, notes and fixes lie in the file, in order and between characters.
func checkFindings(_ findings: [Finding], in draft: Draft) {
  for finding in findings {
    check(finding.range, standsIn: draft, "\(finding.rule) at")
    for note in finding.notes { if let range = note.range { check(range, standsIn: draft, "a note at") } }
    for fix in finding.fixes {
      check(!fix.edits.isEmpty || !fix.title.isEmpty, "a fix of \(finding.rule) does nothing")
      var end = 0
      for edit in fix.edits {
        check(edit.range, standsIn: draft, "an edit at")
        check(end <= edit.range.start, "edits of \(finding.rule) overlap")
        end = edit.range.end
      }
    }
  }
  for (one, next) in zip(findings, findings.dropFirst()) {
    check(one.range <= next.range, "findings are out of order")
  }
}
