/// Finds literals that every match of a pattern must contain, so that the pattern runs only where one occurs.
///
/// Reads the common part of PCRE2's syntax: literals, classes, groups, alternatives, repetition, anchors. What it does not
/// know ends a run of literals and never adds one, so a literal that is given is really required. Case, curly
/// quotation marks and white space are folded as phrases are, which only makes the test wider.
struct PatternLiterals {
  /// UTF-8 bytes, case as written.
  private typealias Text = [UInt8]

  /// What part of a pattern can match.
  private struct Piece {
    /// The only texts it can match, where they are few; nil where they are not.
    var exact: [Text]?
    /// Texts of which it holds at least one; empty where none is known.
    var required: [Text] = []

    /// One text.
    init(_ text: Text) { exact = [text] }

    /// Some text.
    init() {}

    init(exact: [Text]?, required: [Text]) {
      self.exact = exact
      self.required = required
    }
  }

  private let bytes: [UInt8]
  private var index = 0
  private var isBroken = false
  /// Texts beyond which the literals of a piece are not multiplied with those of the next.
  private static let mostTexts = 16

  /// Literals of which each match holds at least one, as phrases; empty where none is known.
  static func required(in pattern: String) -> [String] {
    var reader = PatternLiterals(pattern)
    let piece = reader.alternatives(depth: 0)
    guard !reader.isBroken, reader.index == reader.bytes.count else { return [] }
    let texts = better(piece.exact ?? [], piece.required)
    return score(texts) >= 2 ? texts.map { String(decoding: $0, as: UTF8.self) } : []
  }

