/// The trie of anchors from which the automaton is compiled.
struct AnchorTrie {
  struct Node {
    var symbol: UInt8
    var parent: Int
    /// The first of its children, and the next child of its parent; 0 for none.
    var child = 0
    var sibling = 0
    var ends: [(phrase: Int, symbols: Int)] = []
  }

  private(set) var nodes = [Node(symbol: 0, parent: 0)]
  /// Whether each symbol occurs.
  private(set) var alphabet = [Bool](repeating: false, count: 256)

  /// Longest anchor in symbols.
  private static let anchorLength = 8

  mutating func insert(_ anchor: ArraySlice<UInt8>, phrase: Int, symbols: Int) {
    var node = 0
    for symbol in anchor {
      if let child = child(of: node, symbol) {
        node = child
      } else {
        alphabet[Int(symbol)] = true
        nodes.append(Node(symbol: symbol, parent: node, sibling: nodes[node].child))
        nodes[node].child = nodes.count - 1
        node = nodes.count - 1
      }
    }
    nodes[node].ends.append((phrase, symbols))
  }

  /// The child that a symbol leads to.
  func child(of node: Int, _ symbol: UInt8) -> Int? {
    var child = nodes[node].child
    while child != 0 {
      if nodes[child].symbol == symbol { return child }
      child = nodes[child].sibling
    }
    return nil
  }

  /// Node numbers, parents before children, shallow ones first.
  func breadthFirst() -> [Int] {
    var order = [0]
    order.reserveCapacity(nodes.count)
    var index = 0
    while index < order.count {
      var child = nodes[order[index]].child
      while child != 0 {
        order.append(child)
        child = nodes[child].sibling
      }
      index += 1
    }
    return order
  }

  /// The window of the phrase that is rarest in English text, without white space at its ends.
  static func anchor(of phrase: [UInt8]) -> Range<Int> {
    guard phrase.count > anchorLength else { return 0..<phrase.count }
    var best = 0..<anchorLength
    var bestScore = -1
    for start in 0...(phrase.count - anchorLength) {
      var window = start..<(start + anchorLength)
      if phrase[window.lowerBound] == FoldedText.space { window = (start + 1)..<window.upperBound }
      if phrase[window.upperBound - 1] == FoldedText.space { window = window.lowerBound..<(window.upperBound - 1) }
      let score = window.reduce(0) { $0 + rarity(phrase[$1]) }
      if score > bestScore {
        bestScore = score
        best = window
      }
    }
    return best
  }

  /// How rare a symbol is, from 0 (space, e) to 10; letters by their frequency in English.
  private static func rarity(_ symbol: UInt8) -> Int {
    switch symbol {
    case FoldedText.space, 0x65: 0
    case 0x74, 0x61, 0x6F, 0x69, 0x6E, 0x73, 0x72: 1
    case 0x68, 0x6C, 0x64, 0x63, 0x75: 2
    case 0x6D, 0x66, 0x70, 0x67, 0x77, 0x79: 3
    case 0x62, 0x76: 4
    case 0x6B: 5
    case 0x78, 0x6A, 0x71, 0x7A: 8
    case 0x61...0x7A: 3
    case 0x2C, 0x2E: 3
    default: 7
    }
  }
}
