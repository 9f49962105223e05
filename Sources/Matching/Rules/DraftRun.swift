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
  let scratch = PatternScratch()
  /// What was found, by rule.
  private(set) var matches: [[Match]]
  /// Rules one of whose patterns gave up, with the block.
  private(set) var gaveUp: [(rule: Int, block: Int)] = []
  private(set) var spellings: [SpellingHit] = []

  /// Phrases of sets, by block.
  private var setHits: [SetHit] = []
  private var setHitStarts: [Int] = [0]
  /// Patterns whose literal was found, by block.
  private var candidates: [Int] = []
  private var candidateStarts: [Int] = [0]
  private var lastBlockOfPattern: [Int]
  /// For each rule, whether its condition holds in the block it was last asked for.
  private var conditions: [(block: Int, holds: Bool)]
  /// For each exception, what it finds in the block it was last asked for, ascending.
  private var exceptions: [(block: Int, ranges: [TextRange])]

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

  /// Something a rule found.
  struct Match {
    var block: Int
    /// What the finding covers.
    var range: TextRange
    /// What the message and the fix call the match.
    var matched: TextRange
    var phrase: Int?
    var groups: [String: TextRange] = [:]
    var evidence: [Evidence] = []
    var notes: [(String, TextRange)] = []
    var severity: Severity?
  }

  init(_ rules: CompiledRules, _ draft: Draft) {
    self.rules = rules
    self.draft = draft
    text = draft.text
    analysis = DraftAnalysis(draft)
    matches = Array(repeating: [], count: rules.compiled.count)
    lastBlockOfPattern = Array(repeating: -1, count: rules.patterns.count)
    conditions = Array(repeating: (-1, true), count: rules.compiled.count)
    exceptions = Array(repeating: (-1, []), count: rules.exceptionCount)
  }

  func findings() -> [Finding] {
    var phraseHits: [(rule: Int, phrase: Int, block: Int, range: TextRange)] = []
    for block in draft.blocks.indices { scan(block, &phraseHits) }
    for hit in phraseHits { acceptPhrase(hit.rule, hit.phrase, hit.block, hit.range) }
    runPatterns()
    for number in rules.passes { run(number) }
    findDensities()
    return FindingBuilder(self).findings()
  }

  // MARK: The pass over the text

  private func scan(
    _ block: Int, _ phraseHits: inout [(rule: Int, phrase: Int, block: Int, range: TextRange)]
  ) {
    let range = draft.blocks[block].range
    let kind = BlockKinds(draft.blocks[block].kind)
    let bytes = text
    rules.automaton.scan(bytes.span, in: range.indices) { hit in
      let user = rules.users[hit.phrase]
      if case .literal(let pattern) = user {
        if lastBlockOfPattern[pattern] != block {
          lastBlockOfPattern[pattern] = block
          candidates.append(pattern)
        }
        return
      }
      let found = TextRange(hit.start, hit.end)
      let alignment = Alignment(bytes.span, found, in: range)
      guard alignment.start != .insideWord, alignment.end != .insideWord else { return }
      switch user {
      case .phrase(let rule, let phrase):
        guard rules.compiled[rule].scope.searchedKinds.contains(kind) else { return }
        phraseHits.append((rule, phrase, block, found))
      case .set(let set): setHits.append(SetHit(set: set, range: found))
      case .spelling(let rule, let group, let spelling):
        guard rules.compiled[rule].scope.kinds.contains(kind), alignment.isWhole else { return }
        spellings.append(SpellingHit(rule: rule, group: group, spelling: spelling, block: block, range: found))
      case .literal: return
      }
    }
    setHitStarts.append(setHits.count)
    candidateStarts.append(candidates.count)
  }

  /// Phrases of a set found in a block.
  func hits(of set: Int, in block: Int) -> some Sequence<SetHit> {
    setHits[setHitStarts[block]..<setHitStarts[block + 1]].lazy.filter { $0.set == set }
  }

  /// Whether a pattern may match in a block: it has no literal, or one was found there.
  func mayMatch(_ pattern: Int, in block: Int) -> Bool {
    rules.patterns[pattern].literals.isEmpty
      || candidates[candidateStarts[block]..<candidateStarts[block + 1]].contains(pattern)
  }

  // MARK: Rules

  /// Runs the patterns of matchers where their literals were found, and those without one everywhere.
  private func runPatterns() {
    for block in draft.blocks.indices {
      for candidate in candidateStarts[block]..<candidateStarts[block + 1] {
        if let rule = rules.owners[candidates[candidate]] { run(candidates[candidate], of: rule, on: block) }
      }
      for pattern in rules.restlessPatterns {
        if let rule = rules.owners[pattern] { run(pattern, of: rule, on: block) }
      }
    }
  }

  private func run(_ number: Int) {
    switch rules.compiled[number].plan {
    case .phrases, .patterns: break
    case .blocks(let condition): runBlocks(condition, of: number)
    case .signals(let evidence): runSignals(evidence, of: number)
    case .other: runOther(number)
    }
  }

  private func acceptPhrase(_ number: Int, _ phrase: Int, _ block: Int, _ range: TextRange) {
    let rule = rules.compiled[number]
    guard case .phrases(let texts, let isCaseSensitive) = rule.plan,
      alignment(of: range, in: draft.blocks[block].range).fits(rule.options.place)
    else { return }
    if isCaseSensitive, !isSameCase(texts[phrase], range) { return }
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
  private func run(_ pattern: Int, of number: Int, on block: Int) {
    let rule = rules.compiled[number]
    // A condition costs less than a search.
    guard rule.scope.searchedKinds.contains(BlockKinds(draft.blocks[block].kind)), meetsCondition(number, block)
    else { return }
    let options = rule.options
    let isComplete = forEachMatch(of: pattern, in: block) { range, groups in
      guard alignment(of: range, in: draft.blocks[block].range).stands(options.place) else { return }
      accept(number, Match(block: block, range: range, matched: range, groups: groups), options)
    }
    if !isComplete { gaveUp.append((number, block)) }
  }

  /// Calls `body` for every match of a pattern in a block; false where the pattern gave up.
  func forEachMatch(
    of pattern: Int, in block: Int, _ body: (TextRange, [String: TextRange]) -> Void
  ) -> Bool {
    let range = draft.blocks[block].range.indices
    guard let code = rules.patterns[pattern].code(for: range.count) else { return true }
    let isAnchored = rules.patterns[pattern].place.isAtBlockStart
    var start = range.lowerBound
    while start <= range.upperBound {
      switch scratch.search(code, text, in: range, from: start) {
      case .gaveUp: return false
      case .none:
        // A match may begin with the block, or with its first word.
        let word = firstWord(range)
        guard isAnchored, start < word else { return true }
        start = word
        continue
      case .match(let ranges):
        guard let whole = ranges.first ?? nil else { return true }
        var groups: [String: TextRange] = [:]
        for (name, number) in code.groups {
          if number < ranges.count, let group = ranges[number] {
            groups[name] = TextRange(group.lowerBound, group.upperBound)
          }
        }
        if !whole.isEmpty { body(TextRange(whole.lowerBound, whole.upperBound), groups) }
        if isAnchored { return true }
        start = whole.isEmpty ? after(whole.upperBound) : max(whole.upperBound, start + 1)
      }
    }
    return true
  }

  /// Where the first letter or digit of a block stands, if one of the first 64 bytes.
  private func firstWord(_ range: Range<Int>) -> Int {
    let bytes = text
    let span = bytes.span
    var index = range.lowerBound
    let limit = min(range.upperBound, range.lowerBound + 64)
    while index < limit, case let (value, length) = Characters.decode(span, at: index),
      !Characters.isWord(value)
    {
      index += length
    }
    return index
  }

  /// The offset of the next character.
  private func after(_ index: Int) -> Int {
    var next = index + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
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
    meetsCondition(number, match.block) && !rules.compiled[number].exceptions.contains { drops($0, match) }
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
      _ = forEachMatch(of: pattern, in: block) { range, _ in ranges.append(range) }
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
