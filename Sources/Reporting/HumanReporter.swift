import Findings
package import Linting
import SourceText

/// The report for people at a terminal: place, severity, rule and message, the line with the finding marked, evidence, why, fix.
package struct HumanReporter: Reporter {
  private let colour: Bool
  private let width: Int
  private let showsSummary: Bool
  private let links: TerminalLinks?
  private var isFirst = true

  /// - Parameters:
  ///   - width: columns of the terminal; lines of text are cut or wrapped to it.
  ///   - links: makes names of drafts links; nil where the terminal does not know them.
  package init(colour: Bool, width: Int = 100, showsSummary: Bool = true, links: TerminalLinks? = nil) {
    self.links = links
    self.colour = colour
    self.width = min(max(width, 40), 160)
    self.showsSummary = showsSummary
  }

  package func part(for draft: CheckedDraft) -> ReportText {
    var positions = Positions(of: draft.findings, in: draft.source)
    var report = ReportText()
    var text: [UInt8] = []
    for finding in draft.findings {
      if !text.isEmpty || !report.isEmpty { text.append(0x0A) }
      text.append(render(finding, in: draft, &positions))
      report.take(&text)
    }
    report.append(text)
    return report
  }

  package mutating func write(_ part: ReportText) -> ReportText {
    defer { if !part.isEmpty { isFirst = false } }
    return isFirst || part.isEmpty ? part : part.prefixed(by: [0x0A])
  }

  package mutating func end(_ summary: RunSummary) -> [UInt8] {
    var text = ""
    if showsSummary { text += (isFirst ? "" : "\n") + styled(summary.text, .bold) + "\n" }
    let statistics = summary.statistics
    if !statistics.isEmpty { text += "\n" + statistics }
    return Array(text.utf8)
  }

  private func render(_ finding: Finding, in draft: CheckedDraft, _ positions: inout Positions) -> String {
    let start = positions[finding.range.start]
    let end = positions[finding.range.end]
    let place = "\(shown(draft.path, lineBreaks: .escaped)):\(start.line):\(start.column)"
    let style = Style(finding.severity)
    let linked = links?.linked(styled(place, .bold), to: draft.path) ?? styled(place, .bold)
    var text = linked + " " + styled(finding.severity.rawValue, style)
    text += " \(shown(finding.rule, lineBreaks: .escaped))\n"
    text += wrapped(finding.message, label: "")
    let number = String(start.line)
    let gutter = String(repeating: " ", count: number.utf8.count)
    let excerpt = SourceExcerpt(
      of: draft.source.bytes, from: start, to: end.offset, width: width - number.utf8.count - 5)
    text += "  \(styled("\(number) │", .dim)) \(excerpt.line)\n"
    text += "  \(styled("\(gutter) │", .dim)) " + String(repeating: " ", count: excerpt.indent)
    text += styled(String(repeating: "^", count: excerpt.mark), style)
    if end.line > start.line, end.offset > end.lineStart { text += " … to line \(end.line)" }
    text += "\n"
    if !finding.evidence.isEmpty {
      let parts = finding.evidence.map { "\($0.text) \(Self.score($0.score))" }
      text += wrapped(parts.joined(separator: "; "), label: "evidence: ")
    }
    for note in finding.notes {
      let line = note.range.map { " (line \(positions[$0.start].line))" } ?? ""
      text += wrapped(note.text + line, label: "note: ")
    }
    text += wrapped(finding.why, label: "why: ")
    if let fix = finding.fixes.first {
      text += wrapped(fix.title + (fix.isSafe ? "" : " (unsafe: check it first)"), label: "fix: ")
    }
    return text
  }

  /// A text with its sign, rounded to two decimals.
  package static func score(_ score: Double) -> String {
    guard score.isFinite, abs(score) < 1e9 else { return score < 0 ? "−∞" : "+∞" }
    let hundredths = Int((abs(score) * 100).rounded())
    var text = "\(hundredths / 100)"
    if hundredths % 100 != 0 {
      let decimals = "\(hundredths % 100)"
      text +=
        "." + (hundredths % 100 < 10 ? "0" : "") + (decimals.hasSuffix("0") ? String(decimals.dropLast()) : decimals)
    }
    return (score < 0 ? "−" : "+") + text
  }

  /// Prose broken at spaces, each line indented by two; empty where there is none.
  private func wrapped(_ prose: String, label: String) -> String {
    let words = shown(prose, lineBreaks: .spaces).utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    guard !words.isEmpty else { return "" }
    var lines = ""
    var line = "  " + styled(label, .dim)
    var used = 2 + label.utf8.count
    var isLineEmpty = true
    for word in words {
      let columns = columns(of: word)
      if !isLineEmpty, used + 1 + columns > width {
        lines += line + "\n"
        line = String(repeating: " ", count: 2 + label.utf8.count)
        used = 2 + label.utf8.count
        isLineEmpty = true
      }
      line += (isLineEmpty ? "" : " ") + word
      used += columns + (isLineEmpty ? 0 : 1)
      isLineEmpty = false
    }
    return lines + line + "\n"
  }

  private enum Style: String {
    case bold = "1"
    case dim = "2"
    case error = "1;31"
    case warning = "1;33"
    case advice = "1;36"

    init(_ severity: Severity) {
      switch severity {
      case .error: self = .error
      case .warning: self = .warning
      case .advice: self = .advice
      }
    }
  }

  private func styled(_ text: String, _ style: Style) -> String {
    colour && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
