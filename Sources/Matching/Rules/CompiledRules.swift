package import Drafts
package import Findings
package import Rules
import SourceText

/// What takes long to find out of rules, as it was found out when galley was built.
package struct CompiledImage: Sendable {
  /// The compiled patterns, see `PatternImages`.
  package let patterns: String
  /// The phrases that are looked for, and who wants to know of them, as they are used.
  package let tables: [[UInt64]]

  package init(patterns: String, tables: [[UInt64]]) {
    self.patterns = patterns
    self.tables = tables
  }
}

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
  let neededPairs: NeededPairsTable
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
  package init(_ rules: [Rule], silent: Set<String> = [], image: CompiledImage? = nil) {
    var tables = TableReader(image?.tables ?? [])
    var index = RuleIndex(image.map { PatternImages($0.patterns, starts: tables.next()) })
    let compiled = rules.enumerated().map { CompiledRule($1, number: $0, &index) }
    self.compiled = compiled
    patterns = index.patterns
    if image != nil {
      anywhere = PhraseWatch(&tables)
      atStart = PhraseWatch(&tables)
      literals = NeededLiterals(&tables)
      neededPairs = NeededPairsTable(words: tables.next())
    } else {
      anywhere = PhraseWatch(index.anywhere)
      atStart = PhraseWatch(index.atStart, isHead: true)
      literals = index.literals
      neededPairs = NeededPairsTable(index.patterns.map { NeededPairs($0.needs.pairs) })
    }
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

  /// What `init` takes in place of compiling patterns and collecting phrases.
  package var image: CompiledImage {
    let (text, starts) = PatternImages.image(of: patterns)
    let tables = [starts] + anywhere.tables + atStart.tables + literals.tables + [neededPairs.words]
    return CompiledImage(patterns: text, tables: tables)
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
  init(_ watch: RuleIndex.Watch, isHead: Bool = false) {
    scanner = PhraseScanner(watch.phrases, areHeads: isHead)
    users = watch.users.map(\.packed)
  }

  init(_ image: inout TableReader) {
    scanner = PhraseScanner(&image)
    users = image.next()
  }

  /// The tables, in the order in which they are read.
  var tables: [[UInt64]] { scanner.tables + [users] }

  /// Who wants to know of a phrase.
  func user(of phrase: Int) -> RuleIndex.User { RuleIndex.User(users[phrase]) }
}

/// The sets of pairs that a pattern needs, of each of which a block must hold one. A plain value, cheap to copy.
struct NeededPairs: Sendable {
  /// Four sets, of each the lower half first: in words, as tables are.
  private var sets: InlineArray<8, UInt64> = .init(repeating: .max)

  /// Of more than four sets the first four count. Those that the fewest blocks meet are asked first.
  init(_ pairs: [UInt128]) {
    let rank = { (set: UInt128) in (ClassPairs(bits: set).meets(.ordinary) ? 1 : 0, set.nonzeroBitCount) }
    for (index, set) in pairs.prefix(4).sorted(by: { rank($0) < rank($1) }).enumerated() {
      sets[2 * index] = UInt64(truncatingIfNeeded: set)
      sets[2 * index + 1] = UInt64(truncatingIfNeeded: set >> 64)
    }
  }

  @inline(__always)
  func areMet(by pairs: ClassPairs) -> Bool {
    let low = UInt64(truncatingIfNeeded: pairs.bits)
    let high = UInt64(truncatingIfNeeded: pairs.bits >> 64)
    return sets[0] & low | sets[1] & high != 0 && sets[2] & low | sets[3] & high != 0
      && sets[4] & low | sets[5] & high != 0 && sets[6] & low | sets[7] & high != 0
  }
}

/// The sets of pairs that each pattern needs.
struct NeededPairsTable: Sendable {
  let words: [UInt64]

  init(words: [UInt64]) { self.words = words }

  init(_ needed: [NeededPairs]) { words = [UInt64](table: needed) }

  @inline(__always)
  subscript(pattern: Int) -> NeededPairs { words.value(pattern) }
}
