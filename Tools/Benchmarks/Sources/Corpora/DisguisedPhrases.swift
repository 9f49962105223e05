/// Writes drafts in which phrases stand in all the shapes in which they count, and in some in which they do not.
package struct DisguisedPhrases {
  private var writer: SentenceWriter
  private let phrases: [String]

  /// - Parameter phrases: what is to be found; at least one.
  package init(_ phrases: [String], seed: UInt64) {
    self.phrases = phrases
    writer = SentenceWriter(seed: seed)
  }

  /// Lines with one phrase in every sentence.
  package mutating func text(lines: Int) -> String {
    (0..<lines).map { _ in
      (0..<writer.random.number(in: 1...4)).map { _ in sentence() }.joined(separator: " ")
    }.joined(separator: "\n\n") + "\n"
  }

  private mutating func sentence() -> String {
    var words = writer.sentence().split(separator: " ").map(String.init)
    words.insert(disguised(), at: writer.random.number(in: 0...words.count))
    return words.joined(separator: " ")
  }

  private mutating func disguised() -> String {
    let phrase = writer.random.any(of: phrases)
    return switch writer.random.number(below: 14) {
    case 0: capitals(phrase)
    case 1: SentenceWriter.capitalised(phrase)
    case 2: replacing(" ", in: phrase, with: "  ")
    case 3: replacing(" ", in: phrase, with: "\u{A0}")
    case 4: replacing(" ", in: phrase, with: "\t ")
    case 5: replacing("'", in: phrase, with: "’")
    case 6: "“\(phrase),” "
    case 7: "(\(phrase))—"
    case 8: phrase + "s"
    case 9: "pre" + phrase
    case 10: phrase + "é"
    case 11: phrase + "’s"
    case 12: phrase + " " + writer.random.any(of: phrases)
    default: phrase
    }
  }

  private func replacing(_ mark: Character, in phrase: String, with other: String) -> String {
    phrase.split(separator: mark, omittingEmptySubsequences: false).joined(separator: other)
  }

  /// The phrase with capitals for the letters of ASCII.
  private func capitals(_ phrase: String) -> String {
    String(
      String.UnicodeScalarView(
        phrase.unicodeScalars.map { scalar in
          ("a"..."z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) - 32) : scalar
        }))
  }
}
