import Findings
package import Linting
import SourceText

/// SARIF 2.1.0, as GitHub code scanning and editors read it. Columns count UTF-16 units from 1, ends are exclusive.
package struct SARIFReporter: Reporter {
  private let version: String
  private let rules: [RuleDescription]
  private let paths: RepositoryPaths
  private let includesAccepted: Bool
  private var isFirst = true

  /// Characters of a description that GitHub takes.
  private static let longestDescription = 1_024

  /// - Parameters:
  ///   - version: the version of galley.
  ///   - rules: the rules in force.
  ///   - includesAccepted: whether findings that somebody let stand are results, too, marked as suppressed. GitHub does not
  ///     know the mark.
  package init(
    version: String, rules: [RuleDescription], paths: RepositoryPaths, includesAccepted: Bool = false
  ) {
    self.version = version
    self.rules = rules
    self.paths = paths
    self.includesAccepted = includesAccepted
  }

  package func part(for draft: CheckedDraft) -> [UInt8] {
    let accepted = includesAccepted ? draft.accepted : []
    guard !draft.findings.isEmpty || !accepted.isEmpty else { return [] }
    var draftPart = SARIFDraft(draft, draft.findings + accepted.map(\.finding), paths: paths)
    var writer = JSONWriter()
    for (index, finding) in draft.findings.enumerated() {
      if index > 0 { writer.raw(",\n") }
      draftPart.write(finding, to: &writer)
    }
    for (index, finding) in accepted.enumerated() {
      if index > 0 || !draft.findings.isEmpty { writer.raw(",\n") }
      draftPart.write(finding.finding, suppressedBy: finding, to: &writer)
    }
    return writer.bytes
  }

  package mutating func write(_ part: [UInt8]) -> ReportText {
    guard !part.isEmpty else { return ReportText() }
    defer { isFirst = false }
    return ReportText((isFirst ? head : Array(",\n".utf8)) + part)
  }

  package mutating func end(_ summary: RunSummary) -> [UInt8] {
    let tail = "\n],\"invocations\":[{\"executionSuccessful\":\(summary.failed == 0)}]}]}\n"
    return (isFirst ? head : []) + Array(tail.utf8)
  }

  /// Everything in front of the first result.
  private var head: [UInt8] {
    var writer = JSONWriter()
    writer.raw("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{")
    writer.raw("\"tool\":{\"driver\":{\"name\":\"galley\",\"semanticVersion\":")
    writer.string(version)
    writer.raw(",\"rules\":[\n")
    for (index, rule) in rules.enumerated() {
      if index > 0 { writer.raw(",\n") }
      write(rule, to: &writer)
    }
    writer.raw("\n]}},\"columnKind\":\"utf16CodeUnits\",\"results\":[\n")
    return writer.bytes
  }

  private func write(_ rule: RuleDescription, to writer: inout JSONWriter) {
    let title = rule.title.isEmpty ? rule.id : rule.title
    let why = rule.why.split(whereSeparator: \.isNewline).joined(separator: " ")
    let help = (why.isEmpty ? title + "." : why) + " To leave the rule out: galley --ignore \(rule.id)"
    writer.raw("{\"id\":")
    writer.string(rule.id)
    writer.raw(",\"shortDescription\":{\"text\":")
    writer.string(String(title.prefix(Self.longestDescription)))
    writer.raw("},\"fullDescription\":{\"text\":")
    writer.string(String((why.isEmpty ? title : why).prefix(Self.longestDescription)))
    writer.raw("},\"help\":{\"text\":")
    writer.string(help)
    writer.raw("},\"defaultConfiguration\":{\"level\":\"\(rule.severity.sarifLevel)\"},\"properties\":{\"tags\":[")
    writer.string(rule.family)
    writer.raw("]}}")
  }
}

/// The results of one draft.
private struct SARIFDraft {
  private let uri: String
  private let hashes: [String]
  private var positions: Positions
  private var fingerprints: Fingerprints

  /// - Parameter findings: all that are to be written.
  init(_ draft: CheckedDraft, _ findings: [Finding], paths: RepositoryPaths) {
    uri = paths.uri(draft.path)
    hashes = LineHashes(draft.source).lines
    positions = Positions(of: findings, in: draft.source, unit: .utf16)
    fingerprints = Fingerprints(path: paths.relative(draft.path), source: draft.source)
  }

