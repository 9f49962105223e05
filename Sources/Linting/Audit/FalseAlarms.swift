package import Findings

/// A finding of something stray in what is content.
package struct FalseAlarm: Hashable, Sendable {
  package var rule: String
  package var severity: Severity
  package var place: DraftPlace
  /// What was matched, shortened.
  package var text: String
  package var evidence: [Evidence]

  init(_ finding: Finding, at place: DraftPlace) {
    self.place = place
    (rule, severity, text) = (finding.rule, finding.severity, shortened(finding.match))
    evidence = finding.evidence
  }

  /// What spoke for the finding, less what spoke against it.
  package var score: Double { evidence.reduce(0) { $0 + $1.score } }
}

/// The worst false alarms of many: of the highest severity, then of the strongest evidence, then by place.
///
/// Memory: up to twice as many as are wanted.
package struct FalseAlarms: Sendable, Tally {
  /// Number of false alarms wanted.
  private var limit: Int
  private var kept: [FalseAlarm] = []

  package init(limit: Int) { self.limit = limit }

  /// Takes as many as a list that is added.
  init() { self.init(limit: 0) }

  /// The worst first.
  package var worst: [FalseAlarm] { Array(kept.sorted(by: Self.isWorse).prefix(limit)) }

  mutating func add(_ alarm: FalseAlarm) {
    guard limit > 0 else { return }
    kept.append(alarm)
    if kept.count > 2 * limit { kept = worst }
  }

  mutating func add(_ other: FalseAlarms) {
    limit = max(limit, other.limit)
    for alarm in other.kept { add(alarm) }
  }

  private static func isWorse(_ alarm: FalseAlarm, than other: FalseAlarm) -> Bool {
    if alarm.severity != other.severity { return alarm.severity > other.severity }
    if alarm.score != other.score { return alarm.score > other.score }
    if alarm.place != other.place { return alarm.place < other.place }
    return (alarm.rule, alarm.text) < (other.rule, other.text)
  }
}
