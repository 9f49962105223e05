import Findings
import RuleNotation

/// Reads rules in the order in which `RuleImageWriter` writes them.
struct RuleImageReader {
  private var input: ImageReader
  private let severities = Severity.allCases
  private let places = MatchPlace.allCases
  private let extents = MatchExtent.allCases
  private let reaches = Exception.Reach.allCases
  private let numbers = NumberFeature.allCases
  private let flags = FlagFeature.allCases
  private let draftFeatures = DraftFeature.allCases
  private let pairKinds = PairKind.allCases

  init(_ image: String) { input = ImageReader(image) }

  mutating func rules() -> [Rule]? {
    let count = input.number()
    var rules: [Rule] = []
    while rules.count < count, !input.isBroken { rules.append(rule()) }
    return input.isBroken ? nil : rules
  }

  private mutating func rule() -> Rule {
    let id = input.text()
    let path = input.text()
    let severity = input.choice(of: severities)
    let texts = input.inner()
    let kinds = kinds()
    let scope = Scope(
      kinds: kinds, skipsQuotations: input.flag(), skipsLinks: input.flag(), readsCode: input.flag())
    return Rule(
      id: id, path: path, severity: severity, says: .image(texts), messageNode: .nowhere, scope: scope,
      matcher: matcher(), condition: input.flag() ? condition() : nil,
      exceptions: many { $0.exception() }, fix: input.flag() ? fix() : nil, examples: [])
  }

  private mutating func many<Value>(_ read: (inout RuleImageReader) -> Value) -> [Value] {
    let count = input.number()
    var values: [Value] = []
    while values.count < count, !input.isBroken { values.append(read(&self)) }
    return values
  }

  private mutating func texts() -> [String] { input.list { $0.text() } }

  private mutating func kinds() -> BlockKinds { BlockKinds(rawValue: UInt16(truncatingIfNeeded: input.number())) }

  private mutating func pattern() -> Pattern {
    let source = Deferred<String>.image(input.passedText())
    let ignoresCase = input.flag()
    return Pattern(source: source, ignoresCase: ignoresCase, node: .nowhere, needs: PatternNeeds(&input))
  }

  private mutating func options() -> TextOptions {
    let place = input.choice(of: places)
    return TextOptions(place: place, extent: input.choice(of: extents))
  }

  private mutating func matcher() -> Matcher {
    switch input.number() {
    case 0:
      let phrases = PhraseList(phrases: .image(input.inner()))
      let isCaseSensitive = input.flag()
      return .phrases(phrases, isCaseSensitive: isCaseSensitive, options())
    case 1:
      let options = options()
      return .patterns(many { $0.pattern() }, options)
    case 2: return .pairs(input.choice(of: pairKinds))
    case 3: return .repeatedWords(except: texts())
    case 4: return .repeatedBlocks
    case 5: return .blocks(condition())
    case 6: return .signals(signals())
    case 7:
      let of = texts()
      let limit = input.double()
      return .density(Density(of: of, node: .nowhere, limit: limit, minimum: input.number()))
    case 8: return .consistent(input.list { $0.list { $0.text() } })
    default: return .indent
    }
  }

  private mutating func signals() -> Signals {
    var signals = Signals()
    signals.source = input.optional { $0.text() }
    signals.threshold = input.optional { $0.double() }
    signals.warning = input.optional { $0.double() }
    signals.error = input.optional { $0.double() }
    signals.terms = many { reader in
      let name = reader.input.text()
      return Term(name: name, condition: reader.condition())
    }
    signals.evidence = many { reader in
      let score = reader.input.double()
      let says = reader.input.text()
      return Signal(score: score, says: says, condition: reader.condition())
    }
    return signals
  }

  private mutating func range() -> NumberRange {
    let low = input.double()
    return NumberRange(low: low, high: input.double())
  }

  private mutating func condition() -> Condition {
    switch input.number() {
    case 0:
      let feature = input.choice(of: numbers)
      return .number(feature, range())
    case 1:
      let feature = input.choice(of: flags)
      return .flag(feature, input.flag())
    case 2: return .kind(kinds())
    case 3: return .element(texts())
    case 4: return .markup(texts())
    case 5: return .starts(texts())
    case 6: return .phrases(texts())
    case 7: return .pattern(pattern())
    case 8:
      let side: Condition.Side = input.flag() ? .after : .before
      return .neighbour(side, input.flag() ? condition() : nil)
    case 9:
      let feature = input.choice(of: draftFeatures)
      return .draft(feature, range())
    case 10: return .not(condition())
    case 11: return .all(many { $0.condition() })
    case 12: return .any(many { $0.condition() })
    case 13:
      let share = share()
      return .share(share, range())
    case 14: return .score(range())
    default: return .term(input.text())
    }
  }

  private mutating func share() -> BlockShare {
    let area: BlockShare.Area =
      switch input.number() {
      case 0: .draft
      case 1: .run
      case let blocks: .near(blocks - 2)
      }
    let condition = condition()
    return BlockShare(area: area, condition: condition, among: input.flag() ? self.condition() : nil)
  }

  private mutating func exception() -> Exception {
    switch input.number() {
    case 0:
      let phrases = texts()
      return .phrases(phrases, within: input.choice(of: reaches))
    case 1:
      let pattern = pattern()
      return .pattern(pattern, within: input.choice(of: reaches))
    default: return .block(condition())
    }
  }

  private mutating func fix() -> RuleFix {
    let action: RuleFix.Action
    switch input.number() {
    case 0: action = .deleteMatch
    case 1: action = .deleteBlock
    case 2: action = .replacePhrase
    default: action = .replace(MessageTemplate(&input))
    }
    return RuleFix(action: action, isSafe: input.flag(), node: .nowhere)
  }
}

extension RuleTexts {
  init(_ input: inout ImageReader) {
    title = input.text()
    message = MessageTemplate(&input)
    why = input.text()
  }
}

extension MessageTemplate {
  fileprivate init(_ input: inout ImageReader) {
    let source = input.text()
    self.init(source: source, parts: input.list { $0.flag() ? .text($0.text()) : .slot($0.text()) })
  }
}

extension Phrase {
  init(_ input: inout ImageReader) {
    text = input.text()
    replacement = input.optional { $0.text() }
  }
}
