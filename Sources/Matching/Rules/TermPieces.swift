import Rules

/// Pieces of evidence that ask for terms only. Laid out flat, as all of them are weighed in every draft and looked through
/// at every finding.
struct TermPieces: Sendable {
  /// For each piece its place in the rule file.
  private(set) var places: [Int] = []
  /// For each piece what it adds.
  private(set) var scores: [Double] = []
  /// For each piece where its terms start in `terms`; one more for the end.
  private(set) var starts = [0]
  /// The terms that must hold, by their places among the terms of the rule; for those that must not the complement of the
  /// place.
  private(set) var terms: [Int] = []

  var isEmpty: Bool { places.isEmpty }

  /// The most that the pieces can add.
  var most: Double { scores.reduce(0) { $0 + max(0, $1) } }

  /// Adds a piece of evidence; false, and none added, where its condition asks for anything but terms.
  ///
  /// - Parameters:
  ///   - place: its place in the rule file.
  ///   - numbers: the places of the terms by their names.
  mutating func add(_ signal: Signal, at place: Int, _ numbers: [String: Int]) -> Bool {
    guard add(signal.condition, numbers, isWanted: true) else {
      terms.removeSubrange(starts[places.count]...)
      return false
    }
    places.append(place)
    scores.append(signal.score)
    starts.append(terms.count)
    return true
  }

  private mutating func add(_ condition: Condition, _ numbers: [String: Int], isWanted: Bool) -> Bool {
    switch condition {
    case .term(let name):
      guard let number = numbers[name] else { return false }
      terms.append(isWanted ? number : ~number)
      return true
    case .all(let inner) where isWanted: return inner.allSatisfy { add($0, numbers, isWanted: true) }
    case .any(let inner) where !isWanted: return inner.allSatisfy { add($0, numbers, isWanted: false) }
    case .not(let inner) where isWanted: return add(inner, numbers, isWanted: false)
    default: return false
    }
  }
}
