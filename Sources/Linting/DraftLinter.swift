package import Drafts
package import Findings
package import SourceText

/// Judges drafts. Called from several threads at once.
package protocol DraftLinter: Sendable {
  /// What should not be in print, in any order.
  func findings(in draft: Draft) -> [Finding]
}

/// A draft that was read and judged: what a reporter needs of it.
package struct CheckedDraft: Sendable {
  /// The name of the draft: a path as given, or the id of a JSON-lines entry.
  package var path: String
  /// What lines and columns are counted in.
  package var source: DecodedText
  /// Ordered by position in the file, then by rule.
  package var findings: [Finding]
  /// The draft with its blocks; nil where only its bytes are known.
  package var draft: Draft?
  /// Findings that somebody let stand.
  package var accepted: [AcceptedFinding] = []
  /// What fixing made of the file; nil where nobody asked for it.
  package var repair: Repair?

  /// The file after its fixes; `source` and `findings` are those of the fixed file.
  package struct Repair: Sendable {
    package var text: FixedText
    /// Number of findings that were mended.
    package var count: Int

    package init(text: FixedText, count: Int) {
      self.text = text
      self.count = count
    }
  }

  package init(path: String, source: DecodedText, findings: [Finding]) {
    self.path = path
    self.source = source
    // They mostly are.
    let isOrdered = findings.indices.dropFirst().allSatisfy { !Self.stands(findings[$0], before: findings[$0 - 1]) }
    self.findings = isOrdered ? findings : findings.sorted(by: Self.stands)
  }
}

extension CheckedDraft {
  /// A draft whose blocks are known.
  package init(_ draft: Draft, findings: [Finding]) {
    self.init(path: draft.path, source: draft.source, findings: findings)
    self.draft = draft
  }

  private static func stands(_ finding: Finding, before other: Finding) -> Bool {
    finding.range == other.range ? finding.rule < other.rule : finding.range < other.range
  }
}

/// Why galley could not do a part of its job. Where the input is at fault, the place is named.
package struct Problem: Error, Hashable, Sendable {
  /// The file or folder, or `<stdin>`; nil where none is at fault.
  package var path: String?
  package var place: LineColumn?
  package var message: String

  package init(path: String? = nil, place: LineColumn? = nil, message: String) {
    self.path = path
    self.place = place
    self.message = message
  }

  /// `path:line:column: message`, not escaped.
  package var text: String {
    var text = path ?? ""
    if let place { text += ":\(place.line):\(place.column)" }
    return text.isEmpty ? message : "\(text): \(message)"
  }
}
