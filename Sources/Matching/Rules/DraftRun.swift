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
  let scratch: PatternScratch
  /// Where the cost of rules is measured; nil where nobody asks.
  let meter: RuleMeter?
  /// What was found, by rule.
  private(set) var matches: [[Match]]
  /// The patterns that gave up, and where.
  var surrenders = Surrenders()
  /// What the pass over the text found.
  let scan: DraftScan
  /// For each rule, whether its condition holds in the block it was last asked for.
  private var conditions: [(block: Int, holds: Bool)]
  /// For each exception, what it finds in the block it was last asked for, ascending.
  private var exceptions: [(block: Int, ranges: [TextRange])]
  /// What is known of terms, tallies and scores.
  let judgement: Judgement
  private(set) lazy var markup = rules.markup.facts(of: draft.elements, draft.tags)

  init(_ rules: CompiledRules, _ draft: Draft, meter: RuleMeter? = nil) {
    self.rules = rules
    scratch = rules.scratches.take()
    self.meter = meter
    self.draft = draft
    text = draft.text
    analysis = DraftAnalysis(draft)
    scan = DraftScan(rules, draft, analysis)
    judgement = Judgement(rules, blocks: draft.blocks.count)
    matches = Array(repeating: [], count: rules.compiled.count)
    conditions = Array(repeating: (-1, true), count: rules.compiled.count)
    exceptions = Array(repeating: (-1, []), count: rules.exceptionCount)
  }

  deinit { rules.scratches.giveBack(scratch) }

  func findings() -> [Finding] {
    for hit in scan.phrases { charge(hit.rule) { acceptPhrase(hit.rule, hit.phrase, hit.block, hit.range) } }
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

  // MARK: What may match

  /// Whether a pattern of a condition or exception may match in a block.
  func mayMatch(_ pattern: Int, in block: Int) -> Bool {
    if let place = rules.watchedPlaces[pattern] { return scan.isWatched(at: place, block) }
    return rules.neededPairs[pattern].areMet(by: analysis.pairs[block])
  }

  /// Those of some blocks in which a pattern of a condition may match.
  func blocks(of some: BlockBits, thatMayMatch pattern: Int) -> BlockBits {
    if let place = rules.watchedPlaces[pattern] { return some.intersection(scan.blocks(watchedAt: place)) }
    let (pairs, needed) = (analysis.pairs, rules.neededPairs[pattern])
    return some.filter { needed.areMet(by: pairs[$0]) }
  }

  // MARK: Rules

  /// Runs the patterns of matchers where they may match.
  private func runPatterns() {
    for block in draft.blocks.indices {
      for candidate in scan.candidates(in: block) {
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

  /// Runs a rule's pattern on one block, of a kind that the rule searches.
  private func run(_ pattern: Int, of number: Int, on block: Int, from starts: MatchStarts) {
    // A condition costs less than a search.
    guard meetsCondition(number, block) else { return }
    forEachMatch(of: pattern, in: block, from: starts) { range, groups in
      let options = rules.compiled[number].options
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
    guard let condition = rules.ruleConditions[number] else { return true }
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
    case .phrases(let set): return scan.hits(of: set, in: block).map(\.range).sorted()
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
