package import Drafts
package import Findings
import Rules
import SourceText

/// Takes away findings that a stet comment accepts, and reports comments that are of no use.
package struct StetFilter: Sendable {
  /// The severity of what is said about comments; a rule that is not in it says nothing.
  private let severities: [(rule: StetRule, severity: Severity)]
  /// Ids of all rules, in force or not.
  private let ids: [String]

  /// - Parameters:
  ///   - severities: the severity of what is said about comments; a rule that is not in it says nothing.
  ///   - known: ids of all rules, in force or not.
  package init(severities: [(rule: StetRule, severity: Severity)], known: [String]) {
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
    let known = Set(ids).union(ids.map(Finding.family(ofRule:)))
    var reports: [Finding] = []
    var scopes = scopes(of: comments, in: draft, &reports)
    var kept: [Finding] = []
    var accepted: [AcceptedFinding] = []
    let byName = Self.byName(scopes)
    var found: [String: [FileRange]] = [:]
    for finding in findings {
      let names = ["", finding.rule, finding.family].filter { byName[$0] != nil }
      let place = FileRange(finding.range.start, max(finding.range.end, finding.range.start + 1))
      for name in names { found[name, default: []].append(place) }
      let accepting = names.compactMap { name in
        byName[name].flatMap { named in named.index.number(overlapping: finding.range).map { named.scopes[$0] } }
      }
      guard let index = accepting.min() else {
        kept.append(finding)
        continue
      }
      accepted.append(AcceptedFinding(finding: finding, source: .stet, reason: scopes[index].comment.reason))
    }
    // A finding may be accepted twice; none of the comments is of no use then.
    for (name, ranges) in found {
      let places = OverlapIndex(ranges)
      for index in byName[name]?.scopes ?? [] where !scopes[index].range.isEmpty {
        if places.number(overlapping: scopes[index].range) != nil { scopes[index].isUsed = true }
      }
    }
    for scope in scopes {
      let unknown = scope.comment.rules.filter { !known.contains($0) }
      for name in unknown {
        let hint = nearest(to: name, among: known.sorted()).map { " Did you mean “\($0)”?" } ?? ""
        add(.mistake, scope.comment, "There is no rule or family “\(name)”.\(hint)", to: &reports)
      }
      if !scope.isUsed, unknown.isEmpty {
        add(
          .unused, scope.comment, StetRule.unused.message, to: &reports,
          scope.comment.reach == .begin ? nil : draft)
      }
      if scope.comment.reason.isEmpty, scope.isUsed {
        add(.withoutReason, scope.comment, StetRule.withoutReason.message, to: &reports)
      }
    }
    return (kept + reports, accepted)
  }

  /// The scopes by the rules and families that they name, under an empty name where they are for all.
  private static func byName(_ scopes: [Scope]) -> [String: (scopes: [Int], index: OverlapIndex)] {
    var numbers: [String: [Int]] = [:]
    for (number, scope) in scopes.enumerated() {
      for name in scope.comment.rules.isEmpty ? [""] : Set(scope.comment.rules) {
        numbers[name, default: []].append(number)
      }
    }
    return numbers.mapValues { ($0, OverlapIndex($0.map { scopes[$0].range })) }
  }

  // MARK: - What comments speak of

  private func scopes(of comments: [StetComment], in draft: Draft, _ reports: inout [Finding]) -> [Scope] {
    let places = BlockPlaces(draft)
    var scopes: [Scope] = []
    var open: [StetComment] = []
    for comment in comments {
      switch comment.reach {
      case .block:
        scopes.append(Scope(comment: comment, range: Self.block(of: comment, in: draft, places)))
      case .file: scopes.append(Scope(comment: comment, range: FileRange(0, Int.max)))
      case .begin: open.append(comment)
      case .end:
        guard let begin = open.popLast() else {
          add(.mistake, comment, "Nothing begins what this stet-end ends. Delete it.", to: &reports)
          continue
        }
        scopes.append(Scope(comment: begin, range: FileRange(begin.range.end, comment.range.start)))
      case nil:
        let known = StetComment.Reach.allCases.map(\.rawValue)
        let hint = nearest(to: comment.keyword, among: known).map { "Did you mean “\($0)”?" }
        add(
          .mistake, comment,
          "There is no “\(comment.keyword)”. \(hint ?? "There are \(known.joined(separator: ", ")).")", to: &reports)
      }
    }
    for begin in open {
      add(.mistake, begin, "No stet-end ends what this begins. It holds up to the end of the draft.", to: &reports)
      scopes.append(Scope(comment: begin, range: FileRange(begin.range.end, Int.max)))
    }
    return scopes
  }

  /// The block that a comment stands in or at the end of; elsewhere the next one.
  private static func block(of comment: StetComment, in draft: Draft, _ places: BlockPlaces) -> FileRange {
    let (before, next) = places.neighbours(of: comment.range)
    if let next, next.file.start < comment.range.start { return next.file }
    if let before, stands(comment, atEndOf: before, in: draft) { return before.file }
    return next?.file ?? FileRange(comment.range.end, comment.range.end)
  }

  /// Whether a comment stands behind the text of a block and still in its element or, in Markdown, its line.
  private static func stands(_ comment: StetComment, atEndOf place: BlockPlaces.Place, in draft: Draft) -> Bool {
    if draft.format == .html { return draft.blocks[place.block].outer.contains(comment.range) }
    guard place.file.end <= comment.range.start else { return false }
    let map = draft.source.map
    let gap = map.textOffset(ofFile: place.file.end)..<map.textOffset(ofFile: comment.range.start)
    return !draft.source.bytes[gap].contains(0x0A)
  }

  // MARK: - What is said about them

  /// - Parameter draft: given where the comment may be deleted.
  private func add(
    _ rule: StetRule, _ comment: StetComment, _ message: String, to reports: inout [Finding], _ draft: Draft? = nil
  ) {
    guard let severity = severities.first(where: { $0.rule == rule })?.severity else { return }
    reports.append(
      Finding(
        rule: rule.rawValue, severity: severity, range: comment.range,
        match:
          "<!-- \(([comment.keyword] + comment.rules).joined(separator: " "))\(comment.reason.isEmpty ? "" : ": ")\(comment.reason) -->",
        message: message, why: rule.why,
        fixes: draft.map { [comment.deletion(from: $0)] } ?? []))
  }
}
