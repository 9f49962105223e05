/// Finds thousands of phrases in one pass over a text.
///
/// An Aho–Corasick automaton over *anchors*: of every phrase the rarest piece of up to eight symbols (see
/// `FoldedText`). Its transition table is complete, one row a state and one column a class of bytes, so each symbol
/// costs one look-up whatever the number of phrases. Where an anchor is found, the rest of the phrase is compared in
/// place. Anchors keep the table small enough for the processor's cache.
struct PhraseAutomaton: Sendable {
  /// A phrase that was added, by number.
  private var phrases: [[UInt8]] = []
  /// Row numbers times the row length; what a state does on a class.
  private var next: [UInt32] = []
  /// Class of each byte; `foldedClass` for bytes whose character may read as another.
  private var classes: [UInt8] = Array(repeating: 0, count: 256)
  private var classCount = 1
  /// Classes of the lead bytes C2, C3, E2 and EF where they stand for themselves.
  private var leadClasses: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
  /// States from this row offset on end an anchor.
  private var firstAccepting: UInt32 = .max
  /// For accepting states: where their anchors start in `ends`.
  private var endsStart: [Int32] = []
  private var ends: [AnchorEnd] = []

  /// An anchor that ends in a state.
  private struct AnchorEnd {
    var phrase: Int32
    /// Number of the phrase's symbols up to the end of the anchor.
    var symbols: Int32
  }

  /// Marks bytes from which a character may begin that reads as something else.
  private static let foldedClass: UInt8 = 255

  /// A phrase found in the text.
  struct Hit {
    var phrase: Int
    /// Byte offsets in the text.
    var start: Int
    var end: Int
  }

  /// - Parameter phrases: symbols of each, as `FoldedText.symbols(of:)` gives them; empty ones are never found.
  init(_ phrases: [[UInt8]]) {
    self.phrases = phrases
    var builder = AnchorTrie()
    for (number, phrase) in phrases.enumerated() where !phrase.isEmpty {
      let anchor = AnchorTrie.anchor(of: phrase)
      builder.insert(phrase[anchor], phrase: number, symbols: anchor.upperBound)
    }
    compile(builder)
  }

  var isEmpty: Bool { ends.isEmpty }

  private mutating func compile(_ trie: AnchorTrie) {
    for byte in 0..<256 where trie.alphabet[byte] {
      classes[byte] = UInt8(classCount)
      classCount += 1
    }
    let spaceClass = Int(classes[Int(FoldedText.space)])
    let order = trie.breadthFirst()
    // Rows: states without an anchor's end first, so that one comparison tells them apart.
    var row = [UInt32](repeating: 0, count: trie.nodes.count)
    var failure = [Int](repeating: 0, count: trie.nodes.count)
    var accepts = trie.nodes.map { !$0.ends.isEmpty }
    for node in order.dropFirst() {
      let parent = trie.nodes[node].parent
      if parent != 0 {
        var candidate = failure[parent]
        let symbol = trie.nodes[node].symbol
        while candidate != 0, trie.child(of: candidate, symbol) == nil { candidate = failure[candidate] }
        failure[node] = trie.child(of: candidate, symbol) ?? 0
      }
      if accepts[failure[node]] { accepts[node] = true }
    }
    let rows = order.filter { !accepts[$0] } + order.filter { accepts[$0] }
    for (number, node) in rows.enumerated() { row[node] = UInt32(number * classCount) }
    let plain = order.count { !accepts[$0] }
    firstAccepting = UInt32(plain * classCount)
    fillTable(trie, order: order, row: row, failure: failure, spaceClass: spaceClass)
    collectEnds(trie, rows: rows[plain...], failure: failure)
    for byte in 0..<128 { classes[byte] = classes[Int(FoldedText.ascii[byte])] }
    leadClasses = (classes[0xC2], classes[0xC3], classes[0xE2], classes[0xEF])
    for byte in [0xC2, 0xC3, 0xE2, 0xEF] { classes[byte] = Self.foldedClass }
  }

