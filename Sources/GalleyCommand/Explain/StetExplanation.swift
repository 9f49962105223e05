import Linting
import Reporting

/// What there is to know about what is said about stet comments, in words.
struct StetExplanation {
  let rule: StetRule
  /// Whether to print the headings in bold.
  let colour: Bool

  var text: String {
    var page = ExplanationPage(RuleDescription(rule), message: rule.message, colour: colour)
    page.add("Looks in:", "comments of Markdown and HTML that begin with “stet”")
    if rule == .unused { page.add("Fix:", "deletes the comment; safe, but where paragraphs would grow together") }
    page.add("Flagged:", examples: [rule.examples.flagged])
    page.add("Not flagged:", examples: [rule.examples.clean])
    page.addLeavingOut(rule.rawValue)
    return page.text
  }
}
