import Rules

/// Reads what every match of a pattern needs of its block.
///
/// Knows the common part of PCRE2's syntax: literals, classes, groups, alternatives, repetition, anchors, look-arounds.
/// What it does not know ends a run of literals and never adds one, so what it says is really needed. Case, curly
/// quotation marks and white space are folded as phrases are, which only makes the test wider.
struct PatternReader {
  private typealias Text = PatternPiece.Text

  let bytes: [UInt8]
  var index = 0
  var isBroken = false
  var ignoresCase: Bool
  /// Texts beyond which alternatives are not told one by one.
  private static let mostTexts = 32
  private static let mostAlternatives = 192

  /// - Parameters:
  ///   - ignoresCase: whether the whole pattern does.
  ///   - startsBlock: whether a match begins its block, or its first word.
  static func needs(of pattern: String, ignoresCase: Bool, startsBlock: Bool) -> PatternNeeds {
    guard let piece = piece(pattern, ignoresCase: ignoresCase, startsBlock: startsBlock) else { return PatternNeeds() }
    let set = piece.texts
    // Texts are looked for whatever their case: two capitals in a row may be rarer than the words they make.
    let least = piece.pairs.contains(.capitals) ? 1.0 / 4096 : piece.pairs.isEmpty ? 1.0 / 64 : 1.0 / 1024
    let literals = set.frequency <= least ? Self.withoutLonger(set.texts.map(Self.literal)) : []
    return PatternNeeds(
      literals: literals, reach: set.texts.contains(where: Self.holdsInvisible) ? nil : set.reach,
      pairs: piece.isEmptiable ? [] : piece.pairs.map(\.bits), longest: piece.longest,
      beginnings: PatternBeginnings.withoutLonger(piece.beginnings))
  }

  /// What every match that begins anywhere begins with; nil where it is not known.
  static func starts(of pattern: String, ignoresCase: Bool) -> CharacterSet? {
    guard let piece = piece(pattern, ignoresCase: ignoresCase, startsBlock: false) else { return nil }
    return piece.isEmptiable ? nil : piece.starts
  }

  /// What is known of a whole pattern; nil where it is not understood.
  private static func piece(_ pattern: String, ignoresCase: Bool, startsBlock: Bool) -> PatternPiece? {
    var reader = PatternReader(pattern, ignoresCase: ignoresCase)
    let piece = reader.alternatives(depth: 0, start: startsBlock ? [[PatternPiece.blockStart]] : [[]])
    return reader.isBroken || reader.index < reader.bytes.count ? nil : piece
  }

