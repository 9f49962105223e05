package import RuleNotation
package import Rules

extension Rule {
  /// Patterns that take ever more steps the longer a text of one kind is, so that they give up on short ones; each at its
  /// place.
  ///
  /// They are run on texts that repeat one character or a few, alone and behind the beginnings of examples, and end in what no
  /// match has. Cost: some milliseconds a pattern.
  package var warnings: [SourceDiagnostic] {
    let scratch = PatternScratch()
    return patterns.compactMap { pattern in
      guard pattern.text.contains(where: { "+*{".contains($0) }),
        let code = CompiledPattern(pattern, place: .anywhere).code(for: 0),
        let text = texts(for: pattern).first(where: { scratch.givesUp(code, on: $0) })
      else { return nil }
      return SourceDiagnostic(
        path: path, range: pattern.node.range, isWarning: true,
        message: "the pattern takes so many steps on “\(text.prefix(24))…” that it gives up",
        help: ["nested repetition is the usual cause: (a+)+ finds what a+ finds"])
    }
  }

  /// Texts that a pattern may take many steps on.
  private func texts(for pattern: Pattern) -> [String] {
    let characters = Set(pattern.text.filter(\.isASCII)).sorted()
    let units = characters.map(String.init) + ["a", "A", "0", "é", " ", ".", ",", "-", "a ", "ab", "a.", "A "]
    // A pattern is not even tried on a text that lacks a character of every match.
    let end = "\u{1}" + String(characters)
    var texts = units.map { Self.repeated($0) + end }
    for example in examples where example.isFlagged {
      let text = Array(example.text.prefix(160))
      for index in text.indices where index == 0 || text[index] != text[index - 1] {
        texts.append(String(text[..<index]) + Self.repeated(String(text[index])) + end)
      }
    }
    return texts
  }

  private static func repeated(_ unit: String) -> String { String(repeating: unit, count: 64 / unit.utf8.count) }
}

extension PatternScratch {
  /// Whether a pattern gives up on a text.
  fileprivate func givesUp(_ code: CompiledPattern.Code, on text: String) -> Bool {
    let bytes = Array(text.utf8)
    let piece = PatternPieces.Piece(subject: 0..<bytes.count, start: 0)
    return search(code, bytes, in: piece, from: piece.starts) == .gaveUp
  }
}
