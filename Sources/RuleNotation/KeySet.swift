/// The keys of a mapping that is being read, to find those that stand twice.
struct KeySet {
  /// Mappings of fewer keys are searched one by one.
  fileprivate static let small = 12
  /// The keys' nodes by their texts; empty as long as the mapping is small.
  fileprivate var nodes: [[UInt8]: Int] = [:]
}

extension TreeReader {
  /// The key among `entries` that has the text of `key`, compared byte by byte. Cost of each look: constant on average.
  ///
  /// - Parameters:
  ///   - entries: keys and values in turn: those of the last call with `keys`, and the key it was asked for.
  ///   - keys: what earlier calls found in the mapping.
  func firstDuplicate(of key: Int, in entries: Children, _ keys: inout KeySet) -> Int? {
    let count = entries.count / 2
    if count < KeySet.small {
      var other = entries.first
      for _ in 0..<count {
        if haveSameText(other, key) { return other }
        other = records[records[other].next].next
      }
      return nil
    }
    if keys.nodes.isEmpty {
      var other = entries.first
      for _ in 0..<count {
        keys.nodes[Array(text(of: other))] = other
        other = records[records[other].next].next
      }
    }
    return keys.nodes.updateValue(key, forKey: Array(text(of: key)))
  }

  private func haveSameText(_ left: Int, _ right: Int) -> Bool {
    records[left].count == records[right].count && text(of: left).elementsEqual(text(of: right))
  }
}