  mutating func write(_ finding: Finding, suppressedBy accepted: AcceptedFinding? = nil, to writer: inout JSONWriter) {
    writer.raw("{\"ruleId\":")
    writer.string(finding.rule)
    writer.raw(",\"level\":\"\(finding.severity.sarifLevel)\",\"message\":{\"text\":")
    writer.string(Self.plain(finding.message))
    writer.raw("},\"locations\":[{")
    location(finding.range, &writer)
    writer.raw("}]")
    relatedLocations(finding.notes, &writer)
    writer.raw(",\"partialFingerprints\":{")
    let line = positions[finding.range.start].line
    if line <= hashes.count {
      writer.raw("\"primaryLocationLineHash\":")
      writer.string(hashes[line - 1])
      writer.raw(",")
    }
    writer.raw("\"galley/v1\":")
    writer.string(fingerprints.next(finding))
    writer.raw("}")
    if let fix = finding.fixes.first, !fix.edits.isEmpty { self.fix(fix, &writer) }
    if let accepted { Self.suppression(accepted, &writer) }
    writer.raw("}")
  }

  private static func suppression(_ accepted: AcceptedFinding, _ writer: inout JSONWriter) {
    let kind = accepted.source == .stet ? "inSource" : "external"
    writer.raw(",\"suppressions\":[{\"kind\":\"\(kind)\",\"status\":\"accepted\"")
    if !accepted.reason.isEmpty {
      writer.raw(",\"justification\":")
      writer.string(accepted.reason)
    }
    writer.raw("}]")
  }

  /// A message in which nothing is taken for a link (SARIF 2.1.0, 3.11.6).
  private static func plain(_ message: String) -> String {
    message.split(separator: "](", omittingEmptySubsequences: false).joined(separator: "\\](")
  }

  private mutating func relatedLocations(_ notes: [Note], _ writer: inout JSONWriter) {
    let placed = notes.compactMap { note in note.range.map { (text: note.text, range: $0) } }
    guard !placed.isEmpty else { return }
    writer.raw(",\"relatedLocations\":[")
    for (index, note) in placed.enumerated() {
      writer.raw(index > 0 ? ",{" : "{")
      location(note.range, &writer)
      if !note.text.isEmpty {
        writer.raw(",\"message\":{\"text\":")
        writer.string(Self.plain(note.text))
        writer.raw("}")
      }
      writer.raw("}")
    }
    writer.raw("]")
  }

  private mutating func location(_ range: FileRange, _ writer: inout JSONWriter) {
    writer.raw("\"physicalLocation\":{")
    artifact(&writer)
    writer.raw(",\"region\":")
    region(range, &writer)
    writer.raw("}")
  }

  private func artifact(_ writer: inout JSONWriter) {
    writer.raw("\"artifactLocation\":{\"uri\":")
    writer.string(uri)
    writer.raw("}")
  }

  private mutating func region(_ range: FileRange, _ writer: inout JSONWriter) {
    let (start, end) = (positions[range.start], positions[range.end])
    writer.raw("{\"startLine\":\(start.line),\"startColumn\":\(start.column)")
    writer.raw(",\"endLine\":\(end.line),\"endColumn\":\(end.column)}")
  }

  private mutating func fix(_ fix: Fix, _ writer: inout JSONWriter) {
    writer.raw(",\"fixes\":[{")
    if !fix.title.isEmpty {
      writer.raw("\"description\":{\"text\":")
      writer.string(Self.plain(fix.title))
      writer.raw("},")
    }
    writer.raw("\"artifactChanges\":[{")
    artifact(&writer)
    writer.raw(",\"replacements\":[")
    for (index, edit) in fix.edits.enumerated() {
      writer.raw(index > 0 ? ",{\"deletedRegion\":" : "{\"deletedRegion\":")
      region(edit.range, &writer)
      if !edit.replacement.isEmpty {
        writer.raw(",\"insertedContent\":{\"text\":")
        writer.string(edit.replacement)
        writer.raw("}")
      }
      writer.raw("}")
    }
    writer.raw("]}]}]")
  }
}

extension Severity {
  fileprivate var sarifLevel: String { self == .advice ? "note" : rawValue }
}
