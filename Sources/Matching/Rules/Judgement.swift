/// What conditions have said of a draft's blocks, kept for when it is asked again. Belongs to one thread.
final class Judgement {
  /// For each evidence, what was asked of its terms.
  private var columns: [TermColumns?]
  /// For each term of all rules, the evidence that it belongs to.
  private let evidenceOfTerms: [Int]
  /// For each tally, the blocks that meet its condition; nil until it is asked for.
  private var tallies: [CountedBlocks?]
  /// What blocks were last asked for, of which, and their values.
  private var values: (quantity: DraftRun.Quantity, blocks: BlockBits, values: [Double])?
  /// For each evidence, the first scores; nil until they are asked for.
  private var scores: [FirstScores?]
  /// For each family, which blocks one of its rules found; nil until it is asked for.
  private var found: [BlockBits?]
  /// For each evidence, the blocks that one of the rules that weigh it has found.
  private var claimed: [BlockBits]

  /// What evidence says of blocks before any that asks for scores counts.
  struct FirstScores {
    /// The blocks whose score may make a difference.
    var blocks: BlockBits
    /// For each block of the draft; minus infinity for the others.
    var sums: [Double]
  }

  /// - Parameter blocks: how many the draft has.
  init(_ rules: CompiledRules, blocks: Int) {
    evidenceOfTerms = rules.evidence.enumerated().flatMap { Array(repeating: $0, count: $1.terms.count) }
    columns = Array(repeating: nil, count: rules.evidence.count)
    tallies = Array(repeating: nil, count: rules.tallies.count)
    scores = Array(repeating: nil, count: rules.evidence.count)
    claimed = Array(repeating: BlockBits(noneOf: blocks), count: rules.evidence.count)
    found = Array(repeating: nil, count: rules.familyCount)
  }

  // MARK: Terms

  func begin(_ columns: TermColumns, evidence: Int) { self.columns[evidence] = columns }

  func columns(evidence: Int) -> TermColumns? { columns[evidence] }

  func keep(_ blocks: BlockBits, term: Int, area: Int) {
    columns[evidenceOfTerms[term]]?.keep(blocks, term: term, area: area)
  }

  /// Those of some blocks for which a term holds, if that is known of all.
  func column(of term: Int, for some: BlockBits) -> BlockBits? {
    columns[evidenceOfTerms[term]]?.column(of: term, for: some)
  }

  /// Whether a term holds, if that is known.
  func known(term: Int, _ block: Int) -> Bool? { columns[evidenceOfTerms[term]]?.holds(term: term, block) }

  // MARK: What is worked out once

  func values(of quantity: DraftRun.Quantity, for some: BlockBits, _ read: () -> [Double]) -> [Double] {
    if let values, values.quantity == quantity, some.isSubset(of: values.blocks) { return values.values }
    let read = read()
    values = (quantity, some, read)
    return read
  }

  func tally(_ number: Int, _ count: () -> CountedBlocks) -> CountedBlocks {
    if let known = tallies[number] { return known }
    let blocks = count()
    tallies[number] = blocks
    return blocks
  }

  func scores(evidence: Int, _ score: () -> FirstScores) -> FirstScores {
    if let known = scores[evidence] { return known }
    let computed = score()
    scores[evidence] = computed
    return computed
  }

  func found(family: Int, _ find: () -> BlockBits) -> BlockBits {
    if let known = found[family] { return known }
    let blocks = find()
    found[family] = blocks
    return blocks
  }

  // MARK: Claims

  /// Those of some blocks that no rule that weighs the same evidence has found.
  func unclaimed(_ some: BlockBits, evidence: Int) -> BlockBits { some.subtracting(claimed[evidence]) }

  func claim(_ block: Int, evidence: Int) { claimed[evidence].insert(block) }
}
