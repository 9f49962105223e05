import Drafts
import Findings
import Matching
import Reporting
import Rules

/// What there is to know about a rule, in words.
struct RuleExplanation {
  let rule: Rule
  /// Whether to print the headings in bold.
  let colour: Bool

  var text: String {
    var page = ExplanationPage(RuleDescription(rule), message: rule.message.source, colour: colour)
    page.add("Looks in:", places)
    if let fix { page.add("Fix:", fix) }
    page.add("Flagged:", examples: rule.examples.filter(\.isFlagged).map(\.markedText))
    page.add("Not flagged:", examples: rule.examples.filter { !$0.isFlagged }.map(\.markedText))
    page.add("Cost:", RuleCost(rule).text)
    let id = shown(rule.id, lineBreaks: .escaped)
    page.add(
      "To let a finding stand:",
      lines: [
        "in Markdown and HTML, a comment in front of it: <!-- stet \(id): why -->",
        "in any draft: galley accept FILE:LINE --rule \(id) --reason 'why'",
      ])
    page.addLeavingOut(rule.id)
    return page.text
  }

  // MARK: Scope

  /// Where the rule looks, such as “all prose, not in quotations”.
  private var places: String {
    let kinds = rule.scope.kinds
    let isAllProse = kinds.isSuperset(of: .prose)
    var names = isAllProse ? ["all prose"] : []
    for kind in BlockKind.allCases where kinds.contains(BlockKinds(kind)) {
      if !isAllProse || !BlockKinds.prose.contains(BlockKinds(kind)) { names.append(Self.name(of: kind)) }
    }
    if names.isEmpty { names = ["the draft as a whole"] }
    if rule.scope.skipsQuotations { names.append("not in quotations") }
    if rule.scope.skipsLinks { names.append("not in links") }
    return names.joined(separator: ", ")
  }

  private static func name(of kind: BlockKind) -> String {
    switch kind {
    case .title: "titles"
    case .heading: "headings"
    case .paragraph: "paragraphs"
    case .listItem: "list items"
    case .quotation: "block quotations"
    case .tableCell: "table cells"
    case .caption: "captions"
    case .alt: "alternative texts of images"
    case .code: "code"
    case .frontMatter: "front matter"
    }
  }

  // MARK: Fix

  private var fix: String? {
    guard let fix = rule.fix else { return nil }
    let action =
      switch fix.action {
      case .deleteMatch: "deletes the match"
      case .deleteBlock: "deletes the block"
      case .replacePhrase: "puts the phrase’s replacement in its place"
      case .replace(let template):
        template.source.isEmpty
          ? "deletes the match" : "puts “\(shown(template.source, lineBreaks: .spaces))” in its place"
      }
    return action + (fix.isSafe ? "; safe" : "; unsafe: check it first")
  }
}

/// What looking for a rule's matches costs, in words.
struct RuleCost {
  private let rule: Rule

  init(_ rule: Rule) {
    self.rule = rule
  }

  var text: String {
    switch rule.matcher {
    case .phrases(let phrases, _, _):
      return "next to nothing. One pass over a draft finds the phrases of all rules, \(phrases.all.count) of this one."
    case .patterns(let patterns, let options): return cost(of: patterns, at: options.place)
    case .consistent(let groups):
      return
        "next to nothing. One pass over a draft finds the spellings of all rules, \(groups.joined().count) of this one."
    case .pairs: return "small. One pass over a draft finds all brackets and quotation marks."
    case .repeatedWords, .repeatedBlocks, .indent: return "small. It looks once at every block."
    case .blocks: return "small. It tests features of every block, which all rules share."
    case .signals(let signals):
      return "small. It weighs up to \(signals.evidence.count) pieces of evidence on every block, cheap ones first."
    case .density: return "nothing of its own. It counts what other rules found."
    }
  }

  private func cost(of patterns: [Pattern], at place: MatchPlace) -> String {
    var counts = (literals: 0, pairs: 0, nothing: 0)
    for pattern in patterns {
      let needs = pattern.needs ?? pattern.needs(at: place)
      if !needs.literals.isEmpty {
        counts.literals += 1
      } else if !needs.pairs.isEmpty {
        counts.pairs += 1
      } else {
        counts.nothing += 1
      }
    }
    var parts: [String] = []
    if counts.literals > 0 { parts.append("\(count(counts.literals)) only where a text stands that every match holds") }
    if counts.pairs > 0 { parts.append("\(count(counts.pairs)) only where certain characters are neighbours") }
    if counts.nothing > 0 { parts.append("\(count(counts.nothing)) on every block it looks in") }
    let size = counts.nothing > 0 ? "much, for a rule" : counts.pairs > 0 ? "small" : "next to nothing"
    return "\(size). It runs \(parts.joined(separator: ", ")). “galley lint --profile-rules” measures it."
  }

  private func count(_ number: Int) -> String { number == 1 ? "1 pattern" : "\(number) patterns" }
}
