package import SourceText

/// How much a finding matters, ascending.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case advice
  case warning
  case error

  /// Orders by what matters less.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .advice: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One thing that should not be in print: what was seen, where, why, and what to do about it.
package struct Finding: Sendable, Hashable {
  /// The rule's id, such as `leftovers/related-posts`.
  package var rule: String
  package var severity: Severity
  /// The bytes of the file on disk that the finding is about.
  package var range: FileRange
  /// The matched text as the reader sees it, UTF-8, entities decoded.
  package var match: String
  /// One or two sentences: what was seen and what to do.
  package var message: String
  /// Why it matters, from the rule; may be empty.
  package var why: String
  /// What spoke for (positive score) and against (negative) the finding, largest first; empty where the match says it all.
  package var evidence: [Evidence]
  /// Other places that belong to the finding.
  package var notes: [Note]
  /// Ways to mend it, the best first.
  package var fixes: [Fix]

  package init(
    rule: String, severity: Severity, range: FileRange, match: String, message: String, why: String = "",
    evidence: [Evidence] = [], notes: [Note] = [], fixes: [Fix] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.range = range
    self.match = match
    self.message = message
    self.why = why
    self.evidence = evidence
    self.notes = notes
    self.fixes = fixes
  }

  /// The part of the rule's id before the first slash, such as `leftovers`.
  package var family: String { Self.family(ofRule: rule) }

  /// The part of a rule's id before the first slash.
  package static func family(ofRule id: String) -> String {
    id.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(id[..<$0]) } ?? id
  }
}

/// One reason that spoke for or against a finding.
package struct Evidence: Sendable, Hashable {
  /// In plain words, such as “starts with a lower-case letter”.
  package var text: String
  /// Its share of the sum that was compared with the threshold.
  package var score: Double

  package init(text: String, score: Double) {
    self.text = text
    self.score = score
  }
}

/// A second place that a finding speaks of, such as the first of two equal paragraphs.
package struct Note: Sendable, Hashable {
  package var text: String
  package var range: FileRange?

  package init(text: String, range: FileRange? = nil) {
    self.text = text
    self.range = range
  }
}

/// A change that mends a finding.
package struct Fix: Sendable, Hashable {
  /// What the fix does, such as “Delete the line”.
  package var title: String
  /// Ordered, not overlapping.
  package var edits: [Edit]
  /// Whether it may be applied without being looked at.
  package var isSafe: Bool

  package init(title: String, edits: [Edit], isSafe: Bool) {
    self.title = title
    self.edits = edits
    self.isSafe = isSafe
  }
}

/// Bytes of the file to be replaced.
package struct Edit: Sendable, Hashable {
  package var range: FileRange
  /// UTF-8; encoded as the file is when it is written.
  package var replacement: String

  package init(range: FileRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}
