package import Drafts
package import Findings
import Rules
import SourceText

/// What is said about stet comments themselves.
package enum StetRule: String, Sendable, CaseIterable {
  /// A comment that accepts nothing.
  case unused = "stet/unused"
  /// A comment that does not say why.
  case withoutReason = "stet/no-reason"
  /// A comment that cannot be obeyed.
  case mistake = "stet/mistake"

  /// The severity it comes with.
  package var severity: Severity { self == .withoutReason ? .advice : .warning }
}

/// Takes away findings that a stet comment accepts, and reports comments that are of no use.
package struct StetFilter: Sendable {
  /// The severity of what is said about comments; a rule that is not in it says nothing.
  private let severities: [StetRule: Severity]
  /// Ids of all rules, in force or not.
  private let ids: [String]

  /// - Parameters:
  ///   - severities: the severity of what is said about comments; a rule that is not in it says nothing.
  ///   - known: ids of all rules, in force or not.
  package init(severities: [StetRule: Severity], known: [String]) {
    self.severities = severities
    ids = known
  }

  /// A comment and the part of the file it speaks of.
  private struct Scope {
    var comment: StetComment
    var range: FileRange
    var isUsed = false
  }

  /// Parts findings into those that stand and those that were accepted; the former hold what is said about comments.
  package func apply(to findings: [Finding], in draft: Draft) -> (findings: [Finding], accepted: [AcceptedFinding]) {
    let comments = StetComment.comments(in: draft)
    guard !comments.isEmpty else { return (findings, []) }
    let known = Set(ids).union(ids.map { String($0.prefix { $0 != "/" }) })
    var reports: [Finding] = []
    var scopes = scopes(of: comments, in: draft, &reports)
    var kept: [Finding] = []
    var accepted: [AcceptedFinding] = []
    for finding in findings {
      guard let index = scopes.firstIndex(where: { Self.accepts($0, finding) }) else {
        kept.append(finding)
        continue
      }
      // A finding may be accepted twice; none of the comments is of no use then.
      for other in scopes.indices where Self.accepts(scopes[other], finding) { scopes[other].isUsed = true }
      accepted.append(AcceptedFinding(finding: finding, source: .stet, reason: scopes[index].comment.reason))
    }
    for scope in scopes {
      let unknown = scope.comment.rules.filter { !known.contains($0) }
      for name in unknown {
        let hint = nearest(to: name, among: known.sorted()).map { " Did you mean “\($0)”?" } ?? ""
        add(.mistake, scope.comment, "There is no rule or family “\(name)”.\(hint)", to: &reports)
      }
      if !scope.isUsed, unknown.isEmpty {
        add(
          .unused, scope.comment, "This stet accepts nothing. Delete it.", to: &reports,
          scope.comment.reach == .begin ? nil : draft)
      }
      if scope.comment.reason.isEmpty {
        add(.withoutReason, scope.comment, "This stet does not say why. Write a reason behind a colon.", to: &reports)
      }
    }
    return (kept + reports, accepted)
  }

  private static func accepts(_ scope: Scope, _ finding: Finding) -> Bool {
    let names = scope.comment.rules
    guard names.isEmpty || names.contains(finding.rule) || names.contains(finding.family) else { return false }
    return scope.range.contains(finding.range.start) || scope.range.overlaps(finding.range)
  }

  // MARK: - What comments speak of

  private func scopes(of comments: [StetComment], in draft: Draft, _ reports: inout [Finding]) -> [Scope] {
    let blocks = draft.blocks.map { draft.map.fileRange(of: $0.range) }.sorted()
    var scopes: [Scope] = []
    var open: [StetComment] = []
    for comment in comments {
      switch comment.reach {
      case .block:
        let next = blocks.firstIndex(notBefore: { $0.end <= comment.range.end })
        let range = next < blocks.count ? blocks[next] : FileRange(comment.range.end, comment.range.end)
        scopes.append(Scope(comment: comment, range: range))
      case .file: scopes.append(Scope(comment: comment, range: FileRange(0, Int.max)))
      case .begin: open.append(comment)
      case .end:
        guard let begin = open.popLast() else {
          add(.mistake, comment, "Nothing begins what this stet-end ends. Delete it.", to: &reports)
          continue
        }
        scopes.append(Scope(comment: begin, range: FileRange(begin.range.end, comment.range.start)))
      case nil:
        let hint = nearest(to: comment.keyword, among: StetComment.Reach.allCases.map(\.rawValue))
        add(
          .mistake, comment, "There is no “\(comment.keyword)”.\(hint.map { " Did you mean “\($0)”?" } ?? "")",
          to: &reports)
      }
    }
    for begin in open {
      add(.mistake, begin, "No stet-end ends what this begins. It holds up to the end of the draft.", to: &reports)
      scopes.append(Scope(comment: begin, range: FileRange(begin.range.end, Int.max)))
    }
    return scopes
  }

  // MARK: - What is said about them

  /// - Parameter draft: given where the comment may be deleted.
  private func add(
    _ rule: StetRule, _ comment: StetComment, _ message: String, to reports: inout [Finding], _ draft: Draft? = nil
  ) {
    guard let severity = severities[rule] else { return }
    reports.append(
      Finding(
        rule: rule.rawValue, severity: severity, range: comment.range,
        match:
          "<!-- \(([comment.keyword] + comment.rules).joined(separator: " "))\(comment.reason.isEmpty ? "" : ": ")\(comment.reason) -->",
        message: message,
        why: rule == .unused ? "A comment that is of no use hides the next finding at its place." : "",
        fixes: draft.map { [Self.deletion(of: comment, in: $0)] } ?? []))
  }

  /// Deletes a comment, with its line where nothing else stands on it.
  private static func deletion(of comment: StetComment, in draft: Draft) -> Fix {
    let map = draft.source.map
    let file = draft.source.bytes
    let range = map.textRange(of: comment.range)
    var (start, end) = range.bounds
    while start > 0, file[start - 1] == 0x20 || file[start - 1] == 0x09 { start -= 1 }
    while end < file.count, file[end] == 0x20 || file[end] == 0x09 || file[end] == 0x0D { end += 1 }
    let isAlone = (start == 0 || file[start - 1] == 0x0A) && end < file.count && file[end] == 0x0A
    // In Markdown the lines around a comment may become one paragraph without it.
    let isBetweenLines = start > 1 && file[start - 2] != 0x0A && end + 1 < file.count && file[end + 1] != 0x0A
    let isSafe = draft.format == .html || !isAlone || !isBetweenLines
    let whole = isAlone ? map.fileRange(of: TextRange(start, end + 1)) : comment.range
    return Fix(title: "Delete the comment", edits: [Edit(range: whole, replacement: "")], isSafe: isSafe)
  }
}
