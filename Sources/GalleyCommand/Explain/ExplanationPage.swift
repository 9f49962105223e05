import Findings
import Reporting

/// What there is to know about a rule, section by section.
struct ExplanationPage {
  /// Whether to print the headings in bold.
  private let colour: Bool
  private var sections: [String]

  /// Begins with what the rule finds, what it says and why.
  init(_ rule: RuleDescription, message: String, colour: Bool) {
    self.colour = colour
    sections = ["\(rule.id) (\(rule.severity.rawValue))\n\(rule.title)", message]
    if !rule.why.isEmpty { sections.append(rule.why) }
  }

  var text: String { sections.joined(separator: "\n\n") }

  mutating func add(_ heading: String, _ text: String) { sections.append("\(bold(heading)) \(text)") }

  mutating func add(_ heading: String, lines: [String]) {
    sections.append(([bold(heading)] + lines.map { "  " + $0 }).joined(separator: "\n"))
  }

  /// Examples, one a line: `¶` stands for the blank line between two paragraphs, `↵` for a line break.
  mutating func add(_ heading: String, examples: [String]) {
    add(heading, lines: examples.map(Self.onOneLine))
  }

  private static func onOneLine(_ example: String) -> String {
    let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
    var line = ""
    for (index, text) in lines.enumerated() where !text.isEmpty {
      if !line.isEmpty { line += lines[index - 1].isEmpty ? " ¶ " : " ↵ " }
      line += shown(String(text), lineBreaks: .spaces)
    }
    return line
  }

  /// Says how to do without a rule.
  mutating func addLeavingOut(_ id: String) {
    let id = shown(id, lineBreaks: .escaped)
    add("To leave it out:", "galley --ignore \(id) …, or “ignore: [\(id)]” in .galley.yaml")
  }

  private func bold(_ text: String) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
