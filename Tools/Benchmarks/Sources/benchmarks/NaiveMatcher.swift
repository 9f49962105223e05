/// Finds phrases by trying each of them at each place: the yardstick for what galley finds, written from
/// docs/rule-language.md alone.
struct NaiveMatcher {
  private let phrases: [[Unicode.Scalar]]

  /// A range of bytes of a text.
  struct Match: Hashable, Comparable {
    var start: Int
    var end: Int

    static func < (first: Match, second: Match) -> Bool { (first.start, first.end) < (second.start, second.end) }
  }

  /// A character of a line, with a run of white space as one space.
  private struct Symbol {
    var value: Unicode.Scalar
    /// Where its bytes start and end.
    var start: Int
    var end: Int
    /// Part of a word: a letter, a digit or the underscore.
    var isWord: Bool
  }

  init(_ phrases: [String]) {
    self.phrases = phrases.map { $0.unicodeScalars.map(Self.folded) }
  }

  /// The matches in a text of which each line is a block: of those that overlap the leftmost, and of these the longest.
  func matches(in text: String) -> [Match] {
    var result: [Match] = []
    var offset = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      result += matches(in: Self.symbols(of: String(line) ?? "", from: offset))
      offset += line.count + 1
    }
    return result
  }

  private func matches(in line: [Symbol]) -> [Match] {
    var result: [Match] = []
    var place = 0
    while place < line.count {
      let longest = phrases.map { length(of: $0, at: place, in: line) }.max() ?? 0
      if longest > 0 { result.append(Match(start: line[place].start, end: line[place + longest - 1].end)) }
      place += max(longest, 1)
    }
    return result
  }

  /// The length of the phrase in symbols where it stands at a place between word borders, else 0.
  private func length(of phrase: [Unicode.Scalar], at place: Int, in line: [Symbol]) -> Int {
    guard place + phrase.count <= line.count else { return 0 }
    for index in phrase.indices where phrase[index] != line[place + index].value { return 0 }
    let end = place + phrase.count
    return isBorder(place, in: line) && isBorder(end, in: line) ? phrase.count : 0
  }

  /// Whether no word goes on from before a place to behind it.
  private func isBorder(_ place: Int, in line: [Symbol]) -> Bool {
    place == 0 || place == line.count || !line[place - 1].isWord || !line[place].isWord
  }

  private static func symbols(of line: String, from start: Int) -> [Symbol] {
    var symbols: [Symbol] = []
    var offset = start
    for scalar in line.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      let value = folded(scalar)
      if value == " ", let last = symbols.last, last.value == " " {
        symbols[symbols.count - 1].end = end
      } else {
        let properties = scalar.properties
        let isWord = properties.isAlphabetic || properties.numericType != nil || scalar == "_"
        symbols.append(Symbol(value: value, start: offset, end: end, isWord: isWord))
      }
      offset = end
    }
    return symbols
  }

  /// What a character counts as: small letters for capitals of ASCII, straight quotation marks, one kind of space.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "A"..."Z": Unicode.Scalar(UInt8(scalar.value) + 32)
    case "‘", "’": "'"
    case "“", "”": "\""
    default: scalar.properties.isWhitespace ? " " : scalar
    }
  }
}
