/// Counts that add up, from draft to draft.
protocol Tally {
  /// Counts of nothing.
  init()

  /// Adds the counts of what comes later in the corpus.
  mutating func add(_ other: Self)
}

extension Int: Tally {
  mutating func add(_ other: Int) { self += other }
}

extension Dictionary: Tally where Value: Tally {
  mutating func add(_ other: [Key: Value]) {
    for (key, value) in other { self[key, default: Value()].add(value) }
  }
}
