/// What conditions have said of a draft's blocks, kept for when it is asked again. Belongs to one thread.
final class Judgement {
  /// For each block and each term of all rules two bits, side by side: whether it was asked, and whether it holds.
  private var terms: [UInt64]
  /// Words of `terms` for each block.
  private let stride: Int
  /// For each tally, how many blocks before each block meet its condition; nil until it is asked for.
  private var tallies: [[Int32]?]
  /// For each evidence, the first scores of all blocks; nil until they are asked for.
  private var scores: [[Double]?]
  /// For each family, which blocks one of its rules found; nil until it is asked for.
  private var found: [[Bool]?]

  /// For each evidence, the blocks that one of the rules that weigh it has found.
  private var claimed: [Set<Int>]

  /// - Parameter count: how many blocks the draft has.
  init(_ rules: CompiledRules, blocks count: Int) {
    stride = (rules.terms.count + 31) / 32
    terms = Array(repeating: 0, count: stride * count)
    tallies = Array(repeating: nil, count: rules.tallies.count)
    scores = Array(repeating: nil, count: rules.evidence.count)
    claimed = Array(repeating: [], count: rules.evidence.count)
    found = Array(repeating: nil, count: rules.families.count)
  }

  /// Whether a term holds, if it was asked before.
  func known(term: Int, _ block: Int) -> Bool? {
    let state = terms[block * stride + term >> 5] >> Self.shift(term)
    return state & 1 == 0 ? nil : state & 2 != 0
  }

  func keep(_ holds: Bool, term: Int, _ block: Int) {
    terms[block * stride + term >> 5] |= (holds ? 3 : 1) << Self.shift(term)
  }

  private static func shift(_ term: Int) -> UInt64 { UInt64(2 * (term & 31)) }

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
