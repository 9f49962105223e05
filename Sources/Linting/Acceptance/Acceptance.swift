package import Findings

/// A finding that somebody let stand.
package struct AcceptedFinding: Sendable, Hashable {
  package var finding: Finding
  /// What accepted it.
  package var source: Source
  /// May be empty.
  package var reason: String

  package init(finding: Finding, source: Source, reason: String) {
    self.finding = finding
    self.source = source
    self.reason = reason
  }

  /// Where it was accepted.
  package enum Source: String, Sendable {
    case stet
    case baseline
  }
}
