import Drafts
import Findings
import Rules
import SourceText

/// One draft under all rules. Belongs to one thread.
final class DraftRun {
  let rules: CompiledRules
  let analysis: DraftAnalysis
  let draft: Draft
  /// The draft's text.
  let text: [UInt8]
  private(set) lazy var scratch = PatternScratch()
  /// Where the cost of rules is measured; nil where nobody asks.
  let meter: RuleMeter?
  /// What was found, by rule.
  private(set) var matches: [[Match]]
  /// The patterns that gave up, and where.
  var surrenders = Surrenders()
  private(set) var spellings: [SpellingHit] = []

  /// Phrases of sets, by block.
  private var setHits: [SetHit] = []
  private var setHitStarts: [Int] = [0]
  /// Patterns of matchers that may match, by block, ascending.
  private var candidates: [Candidate] = []
  private var candidateStarts: [Int] = [0]
  /// For each pattern of a condition whose literals are looked for, the blocks in which it may match.
  private var watchedBlocks: [BlockBits]
  /// For each rule, whether its condition holds in the block it was last asked for.
  private var conditions: [(block: Int, holds: Bool)]
  /// For each exception, what it finds in the block it was last asked for, ascending.
  private var exceptions: [(block: Int, ranges: [TextRange])]
  /// What is known of terms, tallies and scores.
  let judgement: Judgement
  private(set) lazy var markup = rules.markup.facts(of: draft.elements, draft.tags)

  /// A pattern of a matcher that may match in a block.
  private struct Candidate {
    var pattern: Int32
    var starts: MatchStarts
  }

  struct SetHit {
    var set: Int
    var range: TextRange
  }

  struct SpellingHit {
    var rule: Int
    var group: Int
    var spelling: Int
    var block: Int
    var range: TextRange
  }

  init(_ rules: CompiledRules, _ draft: Draft, meter: RuleMeter? = nil) {
    self.rules = rules
    self.meter = meter
    self.draft = draft
    text = draft.text
    analysis = DraftAnalysis(draft)
    judgement = Judgement(rules, blocks: draft.blocks.count)
    matches = Array(repeating: [], count: rules.compiled.count)
    watchedBlocks = Array(repeating: BlockBits(noneOf: draft.blocks.count), count: rules.watchedCount)
    conditions = Array(repeating: (-1, true), count: rules.compiled.count)
    exceptions = Array(repeating: (-1, []), count: rules.exceptionCount)
  }

  func findings() -> [Finding] {
    for hit in scan() { charge(hit.rule) { acceptPhrase(hit.rule, hit.phrase, hit.block, hit.range) } }
    runPatterns()
    for number in rules.passes { charge(number) { run(number) } }
    for number in rules.weighings { charge(number) { run(number) } }
    for number in rules.silent { matches[number] = [] }
    for number in rules.densities { charge(number) { findDensity(number) } }
    return FindingBuilder(self).findings()
  }

  /// Does a part of a rule's work, and charges the rule with it where that is measured.
  @inline(__always)
  private func charge(_ rule: Int, _ work: () -> Void) {
    if let meter { meter.measure(rule, work) } else { work() }
  }

  // MARK: The pass over the text

  /// A phrase of a rule that stands between word borders.
  private struct PhraseHit {
    var rule: Int
    var phrase: Int
    var block: Int
    var range: TextRange
  }

  /// Finds all phrases of rules, conditions and exceptions, and the patterns that may match, block by block.
  private func scan() -> [PhraseHit] {
    var hits: [PhraseHit] = []
    var literals = LiteralHits(patterns: rules.patterns.count)
    let bytes = text
    let anywhere = rules.anywhere
    let atStart = rules.atStart
    var room = [UInt8](repeating: 0, count: GramSweep.bufferSize)
    var roomBytes = room.mutableSpan
    var buffer = unsafe roomBytes.mutableBytes
    for (block, item) in draft.blocks.enumerated() {
      let range = item.range.indices
      let kind = BlockKinds(item.kind)
      let features = analysis.features[block]
      let blocks = BlockSet(of: kind, isShort: BlockLimit.isShort(features))
      anywhere.scanner.scan(bytes.span, in: range, of: range, blocks: blocks, using: &buffer) {
        take($0, anywhere.user(of: $0.phrase), block, &hits, &literals)
      }
      let head = PhraseScanner.head(of: range, bytes.span)
      atStart.scanner.scan(bytes.span, in: head, of: range, blocks: blocks, using: &buffer) {
        take($0, atStart.user(of: $0.phrase), block, &hits, &literals)
      }
      setHitStarts.append(setHits.count)
      settle(&literals, block, kind, features)
    }
    return hits
  }

  /// The patterns whose literals were found in the block that is read.
  private struct LiteralHits {
    var patterns: [Int32] = []
    /// For each pattern the last block in which one of its literals was found, and from where to where they stand there.
    private(set) var places: [(block: Int, start: Int, end: Int)]

