/// The patterns that gave up on a draft, and on which blocks.
struct Surrenders {
  /// A pattern that gave up.
  struct Surrender {
    var pattern: Int
    var block: Int
    /// Whether the pattern is not run on the rest of the draft.
    var isLast: Bool
  }

  /// How often a pattern may give up on one draft. It is not run any more then: a draft has as many blocks as it likes.
  static let most = 8

  private(set) var all: [Surrender] = []
  private var counts: [Int: Int] = [:]

  /// Whether a pattern may still be run.
  func allow(_ pattern: Int) -> Bool { counts.isEmpty || counts[pattern, default: 0] < Self.most }

  mutating func add(_ pattern: Int, _ block: Int) {
    counts[pattern, default: 0] += 1
    all.append(Surrender(pattern: pattern, block: block, isLast: !allow(pattern)))
  }
}
