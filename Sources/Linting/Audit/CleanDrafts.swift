/// Drafts without stray lines that are counted together.
package enum CleanGroup: Hashable, Sendable, Comparable {
  case all
  /// The articles of pages of which other drafts were made.
  case gold
  /// Drafts of any other kind.
  case external
  case kind(String)
  case source(String)

  package var name: String {
    switch self {
    case .all: "all"
    case .gold: "gold"
    case .external: "external"
    case .kind(let name): "kind \(name)"
    case .source(let name): "source \(name)"
    }
  }

  /// The groups that a draft belongs to.
  static func groups(of draft: LabelledDraft) -> [CleanGroup] {
    var groups: [CleanGroup] = [.all]
    if let kind = draft.kind { groups += kind == "gold" ? [.gold] : [.external, .kind(kind)] }
    if let source = draft.source { groups.append(.source(source)) }
    return groups
  }
}

/// What was found in drafts without stray lines.
package struct CleanDrafts: Sendable, Tally {
  package var drafts = 0
  package var words = 0
  /// Findings of something stray.
  package var falseAlarms: ByTier<Int> = [:]
  /// Findings of other families.
  package var others: [String: Int] = [:]

  init() {}

  /// A number of findings for every 1,000 words; nil where there are no words.
  package func perThousandWords(_ findings: Int) -> Double? {
    words > 0 ? 1000 * Double(findings) / Double(words) : nil
  }

  mutating func add(_ other: CleanDrafts) {
    drafts += other.drafts
    words += other.words
    falseAlarms.add(other.falseAlarms)
    others.add(other.others)
  }
}
