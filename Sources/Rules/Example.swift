package import Drafts
package import Findings
package import RuleNotation

/// A text that a rule must flag at the marked ranges, or not at all.
package struct Example: Sendable {
  /// The draft without marks.
  package var text: String
  /// UTF-8 byte ranges of the text that must be found, in order; empty for a clean example.
  package var marked: [Range<Int>]
  package var isFlagged: Bool
  package var format: DraftFormat
  /// What the finding's severity must be; nil: any.
  package var severity: Severity?
  /// The draft after all fixes; nil: not checked.
  package var fixed: String?
  /// The scalar in the rule file, to point at.
  package var node: Node
}
