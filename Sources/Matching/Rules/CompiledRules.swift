package import Drafts
package import Findings
package import Rules
import SourceText

/// Rules ready to run on drafts, from any number of threads. An object, as it is handed on for every block.
package final class CompiledRules: Sendable {
  let compiled: [CompiledRule]
  let patterns: [CompiledPattern]
  /// What is looked for anywhere in a block, and at its start.
  let anywhere: PhraseWatch
  let atStart: PhraseWatch
  let literals: NeededLiterals
  /// For each set of phrases whether it must begin its block.
  let sets: [Bool]
  let conditions: [CompiledCondition]
  let markup: MarkupTests
  /// For each pattern the rule whose matches it finds, if it is a rule's matcher.
  let owners: [Int?]
  /// The rule that each pattern was compiled for, be it in a condition.
  let askers: [Int]
  /// For each pattern how long a block may be in which it matches.
  let limits: [BlockLimit]
  /// For each pattern of a condition whose literals are looked for, its place among these; nil for all others.
  let watchedPlaces: [Int32?]
  let watchedCount: Int
  /// For each pattern the sets of pairs it needs.
  let neededPairs: [NeededPairs]
  /// Patterns of matchers without a literal to look for, with the kinds of blocks they are to be run on.
  let restlessPatterns: [(pattern: Int32, kinds: BlockKinds)]
  /// For each rule the number of its condition, if it has one.
  let ruleConditions: [Int?]
  let exceptionCount: Int
  /// Conditions, by number, of which it is counted how many blocks meet them.
  let tallies: [Int]
  /// The conditions of the terms of all rules, by number.
  let terms: [Int]
  /// What rules weigh.
  let evidence: [CompiledEvidence]
  let familyCount: Int
  /// Rules that look at blocks or at the whole draft, whatever phrases it has.
  let passes: [Int]
  /// Rules that weigh evidence, which may ask what other rules found; those that share another rule's evidence first.
  let weighings: [Int]
  let densities: [Int]
  /// Rules that report nothing.
  let silent: [Int]
  let scratches = ScratchPool()

  /// Puts all phrases and required literals into one scanner. Patterns are compiled when they are first used.
  ///
  /// - Parameters:
  ///   - silent: ids of rules that report nothing, and keep what they find from those they share evidence with.
  ///   - image: what `image` gave for the same rules; without it phrases are collected and patterns compiled.
  package init(_ rules: [Rule], silent: Set<String> = [], image: String? = nil) {
    var image = image.map { ImageReader($0) }
    var index = RuleIndex(Self.read(&image) { PatternImages(&$0) })
    let compiled = rules.enumerated().map { CompiledRule($1, number: $0, &index) }
    self.compiled = compiled
    patterns = index.patterns
    anywhere = PhraseWatch(index.anywhere, &image)
    atStart = PhraseWatch(index.atStart, &image, isHead: true)
    literals = Self.read(&image) { NeededLiterals(&$0) } ?? index.literals
    sets = index.sets
    limits = index.limits
    var watchedCount = 0
    watchedPlaces = index.patterns.indices.map { pattern in
      guard index.owners[pattern] == nil, index.isWatched[pattern] else { return nil }
      watchedCount += 1
      return Int32(watchedCount - 1)
    }
    self.watchedCount = watchedCount
    conditions = index.conditions
    markup = index.markup
    owners = index.owners
    askers = index.askers
    ruleConditions = compiled.map(\.condition)
    exceptionCount = index.exceptionCount
    tallies = index.tallies
    terms = index.termConditions
    evidence = index.evidence
    familyCount = index.families.count
    neededPairs = patterns.map { NeededPairs($0.needs.pairs) }
    restlessPatterns = patterns.indices.compactMap { pattern in
      guard let owner = index.owners[pattern], !index.isWatched[pattern] else { return nil }
      return (Int32(pattern), compiled[owner].scope.searchedKinds)
    }
    passes = compiled.indices.filter { number in
      switch compiled[number].plan {
      case .phrases, .patterns, .signals, .density: false
      case .blocks, .other: true
      }
    }
    let weighings = compiled.indices.map { number -> (number: Int, isShared: Bool)? in
      if case .signals(let signals) = compiled[number].plan { (number, signals.isShared) } else { nil }
    }.compactMap(\.self)
    self.weighings = weighings.filter(\.isShared).map(\.number) + weighings.filter { !$0.isShared }.map(\.number)
    densities = compiled.indices.filter { if case .density = compiled[$0].plan { true } else { false } }
    self.silent = silent.isEmpty ? [] : compiled.indices.filter { silent.contains(compiled[$0].rule.id) }
  }

  /// The compiled patterns and the phrases that are looked for, as bytes that are read in a fraction of the time it takes
  /// to compile and collect them; valid UTF-8.
  package var image: [UInt8] {
    var image = ImageWriter()
    PatternImages.write(patterns, to: &image)
    for watch in [anywhere, atStart] { watch.write(to: &image) }
    literals.write(to: &image)
    return image.bytes
  }

  /// Reads on in an image, where there is one.
  fileprivate static func read<Value>(
    _ image: inout ImageReader?, _ body: (inout ImageReader) -> Value
  ) -> Value? {
    guard var reader = image else { return nil }
    defer { image = reader }
    return body(&reader)
  }

  /// What the rules say of a draft, in the order of the file.
  package func findings(in draft: Draft) -> [Finding] {
    let run = DraftRun(self, draft)
    return run.findings()
  }
}

/// Phrases that are looked for, and who wants to know of them. An object, as it is asked at every hit.
final class PhraseWatch: Sendable {
  let scanner: PhraseScanner
  /// For each phrase, packed: there are thousands.
  private let users: [UInt64]

  /// - Parameter isHead: whether only the head of a block is scanned, see `PhraseScanner.head`.
  init(_ watch: RuleIndex.Watch, _ image: inout ImageReader?, isHead: Bool = false) {
    scanner = CompiledRules.read(&image) { PhraseScanner(&$0) } ?? PhraseScanner(watch.phrases, areHeads: isHead)
    users =
      CompiledRules.read(&image) { $0.table { (row: InlineArray<1, UInt64>) in row[0] } } ?? watch.users.map(\.packed)
  }

  /// Who wants to know of a phrase.
  func user(of phrase: Int) -> RuleIndex.User { RuleIndex.User(users[phrase]) }

  func write(to image: inout ImageWriter) {
    scanner.write(to: &image)
    image.write(users) { $0.write(bits: $1) }
  }
}

/// The sets of pairs that a pattern needs, of each of which a block must hold one. A plain value, cheap to copy.
struct NeededPairs: Sendable {
  private var sets: InlineArray<4, UInt128> = .init(repeating: .max)

  /// Of more than four sets the first four count. Those that the fewest blocks meet are asked first.
  init(_ pairs: [UInt128]) {
    let rank = { (set: UInt128) in (ClassPairs(bits: set).meets(.ordinary) ? 1 : 0, set.nonzeroBitCount) }
    for (index, set) in pairs.prefix(4).sorted(by: { rank($0) < rank($1) }).enumerated() { sets[index] = set }
  }

  @inline(__always)
  func areMet(by pairs: ClassPairs) -> Bool {
    sets[0] & pairs.bits != 0 && sets[1] & pairs.bits != 0 && sets[2] & pairs.bits != 0 && sets[3] & pairs.bits != 0
  }
}
