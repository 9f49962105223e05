extension Array {
  /// The index of the first element for which `isBefore` is false; `count` where there is none.
  ///
  /// Elements for which it is true must stand in front of all others. Cost: logarithmic.
  @inlinable
  package func firstIndex(notBefore isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
