import Findings
package import Linting

/// Writes findings in one format.
///
/// Parts are rendered on any thread, then written by one, in the order of the drafts.
package protocol Reporter: Sendable {
  /// What one draft comes to before its place in the report is known.
  associatedtype Part: Sendable

  /// Renders a draft's findings. Called from several threads at once.
  func part(for draft: CheckedDraft) -> Part

  /// What to write for the next part.
  mutating func write(_ part: Part) -> ReportText

  /// The bytes to write after the last part.
  mutating func end(_ summary: RunSummary) -> [UInt8]

  /// What is to be added to other files than the report, once `end` was called.
  var appendices: [Appendix] { get }
}

extension Reporter {
  /// Nothing.
  package var appendices: [Appendix] { [] }
}

/// Bytes for another file than the report.
package struct Appendix: Hashable, Sendable {
  /// The file as it was named.
  package var path: String
  package var bytes: [UInt8]
  /// Whether the bytes are the whole file, or are added at its end.
  package var isWhole = false
}

/// The names of the formats.
package enum ReportFormat: String, Sendable, CaseIterable {
  case human
  case concise
  case json
  case jsonl
  case github
  case gitlab
  case sarif
  case checkstyle
  case junit
  case rdjsonl
  case html
}

/// What a run came to.
package struct RunSummary: Hashable, Sendable {
  /// Drafts that were read.
  package var read = 0
  /// Drafts with findings.
  package var drafts = 0
  /// Drafts that could not be read.
  package var failed = 0
  /// Findings by severity.
  package var findings = SeverityCounts()
  /// Findings by rule; nil where nobody asked.
  package var rules: [String: Int]?
  /// What was fixed.
  package var fixes = FixCounts()

  package init(countingRules: Bool = false) {
    if countingRules { rules = [:] }
  }

  /// Counts a draft that was read.
  package mutating func count(_ draft: CheckedDraft) {
    read += 1
    if !draft.findings.isEmpty { drafts += 1 }
    for index in draft.findings.indices { findings[draft.findings[index].severity] += 1 }
    fixes.count(draft)
    guard rules != nil else { return }
    for finding in draft.findings { rules?[finding.rule, default: 0] += 1 }
  }

  /// Adds the counts of another run.
  package mutating func add(_ other: RunSummary) {
    read += other.read
    drafts += other.drafts
    failed += other.failed
    findings.add(other.findings)
    fixes.add(other.fixes)
    rules?.merge(other.rules ?? [:], uniquingKeysWith: +)
  }

  /// Number of findings of all severities.
  package var total: Int { findings.total }

  /// In words: “3 errors, 2 warnings, 1 advice in 2 drafts (12 read)”.
  package var text: String {
    let unread = failed == 0 ? "" : ", \(failed) not read"
    if total == 0 { return "No findings (\(counted(read, "draft")) read\(unread))" }
    return "\(countsText) in \(counted(drafts, "draft")) (\(read) read\(unread))"
  }

  /// The findings in words: “3 errors, 2 warnings, 1 advice”; empty where there are none.
  package var countsText: String { findings.text }

  /// Rules with their numbers of findings, most first, then by name.
  package var ruleCounts: [(rule: String, count: Int)] {
    (rules ?? [:]).map { (rule: $0.key, count: $0.value) }.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
  }

  /// The table of findings by rule, a line each; empty where nobody asked.
  package var statistics: String {
    let counts = ruleCounts
    let width = counts.first.map { String($0.count).count } ?? 0
    return counts.map { rule, count in
      let number = String(count)
      return String(repeating: " ", count: width - number.count) + "\(number)  \(shown(rule, lineBreaks: .escaped))\n"
    }.joined()
  }
}

/// A number with its noun: “1 draft”, “2 drafts”.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
