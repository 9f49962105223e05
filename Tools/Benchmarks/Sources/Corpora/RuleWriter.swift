/// Writes rule files.
package struct RuleWriter {
  private var writer: SentenceWriter
  private let words = Vocabulary.english

  /// - Parameter seed: what decides all that is written.
  package init(seed: UInt64) {
    writer = SentenceWriter(seed: seed)
  }

  /// Different phrases of two to four words; fewer phrases of the same seed are the first of more. Some have a capital,
  /// an apostrophe or a hyphen.
  package mutating func phrases(count: Int) -> [String] {
    var seen: Set<String> = []
    var phrases: [String] = []
    while phrases.count < count {
      let phrase = phrase()
      if seen.insert(phrase.lowercased()).inserted { phrases.append(phrase) }
    }
    return phrases
  }

  /// A rule file of phrases and nothing else.
  package func file(phrases: [String]) -> String {
    let list = phrases.map { "    - \"\($0)\"\n" }.joined()
    return """
      title: Generated phrase
      message: “{match}” is one of many phrases.
      find:
        phrases:
      \(list)examples:
        flagged: ["⟦\(phrases.first ?? "")⟧"]
        clean: [Nothing of that kind.]

      """
  }

  /// A rule file as the bundled ones are: phrases or patterns, conditions and exceptions, and examples.
  package mutating func rule(number: Int) -> String {
    let own = phrases(count: 12)
    return """
      title: Rule number \(number)
      severity: \(writer.random.any(of: ["error", "warning", "advice"]))
      message: “{match}” is a worn phrase. Say what happened, to whom and when.
      why: >
        \(writer.sentence())
        \(writer.sentence())
      \(number.isMultiple(of: 8) ? phraseFields(own) : patternFields(own))
      examples:
        flagged:
          - "The ⟦\(own[0])⟧ was there on the first day."
          - "⟦\(own[0])⟧"
          - "She said that the ⟦\(own[0])⟧ would be there when the others came."
          - text: "<p>The ⟦\(own[0])⟧ was <em>there</em> on the first day of the month.</p>"
            format: html
          - "What is a ⟦\(own[0])⟧ to a town that has seen everything?"
        clean:
          - "Nothing was there on the second day, neither the one nor the other."
          - "He read it aloud, and nobody in the room had anything to say to that."
          - "A train left the station at noon."
          - "The council met on Monday, and nobody asked why it had not met on Friday as it always does."
          - "Two of the three bridges are closed, the mayor said, and the third one is for trains."
          - "He had read the letter twice before he understood what it asked of him."

      """
  }

  private func phraseFields(_ phrases: [String]) -> String {
    """
    find:
      phrases:
    \(phrases.map { "    - \"\($0)\"" }.joined(separator: "\n"))
    unless:
      - phrases: ["not the \(phrases[0])", "never a \(phrases[1])"]
    """
  }

  private mutating func patternFields(_ phrases: [String]) -> String {
    // Patterns name the curly apostrophe, too, and in single quotation marks the straight one is doubled.
    let phrases = phrases.map { $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "[''’]") }
    let nouns = (0..<8).map { _ in words.nouns.any(&writer.random) }.joined(separator: "|")
    return """
      not-in: [quotation]
      find:
        patterns:
          - '(?i)\\b\(phrases[0])\\b'
          - '(?i)\\b(?:\(phrases[2])|\(phrases[3])|\(phrases[4]))s?\\b(?! of the (?:\(nouns)))'
          - '(?i)\\b(?:very|quite|really) \(phrases[5]) [\\p{L} ]{3,30} (?:\(nouns))\\b'
          - '(?i)^(?:our|my|the) (?:\(nouns)) (?:\(phrases[6])|\(phrases[7]))(?=\\p{Lu}|\\P{Xan}*$)'
          - '\\b\(phrases[8])(?: (?:\(nouns)))?,? (?:and|or) \(phrases[9])\\b'
      where: {words: 1..200, not: {position: 900.., end-mark: no}}
      unless:
        - pattern: '(?i)\\b(?:no|not|hardly) (?:exactly |really )?\(phrases[0])'
        - block: {kind: [title, heading], words: 30.., pattern: '(?i)\\b(?:\(nouns))\\b'}
      """
  }

  private mutating func phrase() -> String {
    let parts =
      switch writer.random.number(below: 8) {
      case 0: [words.people.any(&writer.random), word(words.plurals), word(words.prepositions), word(words.plurals)]
      case 1: ["don't", word(words.infinitives), word(words.plurals)]
      case 2: [word(words.nouns) + "-" + word(words.pasts), word(words.nouns)]
      case 3: [word(words.pasts), word(words.determiners), word(words.nouns)]
      default: [word(words.adjectives), word(words.nouns), word(words.prepositions), word(words.plurals)]
      }
    return parts.joined(separator: " ")
  }

  private mutating func word(_ list: RankedWords) -> String { list.any(&writer.random) }
}
