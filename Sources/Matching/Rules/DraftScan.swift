import Drafts
import Rules
import SourceText

/// What the pass over a draft's text found: all phrases of rules, conditions and exceptions, and the patterns that may match.
struct DraftScan {
  /// Phrases of rules, ascending by block.
  private(set) var phrases: [PhraseHit] = []
  private(set) var spellings: [SpellingHit] = []

  /// Phrases of sets, by block.
  private var setHits: [SetHit] = []
  private var setHitStarts: [Int] = [0]
  /// Patterns of matchers that may match, by block, ascending.
  private var candidates: [Candidate] = []
  private var candidateStarts: [Int] = [0]
  /// For each pattern of a condition whose literals are looked for, the blocks in which it may match.
  private var watchedBlocks: [BlockBits]

  /// A phrase of a rule that stands between word borders.
  struct PhraseHit {
    var rule: Int
    var phrase: Int
    var block: Int
    var range: TextRange
  }

  struct SpellingHit {
    var rule: Int
    var group: Int
    var spelling: Int
    var block: Int
    var range: TextRange
  }

  struct SetHit {
    var set: Int
    var range: TextRange
  }

  /// A pattern of a matcher that may match in a block.
  struct Candidate {
    var pattern: Int32
    var starts: MatchStarts
  }

  /// Reads a draft block by block.
  init(_ rules: CompiledRules, _ draft: Draft, _ analysis: DraftAnalysis) {
    watchedBlocks = Array(repeating: BlockBits(noneOf: draft.blocks.count), count: rules.watchedCount)
    var literals = LiteralHits(patterns: rules.patterns.count)
    let text = draft.text
    let (anywhere, atStart) = (rules.anywhere, rules.atStart)
    var room = [UInt8](repeating: 0, count: GramSweep.bufferSize)
    var roomBytes = room.mutableSpan
    var buffer = unsafe roomBytes.mutableBytes
    for (number, item) in draft.blocks.enumerated() {
      let range = item.range.indices
      let features = analysis.features[number]
      let block = Place(
        number: number, range: item.range, kind: BlockKinds(item.kind), features: features,
        pairs: analysis.pairs[number])
      let blocks = BlockSet(of: block.kind, isShort: BlockLimit.isShort(features))
      anywhere.scanner.scan(text.span, in: range, of: range, blocks: blocks, using: &buffer) {
        take($0, anywhere.user(of: $0.phrase), block, text.span, rules, &literals)
      }
      let head = PhraseScanner.head(of: range, text.span)
      atStart.scanner.scan(text.span, in: head, of: range, blocks: blocks, using: &buffer) {
        take($0, atStart.user(of: $0.phrase), block, text.span, rules, &literals)
      }
      setHitStarts.append(setHits.count)
      settle(&literals, block, text, rules)
    }
  }

  /// The block that is read.
  private struct Place {
    var number: Int
    var range: TextRange
    var kind: BlockKinds
    var features: BlockFeatures
    var pairs: ClassPairs
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
  private mutating func take(
    _ hit: PhraseScanner.Hit, _ user: RuleIndex.User, _ block: Place, _ text: Span<UInt8>, _ rules: CompiledRules,
    _ literals: inout LiteralHits
  ) {
    if case .literal(let number) = user {
      let literal = rules.literals[number]
      if rules.literals.fits(literal, text, hit.start..<hit.end, in: block.range) {
        literals.note(literal.pattern, in: block.number, at: hit.start..<hit.end)
      }
      return
    }
    let found = TextRange(hit.start, hit.end)
    guard Alignment.isBetweenWords(text, found, in: block.range) else { return }
    switch user {
    case .phrase(let rule, let phrase):
      phrases.append(PhraseHit(rule: rule, phrase: phrase, block: block.number, range: found))
    case .set(let set):
      // Where a block is asked whether it starts so, that is checked.
      guard rules.sets[set] || Alignment(text, found, in: block.range).isWhole else { return }
      setHits.append(SetHit(set: set, range: found))
    case .spelling(let rule, let group, let spelling):
      guard Alignment(text, found, in: block.range).isWhole else { return }
      spellings.append(
        SpellingHit(rule: rule, group: group, spelling: spelling, block: block.number, range: found))
    case .literal: break
    }
  }

  /// Keeps which patterns may match in a block, of those whose literals were found in it, and of those of matchers that have
  /// none.
  private mutating func settle(
    _ literals: inout LiteralHits, _ block: Place, _ text: [UInt8], _ rules: CompiledRules
  ) {
    let mayMatch = { (pattern: Int32) in
      rules.limits[Int(pattern)].allows(block.features) && rules.neededPairs[Int(pattern)].areMet(by: block.pairs)
    }
    literals.patterns.removeAll { pattern in
      guard mayMatch(pattern) else { return true }
      guard let place = rules.watchedPlaces[Int(pattern)] else { return false }
      watchedBlocks[Int(place)].insert(block.number)
      return true
    }
    for (pattern, kinds) in rules.restlessPatterns where kinds.contains(block.kind) && mayMatch(pattern) {
      literals.patterns.append(pattern)
    }
    literals.patterns.sort()
    for pattern in literals.patterns {
      let place = literals.places[Int(pattern)]
      let reach = rules.patterns[Int(pattern)].needs.reach
      let starts = MatchStarts(reach: reach, around: place.start..<place.end, in: block.range.indices, text)
      candidates.append(Candidate(pattern: pattern, starts: starts))
    }
    literals.patterns.removeAll(keepingCapacity: true)
    candidateStarts.append(candidates.count)
  }

  // MARK: What was found

  /// Phrases of a set found in a block.
  func hits(of set: Int, in block: Int) -> some Sequence<SetHit> {
    setHits[setHitStarts[block]..<setHitStarts[block + 1]].lazy.filter { $0.set == set }
  }

  /// The patterns of matchers that may match in a block, ascending.
  func candidates(in block: Int) -> ArraySlice<Candidate> {
    candidates[candidateStarts[block]..<candidateStarts[block + 1]]
  }

  /// The blocks in which a pattern may match whose literals are looked for.
  ///
  /// - Parameter place: its place among these patterns.
  func blocks(watchedAt place: Int32) -> BlockBits { watchedBlocks[Int(place)] }

  /// Whether a block is one of them.
  func isWatched(at place: Int32, _ block: Int) -> Bool { watchedBlocks[Int(place)].contains(block) }
}
