import Drafts
import Findings
@testable import Linting
import Matching
import Rules
import SourceText

/// The fixes of the bundled rules: applied, read again and applied again they change nothing more, and no byte outside of
/// their ranges.
func fuzzFixes(_ input: [UInt8]) {
  let input = DraftInput(input)
  guard let draft = input.draft(DraftFormat(content: input.bytes)) else { return }
  checkEdits(of: judge(draft), in: draft, input.bytes)
  for includesUnsafe in [false, true] {
    guard let outcome = fix(draft, of: input.bytes, includesUnsafe) else { continue }
    let fixed = outcome.text.bytes
    check(splice(outcome.text.changes, into: input.bytes) == fixed, "the changes do not lead to the fixed file")
    checkDraft(outcome.draft, of: fixed)
    guard let again = fix(outcome.draft, of: fixed, includesUnsafe) else { continue }
    check(again.text.bytes == fixed, "the fixed file is fixed again")
    check(again.findings == outcome.findings, "the fixed file is judged otherwise")
  }
}

private let stet = StetFilter(
  severities: StetRule.allCases.map { ($0, $0.severity) },
  known: BundledRules.rules.map(\.id))

private func judge(_ draft: Draft) -> [Finding] {
  stet.apply(to: BundledRules.compiled.findings(in: draft), in: draft).findings
}

/// Fixes a draft; nil where the fixes cannot be brought to rest.
private func fix(_ draft: Draft, of bytes: [UInt8], _ includesUnsafe: Bool) -> DraftFixer.Outcome? {
  do throws(Problem) {
    return try DraftFixer(includesUnsafe: includesUnsafe).fix(draft, of: bytes) { draft, _ in judge(draft) }
  } catch {
    check(false, error.text)
    return nil
  }
}

/// Requires that the edits of one round are those of findings, and that all bytes between them stay.
private func checkEdits(of findings: [Finding], in draft: Draft, _ file: [UInt8]) {
  checkFindings(findings.sorted { $0.range < $1.range }, in: draft)
  let fixes = findings.flatMap(\.fixes)
  let encoding = ReplacementEncoding(of: draft, file)
  let application = FixApplication(fixes, fileCount: file.count, encode: encoding.bytes)
  let allowed = Set(fixes.flatMap(\.edits).map(\.range.indices))
  check(application.edits.allSatisfy { allowed.contains($0.range) }, "an edit is none of a fix")
  var text = FixedText(file)
  text.apply(application.edits)
  let changes = application.edits.map { FixedText.Change(range: $0.range, replacement: $0.bytes) }
  check(splice(changes, into: file) == text.bytes, "bytes outside of the edits are changed")
}

/// A file with ranges replaced, in order.
private func splice(_ changes: [FixedText.Change], into file: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var end = 0
  for change in changes {
    check(end <= change.range.lowerBound && change.range.upperBound <= file.count, "changes overlap or leave the file")
    result += file[end..<change.range.lowerBound] + change.replacement
    end = change.range.upperBound
  }
  return result + file[end...]
}
