import Findings
import Linting
import Rules

/// The rules as a page of Markdown: `docs/rules.md`.
struct RuleCatalogue {
  private let rules: [Rule]

  init(_ rules: [Rule]) { self.rules = rules }

  var text: String {
    var text = """
      # The rules

      Made from the rule files by `make docs`; edit those. \(rules.count) rules.


      """
    var family = ""
    for rule in rules {
      if rule.family != family {
        family = rule.family
        let count = rules.count { $0.family == family }
        text += "## \(family)/\n\n\(Self.introductions[family].map { $0 + " " } ?? "")\(count) rules.\n\n"
      }
      text += section(of: rule)
    }
    text += Self.stets
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }

  private static let introductions = [
    "leftovers": "Text of the page that a draft was copied from: menus, widgets, credits, captions.",
    "placeholders": "What was to be replaced before publishing.",
    "punctuation": "Marks and spaces that went wrong.",
    "hyperbole": "Words that promise more than the text shows. Quotations are left alone.",
  ]

  private func section(of rule: Rule) -> String {
    var text =
      "### \(rule.id)\n\n**\(rule.title)** (\(rule.severity.rawValue)). \(Self.escaped(rule.message.source))\n\n"
    if !rule.why.isEmpty { text += Self.escaped(rule.why.split(separator: "\n").joined(separator: " ")) + "\n\n" }
    for (heading, isFlagged) in [("Flagged:", true), ("Not flagged:", false)] {
      let examples = rule.examples.filter { $0.isFlagged == isFlagged }.prefix(4)
      text += heading + "\n\n"
      for example in examples { text += Self.fenced(example.markedText) }
      text += "\n"
    }
    return text
  }

  /// What is said about the comments that let findings stand.
  private static var stets: String {
    var text = "## stet/\n\nWhat is said about [the comments that let findings stand](accepting.md).\n\n"
    for rule in StetRule.allCases {
      let examples = rule.examples
      text +=
        "### \(rule.rawValue)\n\n**\(rule.title)** (\(rule.severity.rawValue)). \(rule.message)\n\n\(rule.why)\n\n"
      text += "Flagged:\n\n\(fenced(examples.flagged))\nNot flagged:\n\n\(fenced(examples.clean))\n"
    }
    return text
  }

  /// An example as code, so that it needs no escapes.
  private static func fenced(_ example: String) -> String {
    var lines = example.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count > 1 || example.contains("`") else { return "- `\(example)`\n" }
    return "- ~~~\n  " + lines.joined(separator: "\n  ") + "\n  ~~~\n"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "*_`<[".contains(character) { result += "\\" }
      result.append(character)
    }
  }
}
