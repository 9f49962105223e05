import Rules

/// Collects the phrases, patterns and conditions of all rules while they are compiled, so that one pass finds them all.
struct RuleIndex {
  /// Who wants to know of a phrase.
  enum User {
    case phrase(rule: Int, phrase: Int)
    case spelling(rule: Int, group: Int, spelling: Int)
    /// A set of phrases in a condition or exception.
    case set(Int)
    /// A literal of a pattern, by its number among all.
    case literal(Int)
  }

  /// Phrases to look for, with those who want to know; one that several want stands here several times.
  struct Watch {
    private(set) var phrases: [SearchPhrase] = []
    private(set) var users: [User] = []

    mutating func add(_ phrase: SearchPhrase, _ user: User) {
      phrases.append(phrase)
      users.append(user)
    }
  }

  /// Whether phrases and literals are collected; they need not be where an image holds them.
  let collectsPhrases: Bool
  private let images: PatternImages?
  /// What is found anywhere in a block.
  private(set) var anywhere = Watch()
  /// What counts at the start of a block only.
  private(set) var atStart = Watch()
  /// The literals of patterns that are looked for.
  private(set) var literals = NeededLiterals()
  private(set) var patterns: [CompiledPattern] = []
  /// For each pattern the rule whose matcher it is; nil where it belongs to a condition or exception.
  private(set) var owners: [Int?] = []
  /// The number of the rule that each pattern was added for, be it in a condition.
  private(set) var askers: [Int] = []
  /// Rules that were begun.
  private var begun = 0
  /// For each pattern how long a block may be in which it matches.
  private(set) var limits: [BlockLimit] = []
  /// For each pattern whether its literals are looked for.
  private(set) var isWatched: [Bool] = []
  /// For each set of phrases whether it must begin its block.
  private(set) var sets: [Bool] = []
  var conditions: [CompiledCondition] = []
  var markup = MarkupTests()
  var exceptionCount = 0
  /// Conditions, by number, of which it is counted how many blocks meet them.
  var tallies: [Int] = []
  /// The tallies of blocks that meet terms, by the numbers of those.
  var talliesOfTerms: [(terms: [Int], tally: Int)] = []
  /// The conditions of the terms of all rules, by number.
  var termConditions: [Int] = []
  /// What rules weigh, each once, however many rules weigh it.
  var evidence: [CompiledEvidence] = []
  private var evidenceNumbers: [String: Int] = [:]
  private var termsOfEvidence: [[String: Int]] = []
  var families: [String] = []

  /// What the rule that is being compiled calls its terms, and what it weighs.
  private(set) var terms: [String: Int] = [:]
  private(set) var evidenceNumber = 0
  private(set) var family = 0

  /// - Parameter images: the compiled patterns of all rules; the phrases are in the same image and need not be collected.
  init(_ images: PatternImages?) {
    self.images = images
    collectsPhrases = images == nil
    let count = images?.count ?? 0
    patterns.reserveCapacity(count)
    owners.reserveCapacity(count)
    askers.reserveCapacity(count)
    limits.reserveCapacity(count)
    isWatched.reserveCapacity(count)
  }

  /// Says whose conditions come next.
  mutating func begin(_ rule: Rule) {
    begun += 1
    if let known = families.firstIndex(of: rule.family) {
      family = known
    } else {
      family = families.count
      families.append(rule.family)
    }
    terms = [:]
    guard case .signals(let signals) = rule.matcher else { return }
    let source = signals.source ?? rule.id
    if let known = evidenceNumbers[source] {
      (evidenceNumber, terms) = (known, termsOfEvidence[known])
      return
    }
    evidenceNumber = evidenceNumbers.count
    evidenceNumbers[source] = evidenceNumber
    let first = termConditions.count
    for term in signals.terms {
      termConditions.append(add(term.condition, of: AskedBlocks(areMost: true)))
      terms[term.name] = termConditions.count - 1
    }
    termsOfEvidence.append(terms)
    evidence.append(CompiledEvidence(signals, terms: first..<termConditions.count, &self))
  }

  /// Adds a phrase that is found between words; where it must stand at one end of its block, its other end may be glued
  /// to a word.
  mutating func add(_ phrase: String, at place: MatchPlace, kinds: BlockKinds = .all, _ user: User) {
    guard collectsPhrases else { return }
    let phrase = SearchPhrase(
      FoldedText.symbols(of: phrase), startsWord: place != .blockEnd, endsWord: place != .blockStart,
      in: BlockSet(kinds, areShort: false))
    if place.isAtBlockStart { atStart.add(phrase, user) } else { anywhere.add(phrase, user) }
  }

