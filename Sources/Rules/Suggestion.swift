/// The candidate nearest to `text` in spelling, or nil where none is near.
///
/// Near is an edit distance (insertions, deletions, substitutions, neighbours swapped) of at most a third of the length,
/// and never more than 3. Cost: product of the lengths for each candidate.
package func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(text.lowercased().utf8)
  guard wanted.count <= 80 else { return nil }
  var best: (distance: Int, text: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().utf8)
    let limit = min(3, max(1, max(wanted.count, other.count) / 3))
    guard abs(other.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, other)
    if distance <= limit, best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
  }
  return best?.text
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      var cost = min(last[column + 1], current[column]) + 1
      cost = min(cost, last[column] + (left[row] == right[column] ? 0 : 1))
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
