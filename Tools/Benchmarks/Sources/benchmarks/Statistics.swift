/// What a row of measurements comes down to.
struct Statistics {
  let median: Double
  let lowerQuartile: Double
  let upperQuartile: Double
  let count: Int

  /// - Parameter values: in any order; there must be one.
  init(_ values: [Double]) {
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let low = Int(place)
      let high = min(low + 1, sorted.count - 1)
      return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
    }
    median = quantile(0.5)
    lowerQuartile = quantile(0.25)
    upperQuartile = quantile(0.75)
    count = sorted.count
  }
}
