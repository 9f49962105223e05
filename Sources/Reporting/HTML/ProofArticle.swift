import Drafts
import Findings
import Linting
import SourceText

/// A draft as an article of the page: every block beside the notes on it.
struct ProofArticle {
  private let draft: Draft
  private let findings: [Finding]
  private let titles: [String: String]
  /// The draft's number on the page, which ids begin with.
  private let number: Int
  private var positions: Positions
  /// The stretches of text of each finding.
  private let ranges: [[TextRange]]

  /// - Parameter titles: titles of rules by id.
  init(_ checked: CheckedDraft, number: Int, titles: [String: String]) {
    let draft = checked.draft ?? PlainTextReader.read(checked.source, path: checked.path)
    let places = TextPlaces(draft.map)
    self.draft = draft
    findings = checked.findings
    self.titles = titles
    self.number = number
    positions = Positions(of: checked.findings, in: checked.source)
    ranges = checked.findings.map { places.ranges(of: $0.range) }
  }

  /// The rows of the article. A block with notes begins one, and those without that follow it belong to it, so that
  /// the notes have room beside them.
  mutating func html() -> String {
    let notes = notesByBlock()
    let marks = marksByBlock()
    var html = "<div class=\"row\">\n<div class=\"rest\">\n"
    for (index, block) in draft.blocks.enumerated() {
      let element = ProofBlock(block, of: draft, marks: marks[index] ?? []).html
      if let own = notes[index] { html += row(element, own) } else { html += element }
    }
    if let own = notes[draft.blocks.count] {
      html += row(ProofBlock(behind: draft, marks: marks[draft.blocks.count] ?? []).html, own)
    }
    return html + "</div>\n</div>\n"
  }

  /// Ends a row and begins one.
  private mutating func row(_ block: String, _ notes: [Int]) -> String {
    var html = "</div>\n</div>\n<div class=\"row\">\n\(block)<div class=\"notes\">\n"
    for index in notes { html += note(index) }
    return html + "</div>\n<div class=\"rest\">\n"
  }

  /// The numbers of the findings whose note stands beside each block.
  private func notesByBlock() -> [Int: [Int]] {
    Dictionary(grouping: findings.indices, by: noteBlock)
  }

  /// The block beside which a finding's note stands; where no block holds it, the next.
  private func noteBlock(_ index: Int) -> Int {
    let start = ranges[index][0].start
    return draft.blocks.firstIndex(notBefore: { $0.range.end <= start })
  }

  /// The marks of each block, in the order of the findings. A finding that no text shows has an empty one, where its note
  /// stands.
  private func marksByBlock() -> [Int: [ProofMark]] {
    var marks: [Int: [ProofMark]] = [:]
    for (index, stretches) in ranges.enumerated() {
      var isFirst = true
      for stretch in stretches {
        let first = draft.blocks.firstIndex(notBefore: { $0.range.end <= stretch.start })
        for (offset, block) in draft.blocks[first...].enumerated() {
          let (start, end) = (max(stretch.start, block.range.start), min(stretch.end, block.range.end))
          guard start < end else { break }
          let mark = ProofMark(
            range: TextRange(start, end), id: id(index), number: index + 1, finding: findings[index], isFirst: isFirst)
          marks[first + offset, default: []].append(mark)
          isFirst = false
        }
      }
      guard isFirst else { continue }
      let block = noteBlock(index)
      let start = block < draft.blocks.count ? draft.blocks[block].range.start : draft.text.count
      marks[block, default: []].append(
        ProofMark(
          range: TextRange(start, start), id: id(index), number: index + 1, finding: findings[index], isFirst: true))
    }
    return marks
  }

  private func id(_ index: Int) -> String { "d\(number)f\(index + 1)" }

  // MARK: Notes

  private mutating func note(_ index: Int) -> String {
    let finding = findings[index]
    let place = positions[finding.range.start]
    let title = titles[finding.rule] ?? finding.rule
    var html =
      "<article class=\"note \(finding.severity.rawValue)\" id=\"\(id(index))\" \(finding.filterAttributes) "
      + "aria-labelledby=\"\(id(index))h\">\n<h4 id=\"\(id(index))h\"><a class=\"number\" href=\"#\(id(index))m\" "
      + "aria-label=\"To finding \(index + 1) in the text\">\(index + 1)</a> "
      + "<span class=\"severity\">\(finding.severity.word)</span> \(escapedXML(title, lineBreaks: .spaces))</h4>\n"
      + "<p>\(escapedXML(finding.message, lineBreaks: .spaces))</p>\n"
    html += details(of: finding)
    return html + "<p class=\"place\">line \(place.line), column \(place.column) · "
      + "<span class=\"rule\">\(escapedXML(finding.rule, lineBreaks: .escaped))</span></p>\n</article>\n"
  }

  private mutating func details(of finding: Finding) -> String {
    var html = ""
    if !finding.why.isEmpty { html += "<p>\(escapedXML(finding.why, lineBreaks: .spaces))</p>\n" }
    if !finding.evidence.isEmpty {
      html += "<ul>\n"
      for evidence in finding.evidence {
        html +=
          "<li>\(escapedXML(evidence.text, lineBreaks: .spaces)) "
          + "<span class=\"score\">\(HumanReporter.score(evidence.score))</span></li>\n"
      }
      html += "</ul>\n"
    }
    for note in finding.notes {
      let line = note.range.map { " (line \(positions[$0.start].line))" } ?? ""
      html += "<p>\(escapedXML(note.text + line, lineBreaks: .spaces))</p>\n"
    }
    var result = html.isEmpty ? "" : "<details><summary>Why</summary>\n\(html)</details>\n"
    if let fix = finding.fixes.first {
      let caution = fix.isSafe ? "" : " (check it first)"
      result += "<p class=\"fix\"><b>Fix:</b> \(escapedXML(fix.title, lineBreaks: .spaces))\(caution)</p>\n"
    }
    return result
  }
}

extension Finding {
  /// The attributes that the page's filters ask for.
  var filterAttributes: String {
    "data-severity=\"\(severity.rawValue)\" data-family=\"\(escapedXML(family, lineBreaks: .escaped))\""
  }
}

extension Severity {
  /// As a word that begins a line.
  var word: String {
    switch self {
    case .error: "Error"
    case .warning: "Warning"
    case .advice: "Advice"
    }
  }
}
