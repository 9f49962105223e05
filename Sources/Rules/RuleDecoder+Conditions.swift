import RuleNotation

extension RuleDecoder {
  /// What a key in a mapping of conditions says.
  private enum ConditionKey {
    case number(NumberFeature)
    case flag(FlagFeature)
    case kind, element, markup, starts, phrases, pattern, draft, score, term, not, any
    case share(ShareKey)
    case neighbour(Condition.Side)
  }

  private enum ShareKey: String, CaseIterable {
    case near
    case inRun = "in-run"
    case inDraft = "in-draft"
  }

  /// In the order in which messages list them.
  private static let conditionKeys: [(name: String, key: ConditionKey)] =
    [("kind", .kind)] + NumberFeature.allCases.map { ($0.rawValue, .number($0)) }
    + FlagFeature.allCases.map { ($0.rawValue, .flag($0)) } + [
      ("element", .element), ("markup", .markup), ("starts", .starts), ("phrases", .phrases), ("pattern", .pattern),
      ("before", .neighbour(.before)), ("after", .neighbour(.after)), ("draft", .draft), ("score", .score),
      ("is", .term), ("not", .not), ("any", .any),
    ] + ShareKey.allCases.map { ($0.rawValue, .share($0)) }
  private static let conditionKeysByName = Dictionary(conditionKeys.map { ($0.name, $0.key) }) { first, _ in first }

  /// A mapping of conditions that must all hold.
  mutating func readCondition(_ node: Node, what: String) -> Condition? {
    guard let entries = node.mapping else {
      decoder.report(node, "\(what) must be a mapping of conditions", help: "such as {words: ..8, end-mark: no}")
      return nil
    }
    var conditions: [Condition] = []
    for entry in entries {
      guard let name = entry.key.scalar else { continue }
      guard let key = Self.conditionKeysByName[name] else {
        decoder.reportUnknown(entry.key, name, Self.conditionKeys.map(\.name), "conditions")
        continue
      }
      if let condition = readCondition(key, entry.value, what: name) { conditions.append(condition) }
    }
    if entries.isEmpty { decoder.report(node, "\(what) has no condition") }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  private mutating func readCondition(_ key: ConditionKey, _ value: Node, what: String) -> Condition? {
    switch key {
    case .number(let feature):
      return readRange(value, what: what, isShare: feature.isShare).map { .number(feature, $0) }
    case .flag(let feature): return decoder.flag(value, what: what).map { .flag(feature, $0) }
    case .kind: return .kind(kinds(value, what: what))
    case .element: return .element(decoder.texts(value, what: what))
    case .markup: return .markup(decoder.texts(value, what: what))
    case .starts: return .starts(decoder.texts(value, what: what))
    case .phrases: return .phrases(decoder.texts(value, what: what))
    case .pattern: return readPattern(value, ignoresCase: false).map(Condition.pattern)
    case .neighbour(let side): return readNeighbour(side, value)
    case .draft: return readDraft(value)
    case .share(let key): return readShare(key, value)
    case .score: return decoder.range(value, what: what).map(Condition.score)
    case .term: return readTerms(value, what: what)
    case .not: return readCondition(value, what: what).map(Condition.not)
    case .any:
      var conditions: [Condition] = []
      for item in decoder.items(value, what: what) {
        if let condition = readCondition(item, what: what) { conditions.append(condition) }
      }
      return .any(conditions)
    }
  }

  /// Numbers that the feature can have: shares from 0 to 1, counts from 0 on.
  private mutating func readRange(_ node: Node, what: String, isShare: Bool) -> NumberRange? {
    guard let range = decoder.range(node, what: what) else { return nil }
    for end in [range.low, range.high] where end.isFinite {
      if isShare, !(0...1).contains(end) {
        decoder.report(node, "\(what) is a share between 0 and 1")
        return nil
      }
      if !isShare, end < 0 || end != end.rounded() {
        decoder.report(node, "\(what) is counted in whole numbers from 0 on")
        return nil
      }
    }
    return range
  }

  private mutating func readNeighbour(_ side: Condition.Side, _ value: Node) -> Condition? {
    if value.hasText("none") { return .neighbour(side, nil) }
    return readCondition(value, what: side.rawValue).map { .neighbour(side, $0) }
  }

  private mutating func readShare(_ key: ShareKey, _ value: Node) -> Condition? {
    let known = ["share", "when", "among"] + (key == .near ? ["blocks"] : [])
    let fields = decoder.fields(of: value, known: known, what: key.rawValue)
    for name in ["share", "when"] where fields[name] == nil { decoder.report(value, "\(key.rawValue) needs “\(name)”") }
    let among = fields["among"].map { readCondition($0, what: "among") }
    guard let range = fields["share"].flatMap({ readRange($0, what: "share", isShare: true) }),
      let condition = fields["when"].flatMap({ readCondition($0, what: "when") })
    else { return nil }
    let area: BlockShare.Area =
      switch key {
      case .near: .near(fields["blocks"].flatMap { decoder.count($0, what: "blocks") } ?? 5)
      case .inRun: .run
      case .inDraft: .draft
      }
    return .share(BlockShare(area: area, condition: condition, among: among ?? nil), range)
  }

  /// Names of terms, all of which must hold.
  private mutating func readTerms(_ value: Node, what: String) -> Condition? {
    var conditions: [Condition] = []
    for item in decoder.items(value, what: what) {
      guard let name = decoder.text(item, what: what) else { continue }
      if let terms, !terms.contains(name) { decoder.reportUnknownTerm(item, name, terms) }
      conditions.append(.term(name))
    }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  private mutating func readDraft(_ value: Node) -> Condition? {
    let known = DraftFeature.allCases.map(\.rawValue)
    let fields = decoder.fields(of: value, known: known, what: "draft")
    var conditions: [Condition] = []
    for feature in DraftFeature.allCases {
      guard let node = fields[feature.rawValue] else { continue }
      let isShare = feature == .longShare || feature == .shortShare
      if let range = readRange(node, what: feature.rawValue, isShare: isShare) {
        conditions.append(.draft(feature, range))
      }
    }
    return .all(conditions)
  }
}
