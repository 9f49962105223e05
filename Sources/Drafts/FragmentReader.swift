package import SourceText

/// Reads a stretch of mark-up of another format inside a draft, such as an HTML block in Markdown.
package protocol FragmentReader: Sendable {
  /// Appends the blocks that `range`, bytes of `source.bytes`, holds to `builder`.
  func append(_ range: Range<Int>, of source: DecodedText, to builder: inout DraftBuilder)
}
