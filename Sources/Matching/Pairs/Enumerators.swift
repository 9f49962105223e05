import SourceText

/// Tells the bracket of a list marker (`a)`, `2)`, `iv)`) from one that closes something.
///
/// A marker stands at the start of a block, behind a colon, semicolon or dash, or has its neighbour in the sequence
/// somewhere in the block. Where the neighbours are written `(a)`, a bare `b)` has lost its bracket.
struct Enumerators {
  private enum Label: Hashable {
    case number(Int)
    case letter(Int)
    case roman(Int)
    /// A letter or digit of another script.
    case foreign

    var neighbours: [Label] {
      switch self {
      case .number(let value): [.number(value - 1), .number(value + 1)]
      case .letter(let value): [.letter(value - 1), .letter(value + 1)]
      case .roman(let value): [.roman(value - 1), .roman(value + 1)]
      case .foreign: [.foreign]
      }
    }
  }

  private var bare: [(mark: Int, labels: [Label], leads: Bool)] = []
  private var bareLabels: Set<Label> = []
  private var bracketedLabels: Set<Label> = []

  private var hasBracketedLetter = false

  /// Longest label: three digits or a Roman number up to xviii.
  private static let maximumLength = 5

  /// Notes the round bracket at `closing`, the track's mark number `mark`, if a label stands in front of it.
  mutating func note(_ block: BlockBytes, closing: Int, mark: Int) {
    var end = closing
    if block[end - 1] == 0x2E { end -= 1 }
    var start = end
    while end - start <= Self.maximumLength, block[start - 1].isDigit || block[start - 1].isLetter { start -= 1 }
    var labels = Self.labels(block, start..<end)
    if start == end, let foreign = Self.foreignLabel(block, end: &end, start: &start) { labels = [foreign] }
    guard !labels.isEmpty else { return }
    let before = block.neighbour(before: start)
    let after = block.neighbour(at: closing + 1)
    if before == .opening {
      bracketedLabels.formUnion(labels)
      if case .letter = labels[0] { hasBracketedLetter = true }
    } else if Self.mayPrecede(block, start, before), after.isBlank || after == .stop && before == .edge {
      bare.append((mark, labels, Self.leads(block, start)))
      bareLabels.formUnion(labels)
    }
  }

  /// Makes the brackets of list markers idle among the marks of the round track.
  func relax(_ marks: inout [Mark]) {
    for (mark, labels, leads) in bare {
      let neighbours = labels.flatMap(\.neighbours)
      guard leads || !bareLabels.isDisjoint(with: neighbours) else { continue }
      guard bracketedLabels.isDisjoint(with: neighbours) else { continue }
      if hasBracketedLetter, case .letter = labels[0] { continue }
      marks[mark].alone = Cost.idle
      marks[mark].close = 2
    }
  }

  /// Whether a label may stand behind: hyphens and other punctuation belong to a word.
  private static func mayPrecede(_ block: BlockBytes, _ start: Int, _ neighbour: Neighbour) -> Bool {
    if neighbour == .quote { return block[start - 1] < 0x80 ? block[start - 2] <= 0x20 : block[start - 4] <= 0x20 }
    return neighbour.isBlank || neighbour == .longDash
  }

  /// Whether a label at `start` begins the block or follows a colon, semicolon or dash.
  private static func leads(_ block: BlockBytes, _ start: Int) -> Bool {
    guard block.neighbour(before: start) == .space else { return true }
    if start - block.range.start <= 10, isHeadword(block, block.range.start..<start - 1) { return true }
    if start - block.range.start <= 5, (block.range.start..<start).allSatisfy({ !block[$0].isLetter }) { return true }
    let before = block.neighbour(before: start - 1)
    return before.isBlank || before == .hyphen || before == .longDash || [0x3A, 0x3B].contains(block[start - 2])
  }

  private static let headwords = [
    "step", "option", "part", "question", "tip", "phase", "stage", "point", "rule", "reason", "number", "method", "way",
    "example", "task", "exercise", "problem", "level", "round", "scenario", "case", "q", "no.",
  ].map { Array($0.utf8) }

  /// Whether the block begins with a word that is counted, as in `Step 2) Stir`.
  private static func isHeadword(_ block: BlockBytes, _ range: Range<Int>) -> Bool {
    headwords.contains { $0.count == range.count && block.has($0, at: range.lowerBound) }
  }

  /// What the letters and digits may count as; none where they are a word.
  private static func labels(_ block: BlockBytes, _ range: Range<Int>) -> [Label] {
    let bytes = range.map { block[$0] }
    guard let first = bytes.first else { return [] }
    if bytes.count <= 3, bytes.allSatisfy(\.isDigit) {
      return [.number(bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) })]
    }
    if bytes.count <= 3, let last = bytes.last, bytes.count > 1, bytes.dropLast().allSatisfy(\.isDigit) {
      return [.letter(Int(last | 0x20))]
    }
    if bytes.count <= 3, bytes.count > 1, first.isLetter, bytes.dropFirst().allSatisfy(\.isDigit) {
      return [.number(bytes.dropFirst().reduce(0) { $0 * 10 + Int($1 - 0x30) })]
    }
    var labels: [Label] = []
    if bytes.count == 1, first.isLetter { labels.append(.letter(Int(first | 0x20))) }
    if let roman = roman(bytes) { labels.append(.roman(roman)) }
    return labels
  }

  /// The label in front of `end` that is one letter or up to three digits of another script, or a number with `º`.
  private static func foreignLabel(_ block: BlockBytes, end: inout Int, start: inout Int) -> Label? {
    for _ in 0..<3 {
      guard block[start - 1] >= 0x80, block.neighbour(before: start).isWord else { break }
      let first = block.scalar(before: start)
      start -= first < 0x800 ? 2 : first < 0x1_0000 ? 3 : 4
      let isOrdinal = first == 0xBA || first == 0xAA
      if isOrdinal { while end - start < 6, block[start - 1].isDigit { start -= 1 } }
      if block.neighbour(before: start).isBlank || isOrdinal { return .foreign }
    }
    return nil
  }

  /// The value of a Roman number of the letters i, v and x.
  private static func roman(_ bytes: [UInt8]) -> Int? {
    var value = 0
    var last = 0
    for byte in bytes.reversed() {
      let digit: Int
      switch byte | 0x20 {
      case 0x69: digit = 1
      case 0x76: digit = 5
      case 0x78: digit = 10
      default: return nil
      }
      value += digit < last ? -digit : digit
      last = max(last, digit)
    }
    return bytes.isEmpty ? nil : value
  }
}
