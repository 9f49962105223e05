import TestSupport

/// Writes random trees down in random styles.
struct DocumentGenerator {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A document and the tree that it stands for.
  mutating func document() -> (source: String, tree: Tree) {
    let tree = tree(depth: 0)
    var source = chance(4) ? "# \(word())\n" : ""
    let isScalar = if case .text = tree { true } else { false }
    if isScalar || chance(4) { source += "---" } else { source += "\u{1}" }
    source += block(tree, indent: -1, isItem: true)
    source = source.replacing("\u{1}\n", with: "").replacing("\u{1} ", with: "")
    if chance(6) { source += "...\n" }
    return (chance(5) ? source.replacing("\n", with: "\r\n") : source, tree)
  }

  // MARK: Trees

  private mutating func tree(depth: Int) -> Tree {
    switch depth > 4 ? 0 : Int.random(in: 0..<(depth == 0 ? 9 : 6), using: &random) {
    case 0...2: .text(text())
    case 3, 4, 6: .list((0..<Int.random(in: 0..<4, using: &random)).map { _ in tree(depth: depth + 1) })
    default: .map(pairs(depth: depth))
    }
  }

  private mutating func pairs(depth: Int) -> [Tree.Pair] {
    (0..<Int.random(in: 0..<4, using: &random)).map { number in
      Tree.Pair(key: .text("\(word())\(number)"), value: tree(depth: depth + 1))
    }
  }

  private static let words = [
    "a", "bee", "x-ray", "é", "日本", "“quoted”", "it's", "say \"so\"", "x:y", "http://z", "a#b", "no", "~", "1.0", "😀",
    "back\\slash", "50%", "c,d", "[e]", "{f}", "-", "- g", "key: value", "# h", "&i", "*j", "!k", "|", ">", "@l", "?",
    "? m",
    ":", "---", "...", "%n", "`", "null",
  ]

  private mutating func word() -> String { Self.words.randomElement(using: &random) ?? "" }

  private mutating func text() -> String {
    var text = ""
    for index in 0..<Int.random(in: 0..<6, using: &random) {
      let gap = chance(12) ? "\n\n" : chance(6) ? "\n" : chance(20) ? "  " : chance(40) ? "\t" : " "
      text += (index == 0 ? "" : gap) + word()
    }
    if chance(6) { text += "\n" }
    return chance(30) ? " " + text : text
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  // MARK: Styles

  /// What stands behind `---`, `-` or `key:`, with the line end.
  private mutating func block(_ tree: Tree, indent: Int, isItem: Bool) -> String {
    switch tree {
    case .text(let text): return self.text(text, indent: indent)
    case .list(let items) where !items.isEmpty && !chance(4):
      let column = !isItem && chance(3) ? max(indent, 0) : indent + Int.random(in: 1...3, using: &random)
      return lineEnd() + items.map { gap(column) + "-" + block($0, indent: column, isItem: true) }.joined()
    case .map(let pairs) where !pairs.isEmpty && !chance(4):
      let column = indent + Int.random(in: 1...3, using: &random)
      let lines = pairs.map { gap(column) + key($0.key) + ":" + block($0.value, indent: column, isItem: false) }
      let isCompact = isItem && indent >= 0 && column > indent + 1 && chance(2)
      guard isCompact else { return lineEnd() + lines.joined() }
      return String(repeating: " ", count: column - indent - 1)
        + lines.joined().drop { $0 == " " || $0 == "\n" || $0 == "#" }
    default: return " " + flow(tree, indent: indent) + lineEnd()
    }
  }

  /// The indentation of a line, now and then with a blank line or a comment in front.
  private mutating func gap(_ column: Int) -> String {
    (chance(12) ? "\n" : "") + String(repeating: " ", count: column)
  }

  private mutating func lineEnd() -> String { chance(8) ? "  # \(word())\n" : chance(8) ? " \n" : "\n" }

  private mutating func flow(_ tree: Tree, indent: Int) -> String {
    let space = chance(5) ? "\n" + String(repeating: " ", count: indent + 2) : chance(2) ? " " : ""
    switch tree {
    case .text(let text): return isPlain(text, flow: true) && chance(2) ? text : quoted(text)
    case .list(let items):
      return "[" + space + items.map { flow($0, indent: indent) }.joined(separator: "," + space) + space + "]"
    case .map(let pairs):
      let entries = pairs.map { flow($0.key, indent: indent) + ": " + flow($0.value, indent: indent) }
      return "{" + space + entries.joined(separator: "," + space) + (pairs.isEmpty ? "" : space) + "}"
    }
  }

  private mutating func key(_ tree: Tree) -> String {
    guard case .text(let text) = tree else { return "" }
    return (isPlain(text, flow: false) && chance(2) ? text : quoted(text)) + (chance(10) ? " " : "")
  }

  private mutating func text(_ text: String, indent: Int) -> String {
    if text.isEmpty, chance(2) { return lineEnd() }
    if isPlain(text, flow: false), chance(2) {
      let fold = "\n" + String(repeating: " ", count: indent + 2)
      return " " + (chance(4) ? foldable(text, with: fold) : text) + lineEnd()
    }
    if let literal = literal(text, indent: indent), chance(2) { return literal }
    return " " + quoted(text) + lineEnd()
  }

  /// The text with some of its single spaces as line folds, where a word may stand at the start of a line.
  private mutating func foldable(_ text: String, with fold: String) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard !words.contains(where: \.isEmpty) else { return text }
    return words.joined(separator: chance(2) ? fold : " ")
  }

  private mutating func literal(_ text: String, indent: Int) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, !first.isEmpty, let last = text.last else { return nil }
    let extra = Int.random(in: 1...3, using: &random)
    let margin = String(repeating: " ", count: max(indent, 0) + extra)
    let needsIndicator = first.first == " " || chance(4)
    let body = (last == "\n" ? lines.dropLast() : lines[...]).map { $0.isEmpty ? "\n" : margin + $0 + "\n" }.joined()
    return " |" + (needsIndicator ? "\(extra)" : "") + (last == "\n" ? "" : "-") + lineEnd() + body
  }

  private mutating func quoted(_ text: String) -> String {
    if !text.contains("\n"), chance(2) { return "'" + text.replacing("'", with: "''") + "'" }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += chance(2) ? "\\t" : "\t"
      default: result += chance(15) ? escape(scalar) : String(scalar)
      }
    }
    return "\"" + result + "\""
  }

  private func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    if scalar.value < 0x100 { return "\\x" + String(repeating: "0", count: 2 - digits.count) + digits }
    if scalar.value < 0x1_0000 { return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits }
    return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Whether the text may stand without quotes.
  private func isPlain(_ text: String, flow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, last != " ", last != ":" else {
      return false
    }
    let reserved = "-?:,[]{}#&*!|>'\"%@` \t.".unicodeScalars
    if reserved.contains(first) || text.contains("\n") || text.contains("\t") { return false }
    if text.contains(": ") || text.contains(" #") || text.contains(" ---") || text.contains(" ...") { return false }
    return !flow || !text.unicodeScalars.contains { ",[]{}:".unicodeScalars.contains($0) }
  }
}
