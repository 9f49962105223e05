import SourceText

/// Texts of random pieces that are known to be hard; the same ones in each run.
struct GeneratedTexts: Sequence, IteratorProtocol {
  private static let words = [
    "the", "The", "a", "I", "THE", "boat", "Boats", "harbour", "international", "isn't", "isn’t", "Don’t", "boys'",
    "rock''n", "o’’clock", "well-known", "non‑stop", "x_y", "_", "2024", "3rd", "A4", "9:30", "U.S.", "e.g.", "éclair",
    "Élan", "naïve", "Ωmega", "слово", "Слово", "日本語", "ﬁn", "²", "½", "ªb", "İ", "ſ",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung",
    String(repeating: "abcdefgh", count: 9), String(repeating: "Zé", count: 40), String(repeating: "日本", count: 45),
    String(repeating: "x’", count: 50), "\(String(repeating: "→", count: 20))the",
    "\(String(repeating: "”", count: 20))is", "https://example.org/a_b?c=d&e=f#g",
  ]
  private static let marks = [
    ".", ".", ",", ",", ";", ":", "!", "?", "…", "...", "?!", "(", ")", "[", "]", "{", "}", "“", "”", "‘", "’", "\"",
    "'",
    "«", "»", "‹", "„", "–", "—", "-", "‑", "--", "•", "·", "→", "😀", "€", "£", "%", "&", "_", "*", "/", "\\", "|", "@",
    "#", "$", "+", "=", "~", "`", "^", "<", ">", "（", "\u{7F}", "\u{AD}", "\u{FEFF}", "‽", "。", "👩‍🚀",
  ]
  private static let spaces = [
    " ", " ", " ", " ", " ", " ", "  ", "\t", "\n", "\r\n", "\u{A0}", "\u{2003}", "\u{200B}", "\u{202F}", "\u{3000}",
    "\u{85}", "\u{2028}", "\u{1680}",
  ]

  private var state: UInt64
  private var left: Int

  init(count: Int, seed: UInt64 = 88_172_645_463_325_252) {
    state = seed
    left = count
  }

  /// A number below `limit`.
  mutating func number(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 11) % UInt64(limit))
  }

  mutating func next() -> String? {
    guard left > 0 else { return nil }
    left -= 1
    var text = ""
    var last = Self.words[0]
    for _ in 0..<number(number(4) == 0 ? 60 : 16) {
      switch number(16) {
      case 0..<7: last = Self.words[number(Self.words.count)]
      case 7: break
      case 8..<11: last = Self.marks[number(Self.marks.count)]
      default: last = Self.spaces[number(Self.spaces.count)]
      }
      text += last
      if number(3) > 0 { text += " " }
    }
    return text
  }
}

extension String {
  /// The code points.
  var values: [UInt32] { unicodeScalars.map(\.value) }
}
