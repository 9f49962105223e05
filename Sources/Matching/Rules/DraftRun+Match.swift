import Findings
import SourceText

extension DraftRun {
  /// Something a rule found. A page may have thousands, most of which have no more than a place.
  struct Match {
    var block: Int
    /// What the finding covers.
    var range: TextRange
    /// What the message and the fix call the match.
    var matched: TextRange
    var phrase: Int?
    var severity: Severity?
    private var rest: Rest?

    /// What few matches have: kept apart, so that the others are plain values.
    private final class Rest {
      let groups: [String: TextRange]
      let evidence: [Evidence]
      let notes: [(String, TextRange)]

      init(groups: [String: TextRange], evidence: [Evidence], notes: [(String, TextRange)]) {
        (self.groups, self.evidence, self.notes) = (groups, evidence, notes)
      }
    }

    init(
      block: Int, range: TextRange, matched: TextRange, phrase: Int? = nil, groups: [String: TextRange] = [:],
      evidence: [Evidence] = [], notes: [(String, TextRange)] = []
    ) {
      (self.block, self.range, self.matched, self.phrase) = (block, range, matched, phrase)
      guard !groups.isEmpty || !evidence.isEmpty || !notes.isEmpty else { return }
      rest = Rest(groups: groups, evidence: evidence, notes: notes)
    }

    /// The named groups of the pattern that took part.
    var groups: [String: TextRange] { rest?.groups ?? [:] }
    /// What spoke for the match, where that is no matter of weighed blocks.
    var evidence: [Evidence] { rest?.evidence ?? [] }
    /// Other places that belong to it.
    var notes: [(String, TextRange)] { rest?.notes ?? [] }
  }
}
