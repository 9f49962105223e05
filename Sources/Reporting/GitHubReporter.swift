import Findings
package import Linting
import SourceText

/// Workflow commands that GitHub Actions shows beside the changed lines.
///
/// GitHub keeps ten annotations of each level a step and drops the rest in silence. So the worst come first, no more than that are
/// made, the rest is listed in the log, and the table of all findings goes to the step summary.
package struct GitHubReporter: Reporter {
  /// What a finding comes to: its annotation, its line in the log and its row in the table.
  package struct Item: Sendable {
    var severity: Severity
    var annotation: String
    var line: String
    var row: String
  }

  /// Annotations of one level that GitHub shows.
  private static let budget = 10
  /// A step summary over 1 MiB is refused as a whole.
  private static let largestTable = 900_000

  private let paths: RepositoryPaths
  private let summaryPath: String?
  private var annotations: [Severity: [String]] = [:]
  private var lines: [Severity: BoundedText] = [:]
  private var rows: [Severity: BoundedText] = [:]
  private var table = ""

  /// - Parameter summaryPath: the file that GitHub shows as the step's summary.
  package init(paths: RepositoryPaths, summaryPath: String?) {
    self.paths = paths
    self.summaryPath = summaryPath
  }

  package func part(for draft: CheckedDraft) -> [Item] {
    var positions = Positions(of: draft.findings, in: draft.source)
    let path = paths.relative(draft.path)
    return draft.findings.map { finding in
      let (start, end) = (positions[finding.range.start], positions[finding.range.end])
      let message = shown(finding.message, lineBreaks: .spaces)
      let rule = shown(finding.rule, lineBreaks: .escaped)
      let place = "\(shown(path, lineBreaks: .escaped)):\(start.line):\(start.column)"
      return Item(
        severity: finding.severity,
        annotation: Self.annotation(finding, path: path, start, end),
        line: Self.harmless("\(finding.severity.rawValue) \(place) \(rule) \(message)"),
        row:
          "| \(finding.severity.rawValue) | <code>\(Self.cell(place))</code> | \(Self.cell(rule)) | \(Self.cell(message)) |"
      )
    }
  }

  package mutating func write(_ part: [Item]) -> ReportText {
    for item in part {
      if annotations[item.severity, default: []].count < Self.budget {
        annotations[item.severity, default: []].append(item.annotation)
      } else {
        lines[item.severity, default: BoundedText(limit: Self.largestTable)].append(item.line)
      }
      rows[item.severity, default: BoundedText(limit: Self.largestTable)].append(item.row)
    }
    return ReportText()
  }

  package mutating func end(_ summary: RunSummary) -> [UInt8] {
    let severities = Severity.allCases.reversed()
    var text = ""
    for severity in severities { for line in annotations[severity] ?? [] { text += line + "\n" } }
    for severity in severities { text += lines[severity]?.text(more: "more \(severity.rawValue) lines") ?? "" }
    let shownCount = annotations.values.reduce(0) { $0 + $1.count }
    text += summary.text
    if shownCount < summary.total {
      text += "; \(shownCount) of \(summary.total) shown as annotations, the rest above"
      text += summaryPath == nil ? "" : " and all in the step summary"
    }
    text += "\n" + summary.statistics
    var all = BoundedText(limit: Self.largestTable)
    for severity in severities { if let rows = rows[severity] { all.append(contentsOf: rows) } }
    table = "### galley: \(Self.cell(summary.text))\n\n"
    if summary.total > 0 {
      table += "| severity | where | rule | message |\n|---|---|---|---|\n" + all.text(more: "more findings")
    }
    return Array(text.utf8)
  }

  package var appendices: [Appendix] {
    summaryPath.map { [Appendix(path: $0, bytes: Array((table + "\n").utf8))] } ?? []
  }

  private static func annotation(_ finding: Finding, path: String, _ start: Place, _ end: Place) -> String {
    let level =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .advice: "notice"
      }
    var properties = "file=\(property(path)),line=\(start.line),endLine=\(end.line)"
    if start.line == end.line { properties += ",col=\(start.column),endColumn=\(end.column)" }
    properties += ",title=\(property(finding.rule))"
    return "::\(level) \(properties)::\(escaped(finding.message))"
  }

  /// A message in a command: line breaks kept, other control characters spelled out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result += isHidden(scalar) ? spelledOut(scalar) : String(scalar)
      }
    }
    return result
  }

  /// The value of a property in a command.
  private static func property(_ text: String) -> String {
    escaped(text).split(separator: ":", omittingEmptySubsequences: false).joined(separator: "%3A")
      .split(separator: ",", omittingEmptySubsequences: false).joined(separator: "%2C")
  }

  /// A line of the log that cannot be taken for a command: the older form `##[…]` is one wherever it stands.
  private static func harmless(_ line: String) -> String {
    line.split(separator: "##[", omittingEmptySubsequences: false).joined(separator: "## [")
  }

  /// Text inside a table cell of the step summary, where neither Markdown nor HTML may act.
  private static func cell(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "|", "\\", "`", "*", "_", "[", "]", "~", "#", "@", "!", "$", ":": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Lines up to a number of bytes, and how many did not fit.
private struct BoundedText: Sendable {
  private var kept: [String] = []
  private var room: Int
  private var dropped = 0

  init(limit: Int) {
    room = limit
  }

  mutating func append(_ line: String) {
    guard dropped == 0, line.utf8.count + 1 <= room else {
      dropped += 1
      return
    }
    room -= line.utf8.count + 1
    kept.append(line)
  }

  mutating func append(contentsOf other: BoundedText) {
    for line in other.kept { append(line) }
    dropped += other.dropped
  }

  /// The lines, and one that says how many are missing.
  func text(more: String) -> String {
    kept.map { $0 + "\n" }.joined() + (dropped == 0 ? "" : "\n… and \(dropped) \(more)\n")
  }
}
