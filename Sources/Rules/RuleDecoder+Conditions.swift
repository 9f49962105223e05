import RuleNotation

extension RuleDecoder {
  private static let conditionKeys: [String] =
    ["kind"] + NumberFeature.allCases.map(\.rawValue) + FlagFeature.allCases.map(\.rawValue) + [
      "element", "markup", "starts", "phrases", "pattern", "before", "after", "draft", "not", "any",
    ]

  /// A mapping of conditions that must all hold.
  mutating func readCondition(_ node: Node, what: String) -> Condition? {
    guard case .mapping(let entries) = node.content else {
      decoder.report(node, "\(what) must be a mapping of conditions", help: "such as {words: ..8, end-mark: no}")
      return nil
    }
    var conditions: [Condition] = []
    for entry in entries {
      guard case .scalar(let key) = entry.key.content else { continue }
      guard Self.conditionKeys.contains(key) else {
        decoder.reportUnknown(entry.key, key, Self.conditionKeys, "conditions")
        continue
      }
      if let condition = readCondition(key, entry.value) { conditions.append(condition) }
    }
    if entries.isEmpty { decoder.report(node, "\(what) has no condition") }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  private mutating func readCondition(_ key: String, _ value: Node) -> Condition? {
    if let feature = NumberFeature(rawValue: key) {
      return readRange(value, what: key, isShare: feature.isShare).map { .number(feature, $0) }
    }
    if let feature = FlagFeature(rawValue: key) { return decoder.flag(value, what: key).map { .flag(feature, $0) } }
    switch key {
    case "kind": return .kind(kinds(value, what: "kind"))
    case "element": return .element(decoder.texts(value, what: key))
    case "markup": return .markup(decoder.texts(value, what: key))
    case "starts": return .starts(decoder.texts(value, what: key))
    case "phrases": return .phrases(decoder.texts(value, what: key))
    case "pattern": return readPattern(value, ignoresCase: false).map(Condition.pattern)
    case "before": return readNeighbour(.before, value)
    case "after": return readNeighbour(.after, value)
    case "draft": return readDraft(value)
    case "not": return readCondition(value, what: "not").map(Condition.not)
    default:
      var conditions: [Condition] = []
      for item in decoder.items(value, what: "any") {
        if let condition = readCondition(item, what: "any") { conditions.append(condition) }
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
    if case .scalar("none") = value.content { return .neighbour(side, nil) }
    return readCondition(value, what: side.rawValue).map { .neighbour(side, $0) }
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
