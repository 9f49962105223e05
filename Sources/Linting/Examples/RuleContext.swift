import Rules

/// What a rule reads beside the text of a block, so that transformations of its examples can leave that alone.
struct RuleContext {
  /// Where the block stands, what stands around it, or the draft as a whole.
  private(set) var readsPlace = false
  /// What kind of block it is, or the mark-up around it.
  private(set) var readsKind = false
  /// Which quotation marks the text has.
  private(set) var readsQuotationMarks = false

  init(_ rule: Rule) {
    for condition in rule.conditions { visit(condition) }
    switch rule.matcher {
    case .pairs: readsQuotationMarks = true
    case .indent, .density: (readsPlace, readsKind) = (true, true)
    default: break
    }
    // The first block of a draft is its title, the same line further down is not.
    let headings: BlockKinds = [.title, .heading, .paragraph]
    if rule.scope.kinds.intersection(headings) != headings { readsPlace = true }
  }

  private mutating func visit(_ condition: Condition) {
    switch condition {
    case .number(let feature, _):
      switch feature {
      case .position, .fromEnd, .place, .run, .copies, .topicShare, .blankLinesBefore, .indent, .beforeBody, .afterBody:
        readsPlace = true
      case .level, .linkShare: readsKind = true
      default: break
      }
      if feature == .run || feature == .place || feature == .blankLinesBefore || feature == .indent { readsKind = true }
    case .flag(let feature, _):
      if feature == .isAlt || feature == .isHeading || feature == .found { readsPlace = true }
      if feature == .hidden { readsKind = true }
    case .kind, .element, .markup: (readsKind, readsPlace) = (true, true)
    case .neighbour, .draft, .share, .score: (readsPlace, readsKind) = (true, true)
    case .not, .all, .any: condition.forEachInner { visit($0) }
    case .starts, .phrases, .pattern, .term: break
    }
  }
}
