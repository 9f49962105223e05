import Drafts
import Rules

/// Conditions asked of many blocks at once.
extension DraftRun {
  /// What differs from block to block and is compared with ranges.
  enum Quantity: Equatable {
    case feature(NumberFeature)
    /// A share of the blocks in an area, by the numbers of tallies as in `CompiledCondition.share`.
    case share(BlockShare.Area, tally: Int, among: Int?)
  }

  /// Those of some blocks that meet a condition.
  ///
  /// - Parameter condition: its number.
  func blocks(of some: BlockBits, meeting condition: Int) -> BlockBits {
    if some.isEmpty { return some }
    switch rules.conditions[condition] {
    case .number(let feature, let range): return blocks(of: some, with: .feature(feature), in: range)
    case .share(let area, let tally, let among, let range):
      return blocks(of: some, with: .share(area, tally: tally, among: among), in: range)
    case .draft(let feature, let range): return range.contains(value(feature)) ? some : BlockBits(noneOf: some.count)
    case .neighbour(let side, let inner): return blocks(of: some, next: side, meeting: inner)
    case .term(let term): return judgement.column(of: term, for: some) ?? blocks(of: some, meeting: rules.terms[term])
    case .found(let family, let wanted):
      return wanted ? some.intersection(found(by: family)) : some.subtracting(found(by: family))
    case .flag(let feature, let wanted): return some.filter { value(feature, $0) == wanted }
    case .kind(let kinds): return some.filter { kinds.contains(BlockKinds(draft.blocks[$0].kind)) }
    case .markup(let test):
      let facts = markup
      return some.filter { block in draft.blocks[block].element.map { facts.holds($0, test) } ?? false }
    case .pattern(let pattern): return blocks(of: some, thatMayMatch: pattern).filter { holds(condition, $0) }
    case .not(let inner): return some.subtracting(blocks(of: some, meeting: inner))
    case .all(let inner): return inner.reduce(some) { blocks(of: $0, meeting: $1) }
    case .any(let inner):
      var rest = some
      for condition in inner { rest.subtract(blocks(of: rest, meeting: condition)) }
      return some.subtracting(rest)
    default: return some.filter { holds(condition, $0) }
    }
  }

  private func blocks(of some: BlockBits, with quantity: Quantity, in range: NumberRange) -> BlockBits {
    let values = judgement.values(of: quantity, for: some) { self.values(of: quantity, for: some) }
    let (low, high) = (range.low, range.high)
    let span = values.span
    return some.filter { span[$0] >= low && span[$0] <= high }
  }

  /// For some blocks, a number that each has; 0 for the others.
  private func values(of quantity: Quantity, for some: BlockBits) -> [Double] {
    var values = [Double](repeating: 0, count: some.count)
    switch quantity {
    case .feature(let feature):
      let features = analysis.features
      some.forEach { values[$0] = features[$0].value(feature) ?? self.value(feature, $0) }
    case .share(let area, let tally, let among):
      let (met, all) = (self.tally(tally), among.map(self.tally))
      switch area {
      case .near: some.forEach { values[$0] = share(of: met, among: all, in: area, $0) }
      case .run:
        for run in analysis.runRanges {
          let share = Self.share(of: met, among: all, in: run)
          for block in run { values[block] = share }
        }
      case .draft:
        let body = 0..<analysis.bodyCount
        let share = Self.share(of: met, among: all, in: body)
        for block in body { values[block] = share }
      }
    }
    return values
  }

  /// Those of some blocks whose neighbour meets a condition; where that is nil, those that have no such neighbour.
  private func blocks(of some: BlockBits, next side: Condition.Side, meeting inner: Int?) -> BlockBits {
    let count = analysis.bodyCount
    let placed = some.intersection(side == .before ? min(1, count)..<count : 0..<max(0, count - 1))
    guard let inner else { return some.subtracting(placed) }
    return switch side {
    case .before: blocks(of: placed.preceding(), meeting: inner).following()
    case .after: blocks(of: placed.following(), meeting: inner).preceding()
    }
  }

  /// The share of the blocks in an area that meet the condition of a tally, of all or of those that another tally counts.
  func share(_ area: BlockShare.Area, tally: Int, among: Int?, _ block: Int) -> Double {
    share(of: self.tally(tally), among: among.map(self.tally), in: area, block)
  }

  private func share(of met: CountedBlocks, among all: CountedBlocks?, in area: BlockShare.Area, _ block: Int) -> Double
  {
    // Alternative texts have no place in the order of the draft, and nothing around them.
    guard block < analysis.bodyCount else { return 0 }
    switch area {
    case .near(let distance):
      let around = max(0, block - distance)..<min(block + distance + 1, analysis.bodyCount)
      return Self.share(of: met, among: all, in: around, without: block)
    case .run: return Self.share(of: met, among: all, in: analysis.runRange(of: block))
    case .draft: return Self.share(of: met, among: all, in: 0..<analysis.bodyCount)
    }
  }

  private static func share(
    of met: CountedBlocks, among all: CountedBlocks?, in range: Range<Int>, without skipped: Int? = nil
  ) -> Double {
    let count = { (counted: CountedBlocks) in
      counted.count(in: range) - (skipped.map { counted.blocks.contains($0) } == true ? 1 : 0)
    }
    return BlockFeatures.share(count(met), of: all.map(count) ?? range.count - (skipped == nil ? 0 : 1))
  }

  /// The blocks that meet the condition of a tally.
  private func tally(_ number: Int) -> CountedBlocks {
    judgement.tally(number) {
      CountedBlocks(blocks(of: BlockBits(allOf: draft.blocks.count), meeting: rules.tallies[number]))
    }
  }
}
