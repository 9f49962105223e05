import Findings
package import Linting
import SourceText

/// One page for editors that needs nothing else: every draft as an article with the findings marked in place and noted in the
/// margin, what must not be published first.
package struct HTMLReporter: Reporter {
  private let version: String
  private let titles: [String: String]
  private var drafts: [ProofDraft] = []

  /// What the page begins with, whichever version of galley wrote it.
  package static let mark = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta name=\"generator\" content=\"galley "

  /// - Parameter rules: the rules in force.
  package init(version: String, rules: [RuleDescription]) {
    self.version = version
    titles = Dictionary(rules.map { ($0.id, $0.title) }) { first, _ in first }
  }

  package func part(for draft: CheckedDraft) -> CheckedDraft { draft }

  package mutating func write(_ part: CheckedDraft) -> ReportText {
    drafts.append(ProofDraft(part, number: drafts.count + 1, titles: titles))
    return ReportText()
  }

  package mutating func end(_ summary: RunSummary) -> [UInt8] {
    Array(ProofPage(drafts: drafts, summary: summary, version: version, mark: Self.mark).html.utf8)
  }
}

/// What the page shows of a draft.
struct ProofDraft: Sendable {
  /// A finding in the list at the top.
  struct Entry: Sendable {
    var id: String
    var line: Int
    var finding: Finding
  }

  var path: String
  /// The id of the draft's heading.
  var id: String
  var counts: SeverityCounts
  /// Findings by family.
  var families: [String: Int]
  /// The findings that must be mended first.
  var errors: [Entry]
  /// The article; empty for a draft without findings.
  var html: String

  init(_ checked: CheckedDraft, number: Int, titles: [String: String]) {
    var positions = Positions(of: checked.findings, in: checked.source)
    path = checked.path
    id = "d\(number)"
    counts = SeverityCounts(checked.findings)
    families = Dictionary(checked.findings.map { ($0.family, 1) }, uniquingKeysWith: +)
    errors = []
    for (index, finding) in checked.findings.enumerated() where finding.severity == .error {
      errors.append(
        Entry(id: "d\(number)f\(index + 1)", line: positions[finding.range.start].line, finding: finding))
    }
    guard !checked.findings.isEmpty else {
      html = ""
      return
    }
    var article = ProofArticle(checked, number: number, titles: titles)
    html = article.html()
  }

  /// In words: “2 errors, 1 warning”.
  var countsText: String { counts.text }
}