    init(patterns: Int) { places = Array(repeating: (-1, 0, 0), count: patterns) }

    mutating func note(_ pattern: Int, in block: Int, at place: Range<Int>) {
      if places[pattern].block == block {
        places[pattern].start = min(places[pattern].start, place.lowerBound)
        places[pattern].end = max(places[pattern].end, place.upperBound)
      } else {
        places[pattern] = (block, place.lowerBound, place.upperBound)
        patterns.append(Int32(pattern))
      }
    }
  }

  /// Keeps a phrase that was found for whom it is of use.
  private func take(
    _ hit: PhraseScanner.Hit, _ user: RuleIndex.User, _ block: Int, _ hits: inout [PhraseHit],
    _ literals: inout LiteralHits
  ) {
    let bytes = text
    let range = draft.blocks[block].range
    if case .literal(let number) = user {
      let literal = rules.literals.all[number]
      if rules.literals.fits(literal, bytes.span, hit.start..<hit.end, in: range) {
        literals.note(literal.pattern, in: block, at: hit.start..<hit.end)
      }
      return
    }
    let found = TextRange(hit.start, hit.end)
    guard Alignment.isBetweenWords(bytes.span, found, in: range) else { return }
    switch user {
    case .phrase(let rule, let phrase):
      hits.append(PhraseHit(rule: rule, phrase: phrase, block: block, range: found))
    case .set(let set):
      // Where a block is asked whether it starts so, that is checked.
      guard rules.sets[set] || alignment(of: found, in: range).isWhole else { return }
      setHits.append(SetHit(set: set, range: found))
    case .spelling(let rule, let group, let spelling):
      guard alignment(of: found, in: range).isWhole else { return }
      spellings.append(SpellingHit(rule: rule, group: group, spelling: spelling, block: block, range: found))
    case .literal: break
    }
  }

  /// Keeps which patterns may match in a block, of those whose literals were found in it, and of those of matchers that have
  /// none.
  private func settle(_ literals: inout LiteralHits, _ block: Int, _ kind: BlockKinds, _ features: BlockFeatures) {
    let pairs = analysis.pairs[block]
    let needed = rules.neededPairs
    let limits = rules.limits
    for (pattern, kinds) in rules.restlessPatterns where kinds.contains(kind) && needed[Int(pattern)].areMet(by: pairs)
    {
      literals.patterns.append(pattern)
    }
    literals.patterns.sort()
    let range = draft.blocks[block].range.indices
    for pattern in literals.patterns
    where needed[Int(pattern)].areMet(by: pairs) && limits[Int(pattern)].allows(features) {
      if let place = rules.watchedPlaces[Int(pattern)] {
        watchedBlocks[Int(place)].insert(block)
      } else {
        let place = literals.places[Int(pattern)]
        let reach = rules.patterns[Int(pattern)].needs.reach
        let starts = MatchStarts(reach: reach, around: place.start..<place.end, in: range, text)
        candidates.append(Candidate(pattern: pattern, starts: starts))
      }
    }
    literals.patterns.removeAll(keepingCapacity: true)
    candidateStarts.append(candidates.count)
  }

  /// Phrases of a set found in a block.
  func hits(of set: Int, in block: Int) -> some Sequence<SetHit> {
    setHits[setHitStarts[block]..<setHitStarts[block + 1]].lazy.filter { $0.set == set }
  }

  /// Whether a pattern of a condition or exception may match in a block.
  func mayMatch(_ pattern: Int, in block: Int) -> Bool {
    if let place = rules.watchedPlaces[pattern] { return watchedBlocks[Int(place)].contains(block) }
    return rules.neededPairs[pattern].areMet(by: analysis.pairs[block])
  }

  /// Those of some blocks in which a pattern of a condition may match.
  func blocks(of some: BlockBits, thatMayMatch pattern: Int) -> BlockBits {
    if let place = rules.watchedPlaces[pattern] { return some.intersection(watchedBlocks[Int(place)]) }
    let (pairs, needed) = (analysis.pairs, rules.neededPairs[pattern])
    return some.filter { needed.areMet(by: pairs[$0]) }
  }

  // MARK: Rules

  /// Runs the patterns of matchers where they may match.
  private func runPatterns() {
    for block in draft.blocks.indices {
      for number in candidateStarts[block]..<candidateStarts[block + 1] {
        let candidate = candidates[number]
        let pattern = Int(candidate.pattern)
        if let rule = rules.owners[pattern] {
          charge(rule) { run(pattern, of: rule, on: block, from: candidate.starts) }
        }
      }
    }
  }

  private func run(_ number: Int) {
    switch rules.compiled[number].plan {
    case .phrases, .patterns, .density: break
    case .blocks(let condition): runBlocks(condition, of: number)
    case .signals(let signals): runSignals(signals, of: number)
    case .other: runOther(number)
    }
  }

