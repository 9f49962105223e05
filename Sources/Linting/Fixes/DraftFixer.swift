package import Drafts
package import Findings
import SourceText

/// Applies the fixes of findings to a draft until none is left to apply.
package struct DraftFixer: Sendable {
  /// What came of it.
  package struct Outcome: Sendable {
    /// The file with its changes.
    package var text: FixedText
    /// The draft in it.
    package var draft: Draft
    /// What is still to be said about it.
    package var findings: [Finding]
    /// Number of findings that were mended.
    package var fixed: Int
  }

  /// Fixes that have not come to rest after so many rounds undo each other.
  static let roundLimit = 100

  private let includesUnsafe: Bool

  /// - Parameter includesUnsafe: whether to apply fixes that want to be looked at, too.
  package init(includesUnsafe: Bool) {
    self.includesUnsafe = includesUnsafe
  }

  /// The fix to be applied for a finding; nil where there is none.
  private func fix(for finding: Finding) -> Fix? { finding.fixes.first { $0.isSafe || includesUnsafe } }

  /// Fixes a draft, judges what came of it, and goes on until nothing changes.
  ///
  /// - Parameters:
  ///   - file: the bytes that the draft was read from.
  ///   - judge: what is to be said about a draft that an edited file holds.
  /// - Throws: where fixes undo each other, or the fixed file could not be read.
  package func fix(
    _ draft: Draft, of file: [UInt8], judge: (Draft, FixedText) -> [Finding]
  ) throws(Problem) -> Outcome {
    var outcome = Outcome(text: FixedText(file), draft: draft, findings: [], fixed: 0)
    outcome.findings = judge(draft, outcome.text)
    let loader = DraftLoader(encoding: draft.source.encoding)
    var bytes = file
    for _ in 0..<Self.roundLimit {
      let fixable = outcome.findings.compactMap(fix)
      let encoding = ReplacementEncoding(of: outcome.draft, bytes)
      let application = FixApplication(fixable, fileCount: bytes.count, encode: encoding.bytes)
      outcome.text.apply(application.edits)
      let fixed = application.edits.isEmpty ? bytes : outcome.text.bytes
      guard fixed != bytes else { return outcome }
      bytes = fixed
      outcome.fixed += application.applied.count
      outcome.draft = try loader.load(bytes, format: draft.format, path: draft.path)
      outcome.findings = judge(outcome.draft, outcome.text)
    }
    let rules = Set(outcome.findings.filter { fix(for: $0) != nil }.map(\.rule)).sorted()
    throw Problem(
      path: draft.path,
      message: "the fixes of \(rules.joined(separator: ", ")) undo each other; the draft was left alone")
  }
}
