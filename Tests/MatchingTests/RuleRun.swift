import Drafts
import Findings
import Rules
import SourceText
import TestSupport
import Testing

@testable import Matching

/// Compiles the rule in `body` (the file without title, message and examples).
func rule(_ body: String, id: String = "family/rule", message: String = "“{match}”.") throws -> Rule {
  let text = "title: Rule\nmessage: '\(message)'\n\(body)\nexamples: {flagged: [⟦a⟧], clean: [b]}\n"
  return try RuleLoader.load(Array(text.utf8), path: "\(id).yaml", id: id, examples: .read).get()
}

/// A plain draft: each line with text is a paragraph, or a heading where it begins with `# `, a list item with `- `.
func draft(_ text: String) -> Draft {
  let bytes = Array(text.utf8)
  var builder = DraftBuilder()
  var start = 0
  for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
    let end = start + line.count
    let kind: BlockKind =
      line.starts(with: "# ".utf8) ? .heading : line.starts(with: "- ".utf8) ? .listItem : .paragraph
    let skipped = kind == .paragraph ? 0 : min(2, line.count)
    builder.beginBlock(kind, outerStart: start)
    builder.append(line.dropFirst(skipped), file: start + skipped)
    builder.endBlock(outerEnd: min(bytes.count, end + 1))
    start = end + 1
  }
  let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
  return builder.finish(path: "draft.txt", format: .text, source: source)
}

/// Requires that the rules find exactly the ranges marked in `marked`; returns the findings.
@discardableResult
func expect(
  _ rules: [Rule], _ marked: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [Finding] {
  let text = MarkedText(marked)
  let findings = CompiledRules(rules).findings(in: draft(text.text))
  #expect(findings.map(\.range.indices) == text.ranges, sourceLocation: sourceLocation)
  return findings
}

extension PatternScratch {
  /// The first match in a text that is no part of a longer one.
  func search(_ code: CompiledPattern.Code, _ text: [UInt8], in range: Range<Int>, from start: Int) -> Outcome {
    let piece = PatternPieces.Piece(subject: range, start: start)
    return search(code, text, in: piece, from: piece.starts)
  }
}