  private func acceptPhrase(_ number: Int, _ phrase: Int, _ block: Int, _ range: TextRange) {
    let rule = rules.compiled[number]
    guard case .phrases(let texts) = rule.plan,
      alignment(of: range, in: draft.blocks[block].range).fits(rule.options.place)
    else { return }
    if let texts, !isSameCase(texts[phrase], range) { return }
    accept(number, Match(block: block, range: range, matched: range, phrase: phrase), rule.options)
  }

  func alignment(of range: TextRange, in block: TextRange) -> Alignment {
    let bytes = text
    return Alignment(bytes.span, range, in: block)
  }

  /// Compares letters in their case; all else was compared when the phrase was found.
  private func isSameCase(_ phrase: [UInt8], _ range: TextRange) -> Bool {
    let letters = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    return phrase.lazy.filter(letters).elementsEqual(text[range.indices].lazy.filter(letters))
  }

  /// Runs a rule's pattern on one block.
  private func run(_ pattern: Int, of number: Int, on block: Int, from starts: MatchStarts) {
    let rule = rules.compiled[number]
    // A condition costs less than a search.
    guard rule.scope.searchedKinds.contains(BlockKinds(draft.blocks[block].kind)), meetsCondition(number, block)
    else { return }
    let options = rule.options
    forEachMatch(of: pattern, in: block, from: starts) { range, groups in
      guard alignment(of: range, in: draft.blocks[block].range).stands(options.place) else { return }
      accept(number, Match(block: block, range: range, matched: range, groups: groups), options)
    }
  }

  /// Adds a match of a text rule if scope, conditions and exceptions let it.
  private func accept(_ number: Int, _ match: Match, _ options: TextOptions) {
    var match = match
    guard isInScope(number, match), isAllowed(number, match) else { return }
    switch options.extent {
    case .match: break
    case .sentence: match.range = analysis.sentence(around: match.range, in: match.block)
    case .block: match.range = draft.blocks[match.block].range
    }
    add(match, to: number)
  }

  /// Adds a match of a rule that looks at blocks or the draft if scope, conditions and exceptions let it.
  func addIfAllowed(_ match: Match, to number: Int) {
    if isInScope(number, match), isAllowed(number, match) { add(match, to: number) }
  }

  func add(_ match: Match, to number: Int) { matches[number].append(match) }

  /// Whether the mark-up or the quotation marks around a match leave it to the rule.
  func isInScope(_ number: Int, _ match: Match) -> Bool {
    let scope = rules.compiled[number].scope
    let isInKinds = scope.kinds.contains(BlockKinds(draft.blocks[match.block].kind))
    let isInCode = DraftAnalysis.overlaps(match.range, analysis.codeRanges)
    // Code counts only where the rule reads it, and then in prose of any kind.
    guard isInCode ? scope.readsCode : isInKinds else { return false }
    if scope.skipsLinks, DraftAnalysis.overlaps(match.range, analysis.linkRanges) { return false }
    return !(scope.skipsQuotations && DraftAnalysis.overlaps(match.range, analysis.quotations))
  }

  /// Whether the rule's condition holds and no exception does.
  func isAllowed(_ number: Int, _ match: Match) -> Bool {
    meetsCondition(number, match.block) && !isExcepted(number, match)
  }

  /// Whether an exception of the rule holds.
  func isExcepted(_ number: Int, _ match: Match) -> Bool {
    rules.compiled[number].exceptions.contains { drops($0, match) }
  }

  /// Whether the block of a match is one the rule looks in. Asked once a block: a block may have a million matches.
  private func meetsCondition(_ number: Int, _ block: Int) -> Bool {
    guard let condition = rules.compiled[number].condition else { return true }
    if conditions[number].block != block { conditions[number] = (block, holds(condition, block)) }
    return conditions[number].holds
  }

  private func drops(_ exception: CompiledException, _ match: Match) -> Bool {
    if exceptions[exception.number].block != match.block {
      exceptions[exception.number] = (match.block, ranges(of: exception.test, in: match.block))
    }
    let ranges = exceptions[exception.number].ranges
    return !ranges.isEmpty && DraftAnalysis.overlaps(area(exception.reach, match), ranges)
  }

  private func ranges(of test: CompiledException.Test, in block: Int) -> [TextRange] {
    switch test {
    case .block(let condition): return holds(condition, block) ? [draft.blocks[block].range] : []
    case .phrases(let set): return hits(of: set, in: block).map(\.range).sorted()
    case .pattern(let pattern):
      guard mayMatch(pattern, in: block) else { return [] }
      var ranges: [TextRange] = []
      forEachMatch(of: pattern, in: block, from: .anywhere) { range, _ in ranges.append(range) }
      return ranges
    }
  }

  private func area(_ reach: Exception.Reach, _ match: Match) -> TextRange {
    switch reach {
    case .match: match.range
    case .sentence: analysis.sentence(around: match.range, in: match.block)
    case .block: draft.blocks[match.block].range
    }
  }
}
