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
  /// What can be said without knowing scores: cheap to test first, then what may speak for a finding, then the rest.
  let first: Weighing
  /// What asks for the scores that the first gave.
  let second: Weighing
  /// The score below which it makes no difference how low a score is.
  let floor: Double

  init(_ signals: Signals, _ index: inout RuleIndex) {
    self.signals = signals.evidence
    terms = signals.terms.compactMap { index.terms[$0.name] }
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
    self.first = Weighing(first.sorted { rank($0) < rank($1) })
    self.second = Weighing(second)
    let asked = (signals.evidence.map(\.condition) + signals.terms.map(\.condition)).flatMap(\.scoreBounds)
    floor = ([(signals.threshold ?? 0) - self.second.most[0]] + asked).min() ?? 0
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
    case .not(let inner): holds(inner)
    case .neighbour(_, let inner): inner.map(holds) ?? false
    case .share(let share, _): holds(share.condition) || (share.among.map(holds) ?? false)
    case .all(let inner), .any(let inner): inner.contains(where: holds)
    default: false
    }
  }
}

extension Condition {
  /// The finite ends of the ranges of scores that are asked for.
  fileprivate var scoreBounds: [Double] {
    switch self {
    case .score(let range): [range.low, range.high].filter(\.isFinite)
    case .not(let inner): inner.scoreBounds
    case .neighbour(_, let inner): inner?.scoreBounds ?? []
    case .share(let share, _): share.condition.scoreBounds + (share.among?.scoreBounds ?? [])
    case .all(let inner), .any(let inner): inner.flatMap(\.scoreBounds)
    default: []
    }
  }
}
