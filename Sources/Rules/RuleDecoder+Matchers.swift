import RuleNotation

extension RuleDecoder {
  private static let matchers = [
    "phrases", "patterns", "pairs", "repeats", "blocks", "signals", "density", "consistent", "indent",
  ]
  private static let options = ["case", "at", "mark", "except"]

  /// The matcher under `find`.
  mutating func readMatcher(_ node: Node) -> Matcher? {
    let fields = decoder.fields(of: node, known: Self.matchers + Self.options, what: "find")
    guard let entries = node.mapping else { return nil }
    let named = Self.matchers.filter { fields[$0] != nil }
    guard named.count == 1, let name = named.first, let value = fields[name] else {
      if fields.count == entries.count {
        decoder.report(node, "find has exactly one matcher", help: Self.matchers.joined(separator: ", "))
      }
      return nil
    }
    let allowed: [String] =
      switch name {
      case "phrases", "patterns": ["case", "at", "mark"]
      case "repeats": ["except"]
      default: []
      }
    for entry in entries {
      if let key = entry.key.scalar, Self.options.contains(key), !allowed.contains(key) {
        decoder.report(entry.key, "“\(key)” does not go with “\(name)”")
      }
    }
    return readMatcher(name, value, fields)
  }

  private mutating func readMatcher(_ name: String, _ value: Node, _ fields: Fields) -> Matcher? {
    switch name {
    case "phrases":
      return .phrases(
        PhraseList(phrases: .known(readPhrases(value))), isCaseSensitive: caseSensitive(fields, whenUnset: false),
        textOptions(fields))
    case "patterns":
      let ignoresCase = !caseSensitive(fields, whenUnset: true)
      var patterns: [Pattern] = []
      for item in decoder.items(value, what: "patterns") {
        if let pattern = readPattern(item, ignoresCase: ignoresCase) { patterns.append(pattern) }
      }
      return .patterns(patterns, textOptions(fields))
    case "pairs": return decoder.choice(value, what: "pairs", as: PairKind.self).map(Matcher.pairs)
    case "repeats": return readRepeats(value, fields)
    case "blocks": return readCondition(value, what: "blocks").map(Matcher.blocks)
    case "signals": return readSignals(value).map(Matcher.signals)
    case "density": return readDensity(value)
    case "consistent": return readConsistent(value)
    default:
      if decoder.flag(value, what: "indent") == false { decoder.report(value, "indent has no other value than yes") }
      return .indent
    }
  }

  private mutating func caseSensitive(_ fields: Fields, whenUnset: Bool) -> Bool {
    guard let node = fields["case"] else { return whenUnset }
    return decoder.choice(node, what: "case", of: [("exact", true), ("ignore", false)], shown: ["exact", "ignore"])
      ?? whenUnset
  }

  private mutating func textOptions(_ fields: Fields) -> TextOptions {
    let place = fields["at"].flatMap { decoder.choice($0, what: "at", as: MatchPlace.self) } ?? .anywhere
    let extent = fields["mark"].flatMap { decoder.choice($0, what: "mark", as: MatchExtent.self) }
    return TextOptions(place: place, extent: place == .wholeBlock ? .block : extent ?? .match)
  }

  private mutating func readPhrases(_ node: Node) -> [Phrase] {
    var phrases: [Phrase] = []
    for item in decoder.items(node, what: "phrases") {
      if let entries = item.mapping {
        for entry in entries {
          guard let text = readPhrase(entry.key) else { continue }
          guard let replacement = entry.value.scalar else {
            decoder.report(entry.value, "a replacement must be a text")
            continue
          }
          phrases.append(Phrase(text: text, replacement: replacement))
        }
      } else if let text = readPhrase(item) {
        phrases.append(Phrase(text: text, replacement: nil))
      }
    }
    return phrases
  }

  /// A text with something to see in it.
  private mutating func readPhrase(_ node: Node) -> String? {
    guard let text = decoder.text(node, what: "a phrase") else { return nil }
    if text.utf8.allSatisfy({ $0 <= 0x20 || $0 >= 0x80 }), text.allSatisfy(\.isWhitespace) {
      decoder.report(node, "a phrase needs something to see")
      return nil
    }
    return text
  }

