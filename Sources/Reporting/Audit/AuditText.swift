import Findings
package import Linting

/// An audit for people, as tables of plain text.
package struct AuditText {
  private let audit: CorpusAudit
  private let width: Int

  /// - Parameter width: columns that a line with a text from a draft may take.
  package init(_ audit: CorpusAudit, width: Int) {
    self.audit = audit
    self.width = width
  }

  package var text: String {
    ([findings] + audit.orderedFlavours.map { LabelledText(flavour: $0.name, audit: $0.audit, width: width).text })
      .joined(separator: "\n")
  }

  private var findings: String {
    let unread = audit.failed == 0 ? "" : ", \(audit.failed) not read"
    let heading = "Findings by rule (\(counted(audit.drafts, "draft")) read\(unread))\n"
    guard !audit.rules.isEmpty else { return heading + "none\n" }
    var table = TextTable(["findings", "drafts", "severity", "rule"])
    for (rule, found) in audit.orderedRules {
      let lines = [shown(rule.rule, lineBreaks: .escaped)] + found.sample.entries.map { $0.line(indent: 2, width - 28) }
      table.add([
        "\(found.findings)", "\(found.drafts)", rule.severity.rawValue, lines.joined(separator: "\n"),
      ])
    }
    return heading + table.text
  }
}

extension DraftPlace {
  /// `path:line`.
  var text: String { "\(shown(path, lineBreaks: .escaped)):\(line)" }
}

extension TextSample.Entry {
  /// The place, the text, and how often it occurs, in so many columns at most.
  func line(indent: Int, _ width: Int) -> String {
    let start = String(repeating: " ", count: indent) + place.text + "  "
    let end = count > 1 ? " ×\(count)" : ""
    return start + cut(shown(text, lineBreaks: .spaces), to: width - columns(of: start) - columns(of: end)) + end
  }
}

/// A text, shortened to so many columns, but to no less than 20.
func cut(_ text: String, to width: Int) -> String {
  guard columns(of: text) > max(20, width) else { return text }
  var room = max(20, width) - 1
  let start = text.prefix { character in
    room -= columns(of: character)
    return room >= 0
  }
  return start + "…"
}
