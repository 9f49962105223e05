package import Drafts
package import Findings
package import RuleNotation

/// A text that a rule must flag at the marked ranges, or not at all.
package struct Example: Sendable {
  /// The draft without marks.
  package var text: String
  /// UTF-8 byte ranges of the text that must be found, in order; empty for a clean example.
  package var marked: [Range<Int>]
  package var isFlagged: Bool
  package var format: DraftFormat
  /// What the finding's severity must be; nil: any.
  package var severity: Severity?
  /// The draft after all fixes; nil: not checked.
  package var fixed: String?
  /// The scalar in the rule file, to point at.
  package var node: Node
}

extension Example {
  /// The text as the rule file has it, with `⟦` and `⟧` around what must be found.
  package var markedText: String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for index in 0...bytes.count {
      result += marked.filter { $0.upperBound == index && !$0.isEmpty }.flatMap { _ in "⟧".utf8 }
      result += marked.filter { $0.lowerBound == index }.flatMap { _ in "⟦".utf8 }
      if index < bytes.count { result.append(bytes[index]) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
