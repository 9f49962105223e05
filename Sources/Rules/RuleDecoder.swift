import Drafts
import Findings
package import RuleNotation
import SourceText

/// Turns the tree of a rule file into a rule.
package struct RuleDecoder {
  var decoder: FieldDecoder
  private let id: String
  private let path: String
  let use: ExampleUse
  /// Names of terms that conditions may ask for; nil where another rule has them.
  var terms: [String]? = []

  static let keys = [
    "title", "severity", "message", "why", "in", "not-in", "find", "where", "unless", "fix", "examples",
  ]

  private init(id: String, path: String, examples: ExampleUse) {
    self.id = id
    self.path = path
    use = examples
    decoder = FieldDecoder(path: path)
  }

  /// Decodes the rule in `tree`.
  ///
  /// - Parameters:
  ///   - id: the rule's id, from its path.
  ///   - path: the rule file, for messages.
  ///   - examples: what to do with the examples; they are checked to be there in any case.
  /// - Returns: the rule, or everything that is wrong with it, each at its place.
  package static func decode(
    _ tree: Node, id: String, path: String, examples: ExampleUse
  ) -> Result<Rule, RuleProblems> {
    var decoder = RuleDecoder(id: id, path: path, examples: examples)
    let rule = decoder.rule(tree)
    guard let rule, decoder.decoder.problems.isEmpty else {
      return .failure(RuleProblems(diagnostics: decoder.decoder.problems))
    }
    return .success(rule)
  }

  private mutating func rule(_ tree: Node) -> Rule? {
    let fields = decoder.fields(of: tree, known: Self.keys, what: "a rule")
    if tree.mapping != nil {
      for key in ["title", "message", "find", "examples"] where fields[key] == nil {
        decoder.report(tree, "the rule has no “\(key)”", help: Self.help[key])
      }
    }
    let title = fields["title"].flatMap { decoder.text($0, what: "title") }
    let severity = fields["severity"].flatMap { decoder.choice($0, what: "severity", as: Severity.self) }
    let message = fields["message"].flatMap { decoder.text($0, what: "message") }
    let why = fields["why"].flatMap { decoder.text($0, what: "why") }
    let scope = readScope(fields)
    let matcher = fields["find"].flatMap { readMatcher($0) }
    let condition = fields["where"].flatMap { readCondition($0, what: "where") }
    let exceptions = fields["unless"].map { readExceptions($0) } ?? []
    let fix = fields["fix"].flatMap { readFix($0, matcher: matcher) }
    let examples = fields["examples"].map { readExamples($0) } ?? []
    guard let title, let message, let messageNode = fields["message"], let matcher else { return nil }
    return Rule(
      id: id, path: path, severity: severity ?? .warning,
      says: .known(RuleTexts(title: title, message: MessageTemplate(message), why: why.map(trimmed) ?? "")),
      messageNode: messageNode, scope: scope, matcher: matcher, condition: condition, exceptions: exceptions, fix: fix,
      examples: examples)
  }

  private static let help = [
    "title": "title: Related-posts widget",
    "message": "message: “{match}” heads a related-posts widget. Delete it.",
    "find": "find: {phrases: [related posts]}",
    "examples": "examples: {flagged: […], clean: […]}, at least one of each",
  ]

  private func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(scalars[...last])
  }

  // MARK: Scope

  private static let kindNames: [(String, BlockKinds)] =
    BlockKind.allCases.map { ($0.rawValue, BlockKinds($0)) } + [("prose", .prose), ("all", .all)]

  mutating func kinds(_ node: Node, what: String, alsoNames: [String] = []) -> BlockKinds {
    var kinds: BlockKinds = []
    for item in decoder.items(node, what: what) {
      if alsoNames.contains(where: item.hasText) { continue }
      let kind = decoder.choice(
        item, what: what, of: Self.kindNames, shown: Self.kindNames.map(\.0) + alsoNames)
      if let kind { kinds.formUnion(kind) }
    }
    return kinds
  }

  private mutating func readScope(_ fields: Fields) -> Scope {
    let included = fields["in"].map { kinds($0, what: "in") } ?? .prose
    let excluded = fields["not-in"].map { kinds($0, what: "not-in", alsoNames: ["link"]) } ?? []
    let skipsLinks = fields["not-in"]?.items.contains { $0.hasText("link") } ?? false
    return Scope(
      kinds: included.subtracting(excluded), skipsQuotations: excluded.contains(.quotation), skipsLinks: skipsLinks,
      readsCode: included.contains(.code) && !excluded.contains(.code))
  }

  // MARK: Exceptions and fixes

  private mutating func readExceptions(_ node: Node) -> [Exception] {
    var exceptions: [Exception] = []
    for item in decoder.items(node, what: "unless") {
      let fields = decoder.fields(of: item, known: ["phrases", "pattern", "block", "within"], what: "an exception")
      let reach =
        fields["within"].flatMap { decoder.choice($0, what: "within", as: Exception.Reach.self) } ?? .match
      let tests = ["phrases", "pattern", "block"].filter { fields[$0] != nil }
      if let within = fields["within"], tests == ["block"] {
        decoder.report(within, "“within” does not go with “block”")
      }
      if tests.count != 1 {
        decoder.report(item, "an exception has exactly one of “phrases”, “pattern” and “block”")
      } else if let node = fields["phrases"] {
        exceptions.append(.phrases(decoder.texts(node, what: "phrases"), within: reach))
      } else if let node = fields["pattern"] {
        if let pattern = readPattern(node, ignoresCase: false) { exceptions.append(.pattern(pattern, within: reach)) }
      } else if let node = fields["block"], let condition = readCondition(node, what: "block") {
        exceptions.append(.block(condition))
      }
    }
    return exceptions
  }

  private mutating func readFix(_ node: Node, matcher: Matcher?) -> RuleFix? {
    let fix = readFix(node)
    guard case .replacePhrase = fix?.action, let matcher else { return fix }
    if case .phrases(let phrases, _, _) = matcher, phrases.all.contains(where: { $0.replacement != nil }) { return fix }
    decoder.report(node, "no phrase says what to replace it with", help: "write it behind the phrase: - utilize: use")
    return nil
  }

  private mutating func readFix(_ node: Node) -> RuleFix? {
    if node.isScalar { return readAction(node, what: "fix").map { RuleFix(action: $0, isSafe: false, node: node) } }
    let fields = decoder.fields(of: node, known: ["do", "replace", "safe"], what: "fix")
    let isSafe = fields["safe"].flatMap { decoder.flag($0, what: "safe") } ?? false
    switch (fields["do"], fields["replace"]) {
    case (let node?, nil):
      return readAction(node, what: "do").map { RuleFix(action: $0, isSafe: isSafe, node: node) }
    case (nil, let node?):
      guard let text = node.scalar else {
        decoder.report(node, "replace must be a text")
        return nil
      }
      return RuleFix(action: .replace(MessageTemplate(text)), isSafe: isSafe, node: node)
    default:
      if node.mapping != nil { decoder.report(node, "a fix has exactly one of “do” and “replace”") }
      return nil
    }
  }

  private mutating func readAction(_ node: Node, what: String) -> RuleFix.Action? {
    let names: [(String, RuleFix.Action)] = [
      ("delete-match", .deleteMatch), ("delete-block", .deleteBlock), ("replace", .replacePhrase),
    ]
    return decoder.choice(node, what: what, of: names, shown: names.map(\.0))
  }
}

/// Everything that is wrong with a rule file; never empty.
package struct RuleProblems: Error, Sendable {
  package var diagnostics: [SourceDiagnostic]
}
