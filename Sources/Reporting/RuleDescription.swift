package import Findings

/// What a report says of a rule beside its findings.
package struct RuleDescription: Sendable, Hashable {
  /// Such as `leftovers/related-posts`.
  package var id: String
  package var title: String
  /// Why it matters; may be empty.
  package var why: String
  package var severity: Severity

  package init(id: String, title: String, why: String, severity: Severity) {
    self.id = id
    self.title = title
    self.why = why
    self.severity = severity
  }

  /// The part of the id before the first slash.
  var family: String { Finding.family(ofRule: id) }
}
