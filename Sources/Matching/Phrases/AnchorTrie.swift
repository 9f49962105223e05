/// The anchors of phrases as a trie, and the automaton that comes of it.
///
/// States are numbered from 0, the root; a row has one column for each class of bytes, class 0 for all that occur in
/// no anchor.
struct AnchorTrie {
  struct State {
    /// The first of the anchors that end here, in `ends`; -1 for none.
    var firstEnd: Int32 = -1
    /// The state of the longest proper suffix in which an anchor ends; 0 for none.
    var suffix: Int32 = 0
  }

  /// An anchor that ends in a state.
  struct End {
    var phrase: Int32
    /// Number of the phrase's symbols up to the end of the anchor.
    var symbols: Int32
    /// The next anchor that ends in the same state; -1 for none.
    var next: Int32
  }

  private(set) var states = [State()]
  private(set) var ends: [End] = []
  private(set) var classes = [UInt8](repeating: 0, count: 256)
  private(set) var classCount = 1
  /// The state that each state goes to on each class.
  private(set) var completed: [UInt32] = []
  /// Whether a state is reached by a space.
  private var isSpace = [false]

  /// Longest anchor in symbols.
  private static let anchorLength = 6

  init(_ phrases: [[UInt8]]) {
    let anchors = phrases.map(Self.anchor)
    var occurs = [Bool](repeating: false, count: 256)
    for (phrase, anchor) in zip(phrases, anchors) { for symbol in phrase[anchor] { occurs[Int(symbol)] = true } }
    for byte in 0..<256 where occurs[byte] {
      classes[byte] = UInt8(classCount)
      classCount += 1
    }
    let emptyRow = [UInt32](repeating: 0, count: classCount)
    completed = emptyRow
    for (number, phrase) in phrases.enumerated() where !phrase.isEmpty {
      insert(phrase, anchors[number], phrase: number, emptyRow)
    }
    complete()
  }

  private mutating func insert(_ symbols: [UInt8], _ anchor: Range<Int>, phrase: Int, _ emptyRow: [UInt32]) {
    var state = 0
    for symbol in symbols[anchor] {
      let cell = state * classCount + Int(classes[Int(symbol)])
      if completed[cell] == 0 {
        completed[cell] = UInt32(states.count)
        states.append(State())
        isSpace.append(symbol == FoldedText.space)
        completed += emptyRow
      }
      state = Int(completed[cell])
    }
    ends.append(End(phrase: Int32(phrase), symbols: Int32(anchor.upperBound), next: states[state].firstEnd))
    states[state].firstEnd = Int32(ends.count - 1)
  }

  /// Fills every cell without a child with where the state's longest proper suffix goes, shallow states first.
  private mutating func complete() {
    var failure = [Int](repeating: 0, count: states.count)
    var order = [0]
    order.reserveCapacity(states.count)
    let spaceClass = Int(classes[Int(FoldedText.space)])
    let width = classCount
    var table: [UInt32] = []
    swap(&table, &completed)
    var cells = table.mutableSpan
    var index = 0
    while index < order.count {
      let state = order[index]
      index += 1
      let row = state * width
      let suffixRow = failure[state] * width
      for column in 0..<width {
        let child = Int(cells[row + column])
        if child == 0 {
          cells[row + column] = cells[suffixRow + column]
        } else {
          let suffix = state == 0 ? 0 : Int(cells[suffixRow + column])
          failure[child] = suffix
          states[child].suffix = states[suffix].firstEnd >= 0 ? Int32(suffix) : states[suffix].suffix
          order.append(child)
        }
      }
      // A run of white space reads as one space: more of it changes nothing.
      if isSpace[state] { cells[row + spaceClass] = UInt32(state) }
    }
    completed = table
  }

  /// The window of the phrase that is rarest in English text, without white space at its ends.
  private static func anchor(of phrase: [UInt8]) -> Range<Int> {
    guard phrase.count > anchorLength else { return 0..<phrase.count }
    var best = 0..<anchorLength
    var bestScore = -1
    var score = 0
    for end in phrase.indices {
      score += rarity[Int(phrase[end])]
      guard end >= anchorLength - 1 else { continue }
      let start = end - anchorLength + 1
      if score > bestScore {
        bestScore = score
        best = start..<(end + 1)
      }
      score -= rarity[Int(phrase[start])]
    }
    if phrase[best.lowerBound] == FoldedText.space { best = (best.lowerBound + 1)..<best.upperBound }
    if phrase[best.upperBound - 1] == FoldedText.space { best = best.lowerBound..<(best.upperBound - 1) }
    return best
  }

  /// How rare a symbol is, from 0 (space, e) to 8; letters by their frequency in English.
  private static let rarity: [Int] = (0..<256).map { symbol in
    switch UInt8(symbol) {
    case FoldedText.space, 0x65: 0
    case 0x74, 0x61, 0x6F, 0x69, 0x6E, 0x73, 0x72: 1
    case 0x68, 0x6C, 0x64, 0x63, 0x75: 2
    case 0x62, 0x76: 4
    case 0x6B: 5
    case 0x78, 0x6A, 0x71, 0x7A: 8
    case 0x61...0x7A, 0x2C, 0x2E: 3
    default: 7
    }
  }
}
