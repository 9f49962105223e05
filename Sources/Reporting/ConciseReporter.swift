import Findings
package import Linting
import SourceText

/// One line a finding, for editors and `grep`: `path:line:column: severity rule message`.
package struct ConciseReporter: Reporter {
  package init() {}

  package func part(for draft: CheckedDraft) -> [UInt8] {
    let positions = Positions(of: draft.findings, in: draft.source)
    let path = shown(draft.path, lineBreaks: .escaped)
    var text = ""
    for finding in draft.findings {
      let place = positions[finding.range.start]
      text += "\(path):\(place.line):\(place.column): \(finding.severity.rawValue) "
      text += "\(shown(finding.rule, lineBreaks: .escaped)) \(shown(finding.message, lineBreaks: .spaces))\n"
    }
    return Array(text.utf8)
  }

  package mutating func write(_ part: [UInt8]) -> [UInt8] { part }

  package mutating func end(_ summary: RunSummary) -> [UInt8] { Array(summary.statistics.utf8) }
}
