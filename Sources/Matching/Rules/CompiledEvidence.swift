import Rules

/// Weighted evidence whose conditions stand in the index.
struct CompiledEvidence: Sendable {
  /// A piece of evidence that is asked for.
  struct Piece: Sendable {
    /// Its place in the rule file.
    let place: Int
    let score: Double
    /// By number.
    let condition: Int
  }

  let signals: [Signal]
  /// The terms of the rule, by their numbers among those of all rules.
  let terms: [Int]
  /// For each of them whether another term asks for it, so that it pays to keep what it says.
  let areKept: [Bool]
  /// What can be said without knowing scores: cheap to test first, then what may speak for a finding, then the rest.
  let first: Weighing
  /// What can be said by terms alone is said after that, all at once.
  let ofTerms: [TermPiece]
  /// The most that `ofTerms` can add.
  let mostOfTerms: Double
  /// What asks for the scores that the first gave.
  let second: Weighing
  /// Every piece, in the order of the rule file but for those that ask for scores, which come last.
  let all: [Piece]
  /// The score below which it makes no difference how low a score is.
  let floor: Double

  init(_ signals: Signals, _ index: inout RuleIndex) {
    self.signals = signals.evidence
    terms = signals.terms.compactMap { index.terms[$0.name] }
    let named = Set(signals.terms.flatMap(\.condition.termNames))
    areKept = signals.terms.map { named.contains($0.name) }
    let asksForScores = TermScores(signals.terms)
    var first: [Piece] = []
    var second: [Piece] = []
    for (place, signal) in signals.evidence.enumerated() {
      let condition = index.add(signal.condition, isAskedOften: true)
      let piece = Piece(place: place, score: signal.score, condition: condition)
      if asksForScores.holds(signal.condition) { second.append(piece) } else { first.append(piece) }
    }
    let rank = { (piece: Piece) in
      let signal = signals.evidence[piece.place]
      return (signal.condition.cost < 20 ? 0 : signal.score > 0 ? 1 : 2, piece.place)
    }
    let numbers = Dictionary(signals.terms.enumerated().map { ($1.name, $0) }) { first, _ in first }
    let areFew = signals.terms.count <= TermPiece.mostTerms
    let masks = first.map { areFew ? TermPiece($0.score, signals.evidence[$0.place].condition, numbers) : nil }
    ofTerms = masks.compactMap(\.self)
    mostOfTerms = ofTerms.reduce(0) { $0 + max(0, $1.score) }
    let others = zip(first, masks).filter { $1 == nil }.map(\.0)
    self.first = Weighing(others.sorted { rank($0) < rank($1) })
    all = first + second
    self.second = Weighing(second)
    let asked = (signals.evidence.map(\.condition) + signals.terms.map(\.condition)).flatMap(\.scoreBounds)
    floor = ([(signals.threshold ?? 0) - self.second.most[0]] + asked).min() ?? 0
  }

  /// A piece of evidence that asks for terms only: those that must hold, and those that must not, by their places among
  /// the terms of the rule.
  struct TermPiece: Sendable {
    let score: Double
    private var wanted: Terms = .zero
    private var unwanted: Terms = .zero

    /// A set of terms, by their places.
    typealias Terms = SIMD8<UInt64>

    /// How many terms a set has room for.
    static let mostTerms = 512

    /// Nil where the condition asks for anything but terms.
    init?(_ score: Double, _ condition: Condition, _ numbers: [String: Int]) {
      self.score = score
      guard add(condition, numbers, isWanted: true) else { return nil }
    }

    private mutating func add(_ condition: Condition, _ numbers: [String: Int], isWanted: Bool) -> Bool {
      switch condition {
      case .term(let name):
        guard let number = numbers[name] else { return false }
        if isWanted { wanted.insert(number) } else { unwanted.insert(number) }
        return true
      case .all(let inner) where isWanted: return inner.allSatisfy { add($0, numbers, isWanted: true) }
      case .any(let inner) where !isWanted: return inner.allSatisfy { add($0, numbers, isWanted: false) }
      case .not(let inner) where isWanted: return add(inner, numbers, isWanted: false)
      default: return false
      }
    }

    /// Whether the evidence holds where exactly these terms do.
    @inline(__always)
    func holds(_ terms: Terms) -> Bool { (terms & wanted) == wanted && (terms & unwanted) == .zero }
  }

  /// Pieces of evidence in the order in which they are asked for.
  struct Weighing: Sendable {
    let pieces: [Piece]
    /// For each piece the most that it and those after it can add; one more for the end.
    let most: [Double]

    init(_ pieces: [Piece]) {
      self.pieces = pieces
      var sum = 0.0
      var most = [0.0]
      for piece in pieces.reversed() {
        sum += max(0, piece.score)
        most.append(sum)
      }
      self.most = most.reversed()
    }
  }
}

/// A rule's thresholds and what it weighs.
struct CompiledSignals: Sendable {
  /// By number.
  let evidence: Int
  /// Whether the evidence is another rule's.
  let isShared: Bool
  let threshold: Double
  let warning: Double?
  let error: Double?

  init(_ signals: Signals, evidence: Int) {
    self.evidence = evidence
    isShared = signals.source != nil
    threshold = signals.threshold ?? .infinity
    warning = signals.warning
    error = signals.error
  }
}

/// Which conditions ask for scores, themselves or through terms.
private struct TermScores {
  private var terms: Set<String> = []

  init(_ terms: [Term]) {
    for term in terms where holds(term.condition) { self.terms.insert(term.name) }
  }

  func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .score: true
    case .term(let name): terms.contains(name)
    default: condition.inner.contains(where: holds)
    }
  }
}

extension Condition {
  /// The finite ends of the ranges of scores that are asked for.
  fileprivate var scoreBounds: [Double] {
    if case .score(let range) = self { return [range.low, range.high].filter(\.isFinite) }
    return inner.flatMap(\.scoreBounds)
  }
}

extension SIMD8<UInt64> {
  /// Adds a number below 512 to a set.
  mutating func insert(_ number: Int) { self[number >> 6] |= 1 << UInt64(number & 63) }
}