  /// The literals without those that hold another one from their start.
  private static func withoutLonger(_ literals: [PatternNeeds.Literal]) -> [PatternNeeds.Literal] {
    let lengths = literals.map(\.text.utf8.count)
    // Most differ in their first bytes, which are compared in one step.
    let heads = literals.map { $0.text.utf8.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) } }
    var kept: [Int] = []
    for number in literals.indices.sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) }) {
      let literal = literals[number]
      let isHeld = kept.contains { other in
        let shift = UInt64(8 * (min(8, lengths[number]) - min(8, lengths[other])))
        guard heads[other] == heads[number] >> shift else { return false }
        let shorter = literals[other]
        return shorter == literal
          || !shorter.endsWord && literal.text.hasPrefix(shorter.text)
            && (shorter.startsWord, shorter.startsBlock) == (literal.startsWord, literal.startsBlock)
      }
      if !isHeld { kept.append(number) }
    }
    return kept.sorted().map { literals[$0] }
  }

  /// Whether a text holds characters without width, which are not there for those who look for it.
  private static func holdsInvisible(_ text: Text) -> Bool {
    let bytes = text.filter { $0 > PatternPiece.blockStart }
    return bytes.indices.contains { index in
      bytes[index] >= 0xC0 && FoldedText.special(bytes.span, at: index, before: bytes.count).0 == .nothing
    }
  }

  private static func literal(_ text: Text) -> PatternNeeds.Literal {
    let bytes = text.filter { $0 > PatternPiece.blockStart }
    // Next to a mark or a space, a border is where a word begins or ends.
    let isInWord = { (byte: UInt8?) in byte.map { $0 < 0x80 && Characters.isWord(UInt32($0)) } ?? false }
    return PatternNeeds.Literal(
      String(decoding: bytes, as: UTF8.self),
      startsWord: text.first.map { $0 <= PatternPiece.blockStart } == true && isInWord(bytes.first),
      endsWord: text.last == PatternPiece.border && isInWord(bytes.last),
      startsBlock: text.first == PatternPiece.blockStart)
  }

  private init(_ pattern: String, ignoresCase: Bool) {
    bytes = Array(pattern.utf8)
    self.ignoresCase = ignoresCase
  }

  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  func stands(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { unsafe bytes[index...].starts(with: $0) }
  }

  mutating func take(_ text: StaticString) -> Bool {
    guard stands(text) else { return false }
    index += text.utf8CodeUnitCount
    return true
  }

  // MARK: Alternatives and sequences

  /// - Parameter start: what stands before the first character.
  private mutating func alternatives(depth: Int, start: [Text] = [[]]) -> PatternPiece {
    let caseBefore = ignoresCase
    defer { if depth > 0 { ignoresCase = caseBefore } }
    var whole = sequence(depth: depth, start: start)
    guard current == UInt8(ascii: "|") else { return whole }
    while current == UInt8(ascii: "|") {
      index += 1
      let next = sequence(depth: depth, start: start)
      whole.tail = Self.eitherTail(whole, next)
      if let texts = whole.exact, let more = next.exact, texts.count + more.count <= Self.mostTexts {
        whole.exact = texts + more
      } else {
        if whole.exact != nil { (whole.required, whole.exact) = (whole.texts, nil) }
        whole.required.formUnion(next.texts)
      }
      if next.beginnings.isEmpty { whole.beginnings = [] }
      if !whole.beginnings.isEmpty { whole.beginnings += next.beginnings }
      whole.first.formUnion(next.first)
      whole.last.formUnion(next.last)
      whole.starts.formUnion(next.starts)
      whole.isEmptiable = whole.isEmptiable || next.isEmptiable
      whole.longest = whole.longest.flatMap { mine in next.longest.map { max(mine, $0) } }
      whole.width = whole.width.flatMap { mine in next.width.map { max(mine, $0) } }
      whole.pairs = Self.either(whole.pairs, next.pairs)
    }
    if whole.required.texts.count > Self.mostAlternatives { whole.required = .none }
    return whole
  }

  /// What either of two pieces ends with.
  private static func eitherTail(_ one: PatternPiece, _ other: PatternPiece) -> [Text] {
    let (first, second) = (one.exact ?? one.tail, other.exact ?? other.tail)
    return first.count + second.count <= mostTexts ? first + second : [[]]
  }

  /// Sets of which each holds a pair of either side: the rarest there are.
  private static func either(_ left: [ClassPairs], _ right: [ClassPairs]) -> [ClassPairs] {
    var unions = left.flatMap { one in right.map { one.union($0) } }.filter { !$0.meets(.common) }
    let rank = { (set: ClassPairs) in (set.meets(.ordinary) ? 1 : 0, set.bits.nonzeroBitCount) }
    unions.sort { rank($0) < rank($1) }
    return Array(unions.prefix(2))
  }

  /// Atoms with their repetition up to `|`, `)` or the end.
  private mutating func sequence(depth: Int, start: [Text]) -> PatternPiece {
    var sequence = PatternSequence(start: start)
    while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")"), !isBroken {
      let literal = literalRun()
      if !literal.isEmpty {
        sequence.append(self.literal(literal))
      } else if let assertion = lookaround(depth: depth) {
        // Repeated, it is either asked once or may be left out.
        if repetition().least > 0 { sequence.assert(assertion.piece, isAhead: assertion.isAhead) }
      } else {
        let isOption = stands("(?i)") || stands("(?-i)")
        let startsBlock = byte == UInt8(ascii: "(") && !isOption && sequence.isAtBlockStart
        let atom = atom(depth: depth, startsBlock: startsBlock)
        sequence.append(atom, repetition(), holdsStart: startsBlock)
      }
    }
    return sequence.piece
  }

  /// Takes the letters, digits, spaces and commas of ASCII that stand for themselves, up to one that is repeated.
  private mutating func literalRun() -> Range<Int> {
    let start = index
    while index < bytes.count, Self.isPlain[Int(bytes[index])] { index += 1 }
    if index > start, let next = current, Self.repeaters.contains(next) || next >= 0x80 { index -= 1 }
    return start..<index
  }

  private func literal(_ range: Range<Int>) -> PatternPiece {
    var text = Array(bytes[range])
    if ignoresCase { for place in text.indices { text[place] = FoldedText.ascii(text[place]) } }
    let first = CharacterSet(UInt32(bytes[range.lowerBound]), ignoringCase: ignoresCase)
    let last = CharacterSet(UInt32(bytes[range.upperBound - 1]), ignoringCase: ignoresCase)
    let isCapital = { (place: Int) in text[place] &- 0x41 < 26 }
    let isShouted = !ignoresCase && text.indices.dropFirst().contains { isCapital($0) && isCapital($0 - 1) }
    // As `CharacterSet.width` has it.
    let wide = ignoresCase ? text.count { $0 == UInt8(ascii: "s") || $0 == UInt8(ascii: "k") } : 0
    return PatternPiece(
      exact: [text], first: first.classes, last: last.classes, starts: first, isEmptiable: false,
      pairs: isShouted ? [.capitals] : [],
      longest: text.count,
      width: text.count + 2 * wide)
  }

  private static let repeaters = Array("?*+{".utf8)
  private static let isPlain: [Bool] = (0..<256).map { byte in
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
      || Array(" ,'".utf8).contains(UInt8(byte))
  }

  /// The repetition behind an atom; `most` is nil where there is no limit.
  private mutating func repetition() -> Repetition {
    var bounds = Repetition()
    switch current {
    case UInt8(ascii: "?"): bounds.least = 0
    case UInt8(ascii: "*"): bounds = Repetition(least: 0, most: nil)
    case UInt8(ascii: "+"): bounds.most = nil
    case UInt8(ascii: "{"):
      guard let close = bytes[index...].prefix(Self.longestQuantifier).firstIndex(of: UInt8(ascii: "}")),
        let inside = Self.bounds(bytes[(index + 1)..<close])
      else { return bounds }
      bounds = inside
      index = close
    default: return bounds
    }
    index += 1
    if current == UInt8(ascii: "?") || current == UInt8(ascii: "+") { index += 1 }
    return bounds
  }

  /// Bytes from `{` to `}` of the longest repetition that PCRE2 reads, with some spaces.
  private static let longestQuantifier = 32

  /// What `2`, `2,` or `2,5` between braces says. Where only some versions of PCRE2 read it so, it may be anything; nil where
  /// none does.
  private static func bounds(_ inside: ArraySlice<UInt8>) -> Repetition? {
    let ends = inside.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let isDigit = { (byte: UInt8) in 0x30...0x39 ~= byte }
    guard ends.count <= 2, inside.contains(where: isDigit),
      inside.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ",") || $0 == 0x20 || $0 == 0x09 })
    else { return nil }
    guard let least = Int(String(decoding: ends[0], as: UTF8.self)) else { return Repetition(least: 0, most: nil) }
    guard ends.count == 2 else { return Repetition(least: least, most: least) }
    return Repetition(least: least, most: Int(String(decoding: ends[1], as: UTF8.self)))
  }

  // MARK: Atoms

  private mutating func atom(depth: Int, startsBlock: Bool) -> PatternPiece {
    guard let byte = current else { return .empty }
    switch byte {
    case UInt8(ascii: "("): return group(depth: depth, startsBlock: startsBlock)
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "^"):
      index += 1
      return .mark(PatternPiece.blockStart)
    case UInt8(ascii: "$"):
      index += 1
      return .empty
    case UInt8(ascii: "."):
      index += 1
      return piece(.any)
    default: return piece(CharacterSet(character(), ignoringCase: ignoresCase))
    }
  }

  /// Takes one character; the pattern is valid UTF-8.
  mutating func character() -> UInt32 {
    let (value, length) = Characters.decode(bytes.span, at: index)
    index = min(bytes.count, index + length)
    return value
  }

  /// One character of a set. Its texts are given where they are few and no mere white space of unknown kind.
  func piece(_ set: CharacterSet) -> PatternPiece {
    let classes = set.classes
    var texts: [Text]?
    if let listed = set.listed {
      texts = []
      for value in listed.flatMap(cases) {
        guard var text = Unicode.Scalar(value).map({ Array(String($0).utf8) }) else { continue }
        if ignoresCase, value < 0x80 { text[0] = FoldedText.ascii(text[0]) }
        // Control characters read as spaces, and some of them are marks of texts.
        if value < 0x80, FoldedText.ascii(UInt8(value)) == FoldedText.space { text = [FoldedText.space] }
        if CharacterClass.of(value) == .space { text = [FoldedText.space] }
        if texts?.contains(text) == false { texts?.append(text) }
      }
    } else if classes == [.init(.space)] {
      texts = [[FoldedText.space]]
    }
    return PatternPiece(
      exact: texts, first: classes, last: classes, starts: set, isEmptiable: false, longest: 1,
      width: set.width(ignoringCase: ignoresCase))
  }

  /// The character, and its other cases where they count as the same and do not read as the same to phrases.
  private func cases(of value: UInt32) -> [UInt32] {
    guard ignoresCase, value >= 0x80, let properties = Unicode.Scalar(value)?.properties else { return [value] }
    let cases = [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping]
    guard FoldedText.symbols(of: cases[0]) != FoldedText.symbols(of: cases[1]) else { return [value] }
    return [value] + cases.filter { $0.unicodeScalars.count == 1 }.compactMap { $0.unicodeScalars.first?.value }
  }

  private mutating func group(depth: Int, startsBlock: Bool) -> PatternPiece {
    guard depth < 20 else {
      isBroken = true
      return .unknown
    }
    index += 1
    if takeOptions() { return .empty }
    let caseBefore = ignoresCase
    defer { ignoresCase = caseBefore }
    if take("?<") || take("?P<") || take("?'") {
      while let byte = current, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "'") { index += 1 }
      index += 1
    } else if take("?i:") {
      ignoresCase = true
    } else if take("?-i:") {
      ignoresCase = false
    } else if !(take("?:") || take("?>") || take("?|")), current == UInt8(ascii: "?") || current == UInt8(ascii: "*") {
      isBroken = true
      return .unknown
    }
    return closed(alternatives(depth: depth + 1, start: startsBlock ? [[PatternPiece.blockStart]] : [[]]))
  }

  /// Takes `?i)` and `?-i)`, which hold to the end of the group around them.
  private mutating func takeOptions() -> Bool {
    if take("?i)") {
      ignoresCase = true
    } else if take("?-i)") {
      ignoresCase = false
    } else {
      return false
    }
    return true
  }

  private mutating func closed(_ piece: PatternPiece) -> PatternPiece {
    if current != UInt8(ascii: ")") { isBroken = true }
    index += 1
    return piece
  }

  /// Takes a look-around assertion. What must not stand there tells nothing, except that no word does.
  private mutating func lookaround(depth: Int) -> (piece: PatternPiece, isAhead: Bool)? {
    let isAhead = stands("(?=") || stands("(?!")
    guard isAhead || stands("(?<=") || stands("(?<!"), depth < 20 else { return nil }
    let isNegative = bytes[index + (isAhead ? 2 : 3)] == UInt8(ascii: "!")
    index += isAhead ? 3 : 4
    let start = index
    let piece = closed(alternatives(depth: depth + 1))
    guard isNegative, !isBroken else { return (piece, isAhead) }
    var inside = self
    inside.index = start
    let isBorder = inside.isWordCharacter(upTo: index - 1)
    return (isBorder ? .mark(PatternPiece.border) : .empty, isAhead)
  }

  /// Whether the bytes up to `end` are one class or property that holds all letters and digits.
  private mutating func isWordCharacter(upTo end: Int) -> Bool {
    let set: CharacterSet?
    switch current {
    case UInt8(ascii: "["): set = memberSet()
    case UInt8(ascii: "\\"):
      index += 1
      set = escapedSet()
    default: return false
    }
    return index == end && set?.holdsWordCharacters == true
  }
}