  private mutating func fillTable(
    _ trie: AnchorTrie, order: [Int], row: [UInt32], failure: [Int], spaceClass: Int
  ) {
    next = [UInt32](repeating: row[0], count: order.count * classCount)
    for node in order {
      let start = Int(row[node])
      if node != 0 {
        let from = Int(row[failure[node]])
        for column in 0..<classCount { next[start + column] = next[from + column] }
      }
      var child = trie.nodes[node].child
      while child != 0 {
        next[start + Int(classes[Int(trie.nodes[child].symbol)])] = row[child]
        child = trie.nodes[child].sibling
      }
      // A run of white space reads as one space: more of it changes nothing.
      if spaceClass != 0, node != 0, trie.nodes[node].symbol == FoldedText.space {
        next[start + spaceClass] = row[node]
      }
    }
  }

  private mutating func collectEnds(_ trie: AnchorTrie, rows: ArraySlice<Int>, failure: [Int]) {
    for node in rows {
      endsStart.append(Int32(ends.count))
      var current = node
      while current != 0 {
        for end in trie.nodes[current].ends {
          ends.append(AnchorEnd(phrase: Int32(end.phrase), symbols: Int32(end.symbols)))
        }
        current = failure[current]
      }
    }
    endsStart.append(Int32(ends.count))
  }

  /// Calls `found` for every occurrence of every phrase in `text[range]`, whatever stands around it.
  ///
  /// Occurrences come in order of their anchors' ends. Cost: linear, plus the comparison where an anchor is found.
  func scan(_ text: Span<UInt8>, in range: Range<Int>, found: (Hit) -> Void) {
    guard !ends.isEmpty else { return }
    let next = next.span
    let classes = classes.span
    var state: UInt32 = 0
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = text[index]
      var column = classes[Int(byte)]
      index += 1
      if column == Self.foldedClass {
        let (special, length) = FoldedText.special(text, at: index - 1, before: end)
        switch special {
        case .symbol(let symbol):
          column = classes[Int(symbol)]
          index += length - 1
        case .nothing:
          index += length - 1
          continue
        case .second(let second):
          state = next[Int(state) + Int(rawClass(byte))]
          column = classes[Int(second)]
          index += 1
        case .none: column = rawClass(byte)
        }
      }
      state = next[Int(state) + Int(column)]
      if state >= firstAccepting { report(state, text, range, index, found) }
    }
  }

  /// The class of a lead byte that stands for itself.
  private func rawClass(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0xC2: leadClasses.0
    case 0xC3: leadClasses.1
    case 0xE2: leadClasses.2
    default: leadClasses.3
    }
  }

  private func report(
    _ state: UInt32, _ text: Span<UInt8>, _ range: Range<Int>, _ index: Int, _ found: (Hit) -> Void
  ) {
    let number = Int(state - firstAccepting) / classCount
    for end in Int(endsStart[number])..<Int(endsStart[number + 1]) {
      let anchor = ends[end]
      if let hit = match(anchor, text, range, anchorEnd: index) { found(hit) }
    }
  }

  /// Compares the rest of the phrase around an anchor.
  private func match(_ anchor: AnchorEnd, _ text: Span<UInt8>, _ range: Range<Int>, anchorEnd: Int) -> Hit? {
    let phrase = phrases[Int(anchor.phrase)]
    let symbols = phrase.span
    var start = anchorEnd
    var remaining = Int(anchor.symbols)
    while remaining > 0 {
      guard let (symbol, first) = FoldedText.symbolBefore(text, start, start: range.lowerBound) else { return nil }
      remaining -= 1
      guard symbol == symbols[remaining] else { return nil }
      start = first
      guard symbol == FoldedText.space else { continue }
      while let (more, first) = FoldedText.symbolBefore(text, start, start: range.lowerBound), more == symbol {
        start = first
      }
    }
    var end = anchorEnd
    var position = Int(anchor.symbols)
    while position < symbols.count {
      guard let (symbol, after) = FoldedText.symbolAfter(text, end, end: range.upperBound), symbol == symbols[position]
      else { return nil }
      position += 1
      end = after
      guard symbol == FoldedText.space else { continue }
      while let (more, after) = FoldedText.symbolAfter(text, end, end: range.upperBound), more == symbol { end = after }
    }
    return Hit(phrase: Int(anchor.phrase), start: start, end: end)
  }
}
