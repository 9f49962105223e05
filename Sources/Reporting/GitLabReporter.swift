import Findings
package import Linting
import SourceText

/// GitLab's Code Quality report: one JSON array. GitLab shows no names of rules, so the description begins with it.
package struct GitLabReporter: Reporter {
  private let paths: RepositoryPaths
  private var isFirst = true

  package init(paths: RepositoryPaths) {
    self.paths = paths
  }

  package func part(for draft: CheckedDraft) -> [UInt8] {
    var positions = Positions(of: draft.findings, in: draft.source)
    let path = paths.relative(draft.path)
    var fingerprints = Fingerprints(path: path, source: draft.source)
    var writer = JSONWriter()
    for (index, finding) in draft.findings.enumerated() {
      if index > 0 { writer.raw(",\n") }
      writer.raw("{\"description\":")
      writer.string("\(finding.rule): \(finding.message)")
      writer.raw(",\"check_name\":")
      writer.string(finding.rule)
      writer.raw(",\"fingerprint\":")
      writer.string(fingerprints.next(finding))
      writer.raw(",\"severity\":\"\(Self.severity(finding.severity))\",\"location\":{\"path\":")
      writer.string(path)
      writer.raw(",\"lines\":{\"begin\":")
      writer.number(positions[finding.range.start].line)
      writer.raw("}}}")
    }
    return writer.bytes
  }

  package mutating func write(_ part: [UInt8]) -> ReportText {
    guard !part.isEmpty else { return ReportText() }
    defer { isFirst = false }
    return ReportText(Array((isFirst ? "[\n" : ",\n").utf8) + part)
  }

  package mutating func end(_ summary: RunSummary) -> [UInt8] { Array((isFirst ? "[]\n" : "\n]\n").utf8) }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .advice: "info"
    }
  }
}
