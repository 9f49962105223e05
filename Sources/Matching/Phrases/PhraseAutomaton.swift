/// Finds thousands of phrases in one pass over a text.
///
/// An Aho–Corasick automaton over *anchors*: of every phrase the rarest piece of up to six symbols (see
/// `FoldedText`). Its transition table is complete, one row a state and one column a class of bytes, so each symbol
/// costs one look-up whatever the number of phrases. Where an anchor is found, the rest of the phrase is compared in
/// place. Anchors keep the table small enough for the processor's cache.
struct PhraseAutomaton: Sendable {
  /// A phrase that was added, by number.
  private let phrases: [[UInt8]]
  /// One row a state: where the row of the next state starts, with `endFlag` where an anchor ends in it.
  private let next: [UInt32]
  private let states: [AnchorTrie.State]
  private let ends: [AnchorTrie.End]
  private let classCount: Int
  /// Class of each byte; `foldedClass` for bytes whose character may read as another.
  private var classes: [UInt8]
  /// Classes of the lead bytes C2, C3, E2 and EF where they stand for themselves.
  private let leadClasses: (UInt8, UInt8, UInt8, UInt8)

  private static let endFlag: UInt32 = 1 << 31
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
    let trie = AnchorTrie(phrases)
    states = trie.states
    ends = trie.ends
    classCount = trie.classCount
    let rows = trie.states.enumerated().map { number, state in
      UInt32(number * trie.classCount) | (state.firstEnd >= 0 || state.suffix > 0 ? Self.endFlag : 0)
    }
    next = trie.completed.map { rows[Int($0)] }
    classes = trie.classes
    for byte in 0..<128 { classes[byte] = classes[Int(FoldedText.ascii(UInt8(byte)))] }
    leadClasses = (classes[0xC2], classes[0xC3], classes[0xE2], classes[0xEF])
    for byte in [0xC2, 0xC3, 0xE2, 0xEF] { classes[byte] = Self.foldedClass }
  }

  /// Calls `found` for every occurrence of every phrase in `text[range]`, whatever stands around it.
  ///
  /// Occurrences come in order of their anchors' ends. Cost: linear, plus the comparison where an anchor is found.
  func scan(_ text: Span<UInt8>, in range: Range<Int>, found: (Hit) -> Void) {
    guard !ends.isEmpty else { return }
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
          advance(&state, rawClass(byte), text, range, index, found)
          column = classes[Int(second)]
          index += 1
        case .none: column = rawClass(byte)
        }
      }
      advance(&state, column, text, range, index, found)
    }
  }

  /// Takes one step; `index` is the offset after the symbol.
  @inline(__always)
  private func advance(
    _ state: inout UInt32, _ column: UInt8, _ text: Span<UInt8>, _ range: Range<Int>, _ index: Int,
    _ found: (Hit) -> Void
  ) {
    state = next[Int(state) + Int(column)]
    guard state & Self.endFlag != 0 else { return }
    state &= ~Self.endFlag
    report(Int(state) / classCount, text, range, index, found)
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

  /// Compares the phrases of all anchors that end in a state.
  private func report(
    _ state: Int, _ text: Span<UInt8>, _ range: Range<Int>, _ index: Int, _ found: (Hit) -> Void
  ) {
    var state = state
    while state > 0 {
      var end = Int(states[state].firstEnd)
      while end >= 0 {
        if let hit = match(ends[end], text, range, anchorEnd: index) { found(hit) }
        end = Int(ends[end].next)
      }
      state = Int(states[state].suffix)
    }
  }

  /// Compares the rest of the phrase around an anchor.
  private func match(_ anchor: AnchorTrie.End, _ text: Span<UInt8>, _ range: Range<Int>, anchorEnd: Int) -> Hit? {
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
