package import Linting

/// Says nothing.
package struct NoReport: Reporter {
  package init() {}

  package func part(for draft: CheckedDraft) {}

  package mutating func write(_ part: Void) -> ReportText { ReportText() }

  package mutating func end(_ summary: RunSummary) -> [UInt8] { [] }
}
