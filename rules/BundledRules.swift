/// The rules that come with galley, as the bytes of their files.
package enum BundledRules {
  /// One bundled rule file.
  package struct RuleFile: Sendable {
    /// The path below `rules/`, such as `leftovers/related-posts.yaml`.
    package let path: String
    /// The text of the file.
    package let text: String

    package init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }
}
