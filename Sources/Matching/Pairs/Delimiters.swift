package import Drafts
package import SourceText

/// The brackets and quotation marks of a draft: which have no partner, and what stands in quotation marks.
///
/// Marks pair within their block. A pair may span blocks in three cases: a quotation that each further paragraph opens
/// anew, an aside of whole paragraphs, and lines that were wrapped.
package struct Delimiters: Sendable {
  /// Marks without a partner, ascending.
  package let unbalanced: [Unbalanced]
  /// What stands inside quotation marks, without the marks: ascending, not overlapping, none crossing a block.
  package let quoted: [TextRange]

  /// Reads all blocks but code. Cost: linear in the draft.
  package init(of draft: Draft) {
    let pass = DelimiterPass(draft)
    unbalanced = pass.unbalanced()
    quoted = pass.quoted()
  }
}
