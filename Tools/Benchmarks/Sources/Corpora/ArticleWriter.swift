/// Writes articles the way they come out of an editor’s clipboard: a headline, paragraphs of one line each, headings,
/// lists, and now and then something that must not reach print, about once in 300 words.
package struct ArticleWriter {
  private var writer: SentenceWriter

  /// - Parameter seed: what decides all that is written.
  package init(seed: UInt64) {
    writer = SentenceWriter(seed: seed)
  }

  /// Articles of 3 to 15 KB after one another, cut off behind the line that reaches a size in bytes. A longer text
  /// of the same seed begins with the shorter one.
  package mutating func text(bytes: Int) -> String {
    var text = ""
    text.reserveCapacity(bytes + 20_000)
    while text.utf8.count < bytes {
      let end = min(bytes, text.utf8.count + writer.random.number(in: 3_000...15_000))
      text += writer.heading() + "\n\n"
      while text.utf8.count < end { addSection(to: &text, until: end) }
    }
    return text
  }

  private mutating func addSection(to text: inout String, until end: Int) {
    text += writer.heading() + "\n\n"
    for _ in 0..<writer.random.number(in: 2...6) where text.utf8.count < end {
      switch writer.random.number(below: 100) {
      case ..<4: text += Slips.leftover(&writer) + "\n\n"
      case ..<14: addList(to: &text, until: end)
      default: text += paragraph() + "\n\n"
      }
    }
  }

  private mutating func addList(to text: inout String, until end: Int) {
    for _ in 0..<writer.random.number(in: 2...6) where text.utf8.count < end {
      text += "  • " + writer.sentence() + "\n"
    }
    text += "\n"
  }

  /// One to eight sentences in one line, two or three most of the time.
  mutating func paragraph() -> String {
    let count = writer.random.happens(percent: 15) ? 8 : 4
    return (0..<writer.random.number(in: 1...count)).map { _ in sentence() }.joined(separator: " ")
  }

  private mutating func sentence() -> String {
    switch writer.random.number(below: 200) {
    case ..<3: Slips.hype(&writer)
    case ..<6: writer.marred(writer.sentence())
    default: writer.sentence()
    }
  }
}
