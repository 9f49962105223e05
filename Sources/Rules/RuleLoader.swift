import RuleNotation

/// Reads rule files.
package enum RuleLoader {
  /// The rule in a file, or everything that is wrong with it.
  ///
  /// Patterns are not compiled here, see `Rule.problems`.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: how messages name the file.
  ///   - id: the rule's id, see `id(of:below:)`.
  ///   - examples: what to do with the examples.
  package static func load(
    _ bytes: [UInt8], path: String, id: String, examples: ExampleUse
  ) -> Result<Rule, RuleProblems> {
    do {
      let tree = try NotationParser.parse(bytes, path: path)
      return RuleDecoder.decode(tree, id: id, path: path, examples: examples)
    } catch {
      return .failure(RuleProblems(diagnostics: [error.diagnostic]))
    }
  }

  /// The id of a rule: its path below the rule folder without the extension.
  ///
  ///     RuleLoader.id(of: "leftovers/related-posts.yaml")  // "leftovers/related-posts"
  package static func id(of path: String) -> String {
    for suffix in [".yaml", ".yml"] where path.hasSuffix(suffix) { return String(path.dropLast(suffix.count)) }
    return path
  }
}
