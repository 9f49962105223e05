/// Words in the order of their frequency, of which the first come up most often, as in any language (Zipf's law).
struct RankedWords: Sendable {
  let words: [String]
  /// Of each word, the sum of the weights up to and with it.
  private let sums: [Int]

  /// - Parameter flattening: how many ranks the curve is shifted by; with more of it the first words are less frequent.
  init(_ words: [String], flattening: Int = 8) {
    self.words = words
    var sum = 0
    sums = words.indices.map { rank in
      sum += 1_000_000 / (rank + flattening)
      return sum
    }
  }

  /// A word, the frequent ones more often.
  func any(_ random: inout SplitMix64) -> String {
    let place = random.number(below: sums.last ?? 1)
    var low = 0
    var high = sums.count
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= place { low = middle + 1 } else { high = middle }
    }
    return words[low]
  }
}