  /// A new set of phrases; its number.
  mutating func add(set phrases: [String], startsBlock: Bool = false) -> Int {
    sets.append(startsBlock)
    for phrase in phrases { add(phrase, at: startsBlock ? .blockStart : .anywhere, .set(sets.count - 1)) }
    return sets.count - 1
  }

  /// A new pattern that a rule's matches are found with; its number.
  mutating func add(_ pattern: Pattern, of rule: Rule, number: Int, place: MatchPlace) {
    let added = add(pattern, place: place, owner: number)
    limits[added] = BlockLimit(
      letters: place == .wholeBlock ? patterns[added].needs.longest : nil, words: rule.condition?.mostWords)
    watch(added, kinds: rule.scope.searchedKinds)
  }

  /// A new pattern of a condition or exception; its number.
  mutating func add(_ pattern: Pattern, of asked: AskedBlocks) -> Int {
    let added = add(pattern, place: .anywhere, owner: nil)
    limits[added] = BlockLimit(letters: nil, words: asked.mostWords)
    if asked.areMost { watch(added, kinds: .all) }
    return added
  }

  private mutating func add(_ pattern: Pattern, place: MatchPlace, owner: Int?) -> Int {
    patterns.append(CompiledPattern(pattern, place: place, image: images.map { ($0, patterns.count) }))
    owners.append(owner)
    askers.append(max(0, begun - 1))
    limits.append(BlockLimit())
    isWatched.append(false)
    return patterns.count - 1
  }

  /// Looks for the literals of a pattern.
  private mutating func watch(_ number: Int, kinds: BlockKinds) {
    isWatched[number] = patterns[number].needs.hasLiterals
    guard collectsPhrases else { return }
    let isShort = limits[number].isShort
    for literal in patterns[number].needs.literals {
      let phrase = SearchPhrase(
        FoldedText.symbols(of: literal.text, keepingEnds: true), startsWord: literal.startsWord,
        endsWord: literal.endsWord, in: BlockSet(kinds, areShort: isShort && !literal.startsBlock))
      let user = User.literal(literals.add(literal, of: number))
      if literal.startsBlock { atStart.add(phrase, user) } else { anywhere.add(phrase, user) }
    }
  }
}

extension RuleIndex.User {
  /// Itself in one number: the case in the lowest two bits, above them what it holds.
  var packed: UInt64 {
    switch self {
    case .literal(let number): UInt64(number) << 2
    case .set(let number): UInt64(number) << 2 | 1
    case .phrase(let rule, let phrase): UInt64(rule) << 33 | UInt64(phrase) << 2 | 2
    case .spelling(let rule, let group, let spelling):
      UInt64(rule) << 43 | UInt64(group) << 22 | UInt64(spelling) << 2 | 3
    }
  }

  /// - Parameter packed: what `packed` gave.
  @inline(__always)
  init(_ packed: UInt64) {
    let part = { (bits: Range<UInt64>) in Int((packed << (64 - bits.upperBound)) >> (64 - UInt64(bits.count))) }
    switch packed & 3 {
    case 0: self = .literal(part(2..<64))
    case 1: self = .set(part(2..<64))
    case 2: self = .phrase(rule: part(33..<64), phrase: part(2..<33))
    default: self = .spelling(rule: part(43..<64), group: part(22..<43), spelling: part(2..<22))
    }
  }
}

/// How long a block may be in which a pattern matches.
struct BlockLimit: Sendable {
  /// Letters and digits.
  private(set) var letters = Int.max
  private(set) var words = Int.max

  init() {}

  init(letters: Int?, words: Int?) {
    // Marks above letters are counted with them.
    self.letters = letters.map { $0 + 16 } ?? .max
    self.words = words ?? .max
  }

  /// Whether only short blocks come into question.
  var isShort: Bool { letters <= Self.short.letters || words <= Self.short.words }

  func allows(_ block: BlockFeatures) -> Bool { block.words <= words && block.letters <= letters }

  /// Whether a block is so short that every pattern for short blocks is to be looked for.
  static func isShort(_ block: BlockFeatures) -> Bool { block.words <= short.words || block.letters <= short.letters }

  private static let short = (letters: 240, words: 40)
}

extension Condition {
  /// The most words that a block may have to meet the condition; nil where there is no limit.
  var mostWords: Int? {
    switch self {
    case .number(.words, let range): range.high < 1_000_000 ? Int(range.high) : nil
    case .all(let inner): inner.compactMap(\.mostWords).min()
    default: nil
    }
  }
}