  private init(_ pattern: String) { bytes = Array(pattern.utf8) }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ text: String) -> Bool {
    let wanted = text.utf8
    guard bytes[index...].starts(with: wanted) else { return false }
    index += wanted.count
    return true
  }

  private mutating func alternatives(depth: Int) -> Piece {
    var pieces = [sequence(depth: depth)]
    while current == UInt8(ascii: "|") {
      index += 1
      pieces.append(sequence(depth: depth))
    }
    guard pieces.count > 1 else { return pieces[0] }
    var texts: [Text] = []
    var isExact = true
    for piece in pieces {
      isExact = isExact && piece.exact != nil
      let part = Self.better(piece.exact ?? [], piece.required)
      guard isExact || Self.score(part) > 0 else { return Piece() }
      texts += part
    }
    if isExact, texts.count <= Self.mostTexts { return Piece(exact: texts, required: []) }
    return Piece(exact: nil, required: texts.count <= 12 * Self.mostTexts ? texts : [])
  }

  /// Atoms with their repetition up to `|`, `)` or the end.
  private mutating func sequence(depth: Int) -> Piece {
    var run: [Text] = [[]]
    var best: [Text] = []
    var isExact = true
    while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")"), !isBroken {
      let literal = literalRun()
      guard literal.isEmpty else {
        for text in run.indices { run[text] += bytes[literal] }
        continue
      }
      let atom = atom(depth: depth)
      let (least, longest) = repetition()
      // However long, a run of white space reads as one space.
      let most = atom.exact == [[FoldedText.space]] ? 1 : longest
      var texts = least == 0 ? nil : atom.exact
      if least == 0, most == 1, let exact = atom.exact { texts = exact + [[]] }
      if let texts, most == 1, run.count * texts.count <= Self.mostTexts {
        Self.extend(&run, by: texts)
      } else {
        best = Self.better(best, run)
        if least > 0 { best = Self.better(best, Self.better(atom.exact ?? [], atom.required)) }
        isExact = false
        run = [[]]
      }
    }
    return Piece(exact: isExact ? run : nil, required: isExact ? [] : Self.better(best, run))
  }

  /// Takes the letters, digits, spaces and commas of ASCII that stand for themselves, up to one that is repeated.
  private mutating func literalRun() -> Range<Int> {
    let start = index
    while index < bytes.count, Self.isPlain[Int(bytes[index])] { index += 1 }
    if index > start, let next = current, Self.repeaters.contains(next) || next >= 0x80 { index -= 1 }
    return start..<index
  }

  private static let repeaters = Array("?*+{".utf8)
  private static let isPlain: [Bool] = (0..<256).map { byte in
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
      || Array(" ,'".utf8).contains(UInt8(byte))
  }

  /// Every text of `run` followed by every one of `texts`.
  private static func extend(_ run: inout [Text], by texts: [Text]) {
    if texts.count == 1 {
      for index in run.indices { run[index] += texts[0] }
    } else {
      run = run.flatMap { start in texts.map { start + $0 } }
    }
  }

  /// The repetition behind an atom.
  private mutating func repetition() -> (least: Int, most: Int) {
    var bounds = (1, 1)
    switch current {
    case UInt8(ascii: "?"): bounds = (0, 1)
    case UInt8(ascii: "*"): bounds = (0, 2)
    case UInt8(ascii: "+"): bounds = (1, 2)
    case UInt8(ascii: "{"):
      guard let close = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else { return bounds }
      let inside = bytes[(index + 1)..<close]
      guard let first = inside.first, inside.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C }) else {
        return bounds
      }
      bounds = (first == 0x30 || first == 0x2C ? 0 : 1, 2)
      index = close
    default: return bounds
    }
    index += 1
    if current == UInt8(ascii: "?") || current == UInt8(ascii: "+") { index += 1 }
    return bounds
  }

  private mutating func atom(depth: Int) -> Piece {
    guard let byte = current else { return Piece([]) }
    switch byte {
    case UInt8(ascii: "("): return group(depth: depth)
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      index += 1
      return Piece([])
    case UInt8(ascii: "."):
      index += 1
      return Piece()
    default:
      var end = index + 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      defer { index = end }
      return Piece(Array(bytes[index..<end]))
    }
  }

  private mutating func group(depth: Int) -> Piece {
    guard depth < 20 else {
      isBroken = true
      return Piece()
    }
    index += 1
    if take("?i)") { return Piece([]) }
    let isLookaround = take("?=") || take("?!") || take("?<=") || take("?<!")
    if !isLookaround, take("?<") || take("?P<") || take("?'") {
      while let byte = current, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "'") { index += 1 }
      index += 1
    } else if !isLookaround, !(take("?:") || take("?>") || take("?|") || take("?i:") || take("?-i:")),
      current == UInt8(ascii: "?") || current == UInt8(ascii: "*")
    {
      isBroken = true
      return Piece()
    }
    let piece = alternatives(depth: depth + 1)
    guard current == UInt8(ascii: ")") else {
      isBroken = true
      return piece
    }
    index += 1
    return isLookaround ? Piece([]) : piece
  }

  /// A class gives a text only where all its characters read the same, such as `[Rr]` or `['’]`.
  private mutating func characterClass() -> Piece {
    let start = index + 1
    var end = start
    if end < bytes.count, bytes[end] == UInt8(ascii: "^") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "]") { end += 1 }
    while end < bytes.count, bytes[end] != UInt8(ascii: "]") {
      if bytes[end] == UInt8(ascii: "\\") { end += 1 }
      if end < bytes.count, bytes[end] == UInt8(ascii: "["), end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: ":")
      {
        while end < bytes.count, bytes[end] != UInt8(ascii: "]") { end += 1 }
      }
      end += 1
    }
    guard end < bytes.count else {
      isBroken = true
      return Piece()
    }
    index = end + 1
    let members = bytes[start..<end]
    guard members.count <= 12, members.first != UInt8(ascii: "^"), !members.contains(UInt8(ascii: "\\")),
      !members.contains(UInt8(ascii: "-"))
    else { return Piece() }
    let symbols = Set(String(decoding: members, as: UTF8.self).unicodeScalars.map { FoldedText.symbols(of: "x\($0)x") })
    return symbols.count == 1 ? Piece(Array(symbols.first?.dropFirst().dropLast() ?? [])) : Piece()
  }

  private mutating func escape() -> Piece {
    index += 1
    guard let byte = current else {
      isBroken = true
      return Piece()
    }
    index += 1
    switch byte {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"), UInt8(ascii: "Z"),
      UInt8(ascii: "K"), UInt8(ascii: "G"):
      return Piece([])
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "s"), UInt8(ascii: "h"):
      return Piece([FoldedText.space])
    case UInt8(ascii: "Q"), UInt8(ascii: "E"), UInt8(ascii: "c"), UInt8(ascii: "o"), UInt8(ascii: "x"),
      UInt8(ascii: "k"), UInt8(ascii: "g"), UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "N"):
      return braced(byte)
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return Piece()
    default: return Piece([byte])
    }
  }

  /// Escapes with an argument: known to be one character or a back reference, of unknown text.
  private mutating func braced(_ letter: UInt8) -> Piece {
    switch letter {
    case UInt8(ascii: "Q"), UInt8(ascii: "E"), UInt8(ascii: "c"), UInt8(ascii: "o"), UInt8(ascii: "g"),
      UInt8(ascii: "k"):
      isBroken = true
    case UInt8(ascii: "x") where current != UInt8(ascii: "{"):
      let isSpace = bytes[index...].starts(with: "20".utf8)
      index = min(bytes.count, index + 2)
      if isSpace { return Piece([FoldedText.space]) }
    case UInt8(ascii: "p") where current != UInt8(ascii: "{"), UInt8(ascii: "P") where current != UInt8(ascii: "{"):
      index = min(bytes.count, index + 1)
    default:
      if current == UInt8(ascii: "{") {
        while let byte = current, byte != UInt8(ascii: "}") { index += 1 }
        index += 1
      }
    }
    return Piece()
  }

  /// The set whose shortest text is longer.
  private static func better(_ left: [Text], _ right: [Text]) -> [Text] {
    score(right) > score(left) ? right : left
  }

  /// Bytes of the shortest text, white space at its ends not counted; 0 for an empty set.
  private static func score(_ texts: [Text]) -> Int {
    var least = texts.isEmpty ? 0 : Int.max
    for text in texts {
      var count = text.count
      if text.first == FoldedText.space { count -= 1 }
      if count > 0, text.last == FoldedText.space { count -= 1 }
      least = min(least, count)
    }
    return least
  }
}
