package import Findings

/// A finding that somebody let stand.
package struct AcceptedFinding: Sendable, Hashable {
  package var finding: Finding
  /// What accepted it.
  package var source: Source
  /// May be empty.
  package var reason: String

  /// Where it was accepted.
  package enum Source: String, Sendable {
    case stet
    case baseline
  }
}
