import Findings
import Linting

/// What a run fixed.
package struct FixCounts: Hashable, Sendable {
  /// Findings that were mended.
  package var fixed = 0
  /// Drafts that are not as they were.
  package var drafts = 0
  /// Findings left that only an unsafe fix would mend.
  package var unsafe = 0

  package init() {}

  mutating func count(_ draft: CheckedDraft) {
    guard let repair = draft.repair else { return }
    fixed += repair.count
    if repair.count > 0 { drafts += 1 }
    unsafe += draft.findings.count { finding in
      !finding.fixes.isEmpty && !finding.fixes.contains { $0.isSafe }
    }
  }

  mutating func add(_ other: FixCounts) {
    fixed += other.fixed
    drafts += other.drafts
    unsafe += other.unsafe
  }

  /// In words: “Fixed 3 findings in 2 drafts. 1 more could be fixed with --unsafe-fixes.”
  ///
  /// - Parameters:
  ///   - isDone: whether the fixes were made, or only shown.
  ///   - includesUnsafe: whether unsafe fixes were among them.
  package func text(isDone: Bool, includesUnsafe: Bool) -> String {
    var text =
      fixed == 0
      ? "Nothing to fix."
      : "\(isDone ? "Fixed" : "Would fix") \(counted(fixed, "finding")) in \(counted(drafts, "draft"))."
    if !includesUnsafe, unsafe > 0 {
      text += " \(unsafe)\(fixed > 0 ? " more" : "") could be fixed with --unsafe-fixes."
    }
    return text
  }
}
