/// What conditions have said of a draft's blocks, kept for when it is asked again. Belongs to one thread.
final class Judgement {
  /// For each term, what it says of the blocks that were asked about last: 0 unknown, 1 no, 2 yes.
  private var terms: [UInt8]
  /// The block that each place of `terms` is about.
  private var blocks: [Int]
  /// Blocks whose terms are kept, a power of two, less one.
  private let mask: Int
  private let termCount: Int
  /// For each tally, how many blocks before each block meet its condition; nil until it is asked for.
  private var tallies: [[Int32]?]
  /// For each evidence, the first scores of all blocks; nil until they are asked for.
  private var scores: [[Double]?]
  /// For each family, which blocks one of its rules found; nil until it is asked for.
  private var found: [[Bool]?]

  /// For each evidence, the blocks that one of the rules that weigh it has found.
  private var claimed: [Set<Int>]

  /// The most blocks whose terms are kept: a power of two. All of most drafts.
  private static let most = 4096

  /// - Parameter count: how many blocks the draft has.
  init(_ rules: CompiledRules, blocks count: Int) {
    termCount = rules.terms.count
    var kept = 1
    while kept < min(count, Self.most) { kept *= 2 }
    mask = kept - 1
    blocks = Array(repeating: -1, count: kept)
    terms = Array(repeating: 0, count: termCount * kept)
    tallies = Array(repeating: nil, count: rules.tallies.count)
    scores = Array(repeating: nil, count: rules.evidence.count)
    claimed = Array(repeating: [], count: rules.evidence.count)
    found = Array(repeating: nil, count: rules.families.count)
  }

  /// Whether a term holds, if it is still known.
  func known(term: Int, _ block: Int) -> Bool? {
    let place = block & mask
    guard blocks[place] == block else { return nil }
    let state = terms[place * termCount + term]
    return state == 0 ? nil : state == 2
  }

  func keep(_ holds: Bool, term: Int, _ block: Int) {
    let place = block & mask
    if blocks[place] != block {
      blocks[place] = block
      for index in place * termCount..<(place + 1) * termCount { terms[index] = 0 }
    }
    terms[place * termCount + term] = holds ? 2 : 1
  }

  func counts(tally: Int, _ count: () -> [Int32]) -> [Int32] {
    if let known = tallies[tally] { return known }
    let counts = count()
    tallies[tally] = counts
    return counts
  }

  func scores(evidence: Int, _ score: () -> [Double]) -> [Double] {
    if let known = scores[evidence] { return known }
    let computed = score()
    scores[evidence] = computed
    return computed
  }

  /// Whether a rule that weighs the same evidence has found the block.
  func isClaimed(_ block: Int, evidence: Int) -> Bool { claimed[evidence].contains(block) }

  func claim(_ block: Int, evidence: Int) { claimed[evidence].insert(block) }

  func found(family: Int, _ find: () -> [Bool]) -> [Bool] {
    if let known = found[family] { return known }
    let blocks = find()
    found[family] = blocks
    return blocks
  }
}