  mutating func readPattern(_ node: Node, ignoresCase: Bool) -> Pattern? {
    decoder.text(node, what: "a pattern").map { Pattern(text: $0, ignoresCase: ignoresCase, node: node) }
  }

  private mutating func readRepeats(_ value: Node, _ fields: Fields) -> Matcher? {
    let except = fields["except"].map { decoder.texts($0, what: "except") } ?? []
    switch decoder.choice(
      value, what: "repeats", of: [("words", true), ("blocks", false)], shown: ["words", "blocks"])
    {
    case true: return .repeatedWords(except: except)
    case false:
      if let node = fields["except"] { decoder.report(node, "“except” goes with “repeats: words” only") }
      return .repeatedBlocks
    case nil: return nil
    }
  }

  private mutating func readSignals(_ node: Node) -> Signals? {
    let fields = decoder.fields(
      of: node, known: ["threshold", "warning", "error", "terms", "evidence"], what: "signals")
    guard let evidence = fields["evidence"] else {
      decoder.report(node, "signals need “evidence”")
      return nil
    }
    var signals = Signals()
    signals.threshold = fields["threshold"].flatMap { decoder.number($0, what: "threshold") }
    signals.warning = fields["warning"].flatMap { decoder.number($0, what: "warning") }
    signals.error = fields["error"].flatMap { decoder.number($0, what: "error") }
    if evidence.isScalar {
      signals.source = decoder.text(evidence, what: "evidence")
      signals.sourceNode = evidence
      terms = nil
      if let node = fields["terms"] { decoder.report(node, "the terms are those of the rule with the evidence") }
      return signals
    }
    if signals.threshold == nil, fields["threshold"] == nil { decoder.report(node, "signals need “threshold”") }
    signals.terms = fields["terms"].map { readTerms($0) } ?? []
    for item in decoder.items(evidence, what: "evidence") {
      if let signal = readSignal(item) { signals.evidence.append(signal) }
    }
    return signals
  }

  /// Named conditions; each may ask for those above it.
  private mutating func readTerms(_ node: Node) -> [Term] {
    guard let entries = node.mapping else {
      decoder.report(node, "terms must be a mapping of names to conditions", help: "such as short: {words: ..8}")
      return []
    }
    var read: [Term] = []
    for entry in entries {
      guard let name = entry.key.scalar else { continue }
      if let condition = readCondition(entry.value, what: name) { read.append(Term(name: name, condition: condition)) }
      terms?.append(name)
    }
    return read
  }

  private mutating func readSignal(_ item: Node) -> Signal? {
    let parts = decoder.fields(of: item, known: ["score", "says", "when"], what: "a piece of evidence")
    for key in ["score", "says", "when"] where parts[key] == nil {
      decoder.report(item, "the piece of evidence has no “\(key)”")
    }
    guard let score = parts["score"].flatMap({ decoder.number($0, what: "score") }),
      let says = parts["says"].flatMap({ decoder.text($0, what: "says") }),
      let condition = parts["when"].flatMap({ readCondition($0, what: "when") })
    else { return nil }
    return Signal(score: score, says: says, condition: condition)
  }

  private mutating func readDensity(_ node: Node) -> Matcher? {
    let fields = decoder.fields(of: node, known: ["of", "more-than", "at-least"], what: "density")
    for key in ["of", "more-than"] where fields[key] == nil { decoder.report(node, "density needs “\(key)”") }
    let of = fields["of"].map { decoder.texts($0, what: "of") } ?? []
    let minimum = fields["at-least"].flatMap { decoder.count($0, what: "at-least") } ?? 3
    guard let limit = fields["more-than"].flatMap({ decoder.number($0, what: "more-than") }) else { return nil }
    return .density(Density(of: of, node: fields["of"] ?? node, limit: limit, minimum: minimum))
  }

  private mutating func readConsistent(_ node: Node) -> Matcher? {
    var groups: [[String]] = []
    for item in decoder.items(node, what: "consistent") {
      let group = decoder.texts(item, what: "a spelling")
      if group.count < 2 { decoder.report(item, "a group needs at least two spellings") }
      groups.append(group)
    }
    return .consistent(groups)
  }
}
