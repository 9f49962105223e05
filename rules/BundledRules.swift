/// The rules that come with galley, as the bytes of their files.
package enum BundledRules {
  /// One bundled rule file.
  package struct RuleFile: Sendable {
    /// The path below `rules/`, such as `leftovers/related-posts.yaml`.
    package let path: String
    /// The text of the file, which lives in the binary and is never copied.
    package let text: StaticString

    package init(path: String, text: StaticString) {
      self.path = path
      self.text = text
    }
  }
}
