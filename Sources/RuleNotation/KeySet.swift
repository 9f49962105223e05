/// Finds keys that stand twice in a mapping, compared byte by byte. Cost of each look: constant on average.
struct KeySet {
  /// A text whose equality is that of its bytes; canonically equivalent texts differ.
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
      for byte in text.utf8 { hasher.combine(byte) }
    }
  }

  /// Mappings up to this size are searched one by one.
  private static let small = 12
  private var known: [Key: Int] = [:]

  /// The entry that already has the key; `entries` must be those of the last call and possibly one more.
  mutating func firstDuplicate(of key: Node, in entries: [Node.Entry]) -> Node? {
    guard let text = key.scalar else { return nil }
    if entries.count < Self.small {
      return entries.first { Self.isEqual($0.key, text) }?.key
    }
    if known.count < entries.count {
      for index in known.count..<entries.count {
        known[Key(text: entries[index].key.scalar ?? "")] = index
      }
    }
    return known[Key(text: text)].map { entries[$0].key }
  }

  private static func isEqual(_ key: Node, _ text: String) -> Bool {
    guard let other = key.scalar, other.utf8.count == text.utf8.count else { return false }
    return other.utf8.elementsEqual(text.utf8)
  }
}
