/// Rules as bytes that are read in a fraction of the time that their files take: made when galley is built, with what
/// has been found out about their patterns, and without examples and places in the files.
package enum RuleImage {
  /// The rules as bytes, valid UTF-8.
  ///
  /// - Parameter needs: what a pattern needs of its block; the place is nil for patterns of conditions and exceptions.
  package static func bytes(
    of rules: [Rule], needs: @escaping (_ pattern: Pattern, _ place: MatchPlace?) -> PatternNeeds
  ) -> [UInt8] {
    var writer = RuleImageWriter(needs: needs)
    writer.out.write(rules.count)
    for rule in rules { writer.write(rule) }
    return writer.out.bytes
  }

  /// The rules; nil where the text is no image of rules.
  package static func rules(in image: String) -> [Rule]? {
    var reader = RuleImageReader(image)
    return reader.rules()
  }
}
