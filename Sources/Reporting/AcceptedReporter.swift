import Findings
package import Linting
import SourceText

/// Lists what was accepted and why, one finding a line: `path:line:column: rule “match” (stet): reason`.
package struct AcceptedReporter: Reporter {
  private var count = 0

  package init() {}

  package func part(for draft: CheckedDraft) -> [String] {
    let accepted = draft.accepted.sorted { $0.finding.range < $1.finding.range }
    guard !accepted.isEmpty else { return [] }
    var positions = Positions(of: accepted.map(\.finding), in: draft.source)
    return accepted.map { accepted in
      let place = positions[accepted.finding.range.start]
      let match = shown(accepted.finding.match, lineBreaks: .spaces)
      let short = match.count <= 60 ? match : match.prefix(59) + "…"
      let reason = accepted.reason.isEmpty ? "no reason given" : shown(accepted.reason, lineBreaks: .spaces)
      return "\(shown(draft.path, lineBreaks: .escaped)):\(place.line):\(place.column): "
        + "\(shown(accepted.finding.rule, lineBreaks: .escaped)) “\(short)” (\(accepted.source.rawValue)): \(reason)\n"
    }
  }

  package mutating func write(_ part: [String]) -> ReportText {
    count += part.count
    return ReportText(Array(part.joined().utf8))
  }

  package mutating func end(_ summary: RunSummary) -> [UInt8] {
    Array(
      "\(count == 0 ? "Nothing is accepted" : counted(count, "accepted finding")) (\(counted(summary.read, "draft")) read)\n"
        .utf8)
  }
}
