import Findings
import Rules

/// Weighted evidence whose conditions stand in the index. An object, as it is asked for at every finding.
final class CompiledEvidence: Sendable {
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
  let terms: Range<Int>
  /// For each of them from how far away it is asked about a block that is weighed: 0 for the block itself, 1 for its
  /// neighbours, `everywhere` where all blocks are counted; nil where it is not asked before there are scores.
  let distances: [Int?]
  /// What can be said without knowing scores: cheap to test first, then what may speak for a finding, then the rest.
  let first: Weighing
  /// What can be said by terms alone is said after that, all at once.
  let ofTerms: TermPieces
  /// What asks for the scores that the first gave.
  let second: Weighing
  /// All pieces, what says most first, as findings list them.
  let byStrength: [RankedPiece]
  /// The score below which it makes no difference how low a score is.
  let floor: Double

  static let everywhere = Int.max

  /// - Parameter terms: the numbers of the terms of the signals, in their order.
  init(_ signals: Signals, terms: Range<Int>, _ index: inout RuleIndex) {
    self.signals = signals.evidence
    self.terms = terms
    let asked = AskedTerms(signals)
    distances = asked.distances
    var first: [Piece] = []
    var second: [Piece] = []
    var ofTerms = TermPieces()
    for (place, signal) in signals.evidence.enumerated() {
      let asksForScores = asked.asksForScores(signal.condition)
      if !asksForScores, ofTerms.add(signal, at: place, asked.numbers) { continue }
      let condition = index.add(signal.condition, of: AskedBlocks(areMost: true))
      let piece = Piece(place: place, score: signal.score, condition: condition)
      if asksForScores { second.append(piece) } else { first.append(piece) }
    }
    let rank = { (piece: Piece) in
      let signal = signals.evidence[piece.place]
      return (signal.condition.cost < 20 ? 0 : signal.score > 0 ? 1 : 2, piece.place)
    }
    self.ofTerms = ofTerms
    self.first = Weighing(first.sorted { rank($0) < rank($1) })
    self.second = Weighing(second)
    byStrength = Self.ranked(first + second, ofTerms)
    var floor = (signals.threshold ?? 0) - self.second.most[0]
    for signal in signals.evidence { floor = signal.condition.lowestBound(below: floor) }
    for term in signals.terms { floor = term.condition.lowestBound(below: floor) }
    self.floor = floor
  }

  /// A piece of evidence among all of them.
  struct RankedPiece: Sendable {
    enum Test: Sendable {
      /// By number.
      case condition(Int)
      /// By number among the pieces that ask for terms only.
      case terms(Int)
    }

    /// Its place in the rule file.
    let place: Int
    let score: Double
    let test: Test
  }

  private static func ranked(_ pieces: [Piece], _ ofTerms: TermPieces) -> [RankedPiece] {
    let ranked =
      pieces.map { RankedPiece(place: $0.place, score: $0.score, test: .condition($0.condition)) }
      + ofTerms.places.indices.map {
        RankedPiece(place: ofTerms.places[$0], score: ofTerms.scores[$0], test: .terms($0))
      }
    return ranked.sorted { ($1.score.magnitude, $0.place) < ($0.score.magnitude, $1.place) }
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

  /// How bad a finding of that sum of scores is; nil: as bad as the rule says.
  func severity(of sum: Double) -> Severity? {
    if let error, sum >= error - 1e-9 { return .error }
    if let warning, sum >= warning - 1e-9 { return .warning }
    return nil
  }
}

/// What the pieces of evidence of a rule ask of its terms.
private struct AskedTerms {
  /// The place of each term in the rule file.
  let numbers: [String: Int]
  /// As in `CompiledEvidence`.
  private(set) var distances: [Int?]
  /// Terms that ask for scores, themselves or through others.
  private var scored: Set<String> = []

  init(_ signals: Signals) {
    numbers = Dictionary(signals.terms.enumerated().map { ($1.name, $0) }) { first, _ in first }
    distances = Array(repeating: nil, count: signals.terms.count)
    for term in signals.terms where asksForScores(term.condition) { scored.insert(term.name) }
    for signal in signals.evidence where !asksForScores(signal.condition) { ask(signal.condition, from: 0) }
    // Terms ask for earlier ones only.
    for (place, term) in signals.terms.enumerated().reversed() {
      if let distance = distances[place] { ask(term.condition, from: distance) }
    }
  }

  func asksForScores(_ condition: Condition) -> Bool {
    switch condition {
    case .score: return true
    case .term(let name): return scored.contains(name)
    default:
      var asks = false
      condition.forEachInner { asks = asks || asksForScores($0) }
      return asks
    }
  }

  private mutating func ask(_ condition: Condition, from distance: Int) {
    switch condition {
    case .term(let name):
      guard let number = numbers[name] else { return }
      distances[number] = max(distances[number] ?? 0, distance)
    case .neighbour(_, let inner?): ask(inner, from: distance == CompiledEvidence.everywhere ? distance : distance + 1)
    case .share: condition.forEachInner { ask($0, from: CompiledEvidence.everywhere) }
    default: condition.forEachInner { ask($0, from: distance) }
    }
  }
}

extension Condition {
  /// The lowest finite end of the ranges of scores that are asked for, or `limit` where that is lower.
  fileprivate func lowestBound(below limit: Double) -> Double {
    if case .score(let range) = self { return [range.low, range.high].filter(\.isFinite).reduce(limit, min) }
    var lowest = limit
    forEachInner { lowest = $0.lowestBound(below: lowest) }
    return lowest
  }
}
