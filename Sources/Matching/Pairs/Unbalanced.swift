package import SourceText

/// A bracket or quotation mark that has no partner.
package struct Unbalanced: Hashable, Sendable {
  /// What kind of mark it is.
  package enum Kind: Hashable, Sendable {
    case bracket
    case quote
  }

  /// The mark itself.
  package var range: TextRange
  package var kind: Kind
  /// The mark's character.
  package var mark: Unicode.Scalar
  /// Whether the mark opens, so that its closing partner is missing.
  package var isOpening: Bool
  /// The character that is missing.
  package var partner: Unicode.Scalar
  /// The words next to the mark on its inner side, to name the place by: behind an opening mark, before a closing one.
  package var words: TextRange
}
