import Drafts
import HTMLDrafts
import SourceText
import TestSupport
import Testing

/// Reads a page and checks what every reader promises.
func read(_ file: [UInt8], as encoding: TextEncoding? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws
  -> Draft
{
  let source = try TextDecoder.decode(file, as: encoding, isHTML: true)
  let draft = HTMLReader.read(source, path: "page.html")
  let broken = brokenPromises(of: draft, file: file) + overlaps(of: draft)
  #expect(broken == [], sourceLocation: sourceLocation)
  return draft
}

func read(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Draft {
  try read(Array(page.utf8), sourceLocation: sourceLocation)
}

/// Blocks whose deletion would take text of a neighbour along.
private func overlaps(of draft: Draft) -> [String] {
  let blocks = draft.blocks.filter { $0.kind != .alt }
  return zip(blocks, blocks.dropFirst()).compactMap { first, second in
    let text = (draft.map.fileRange(of: first.range), draft.map.fileRange(of: second.range))
    let isApart = first.outer.end <= text.1.start && second.outer.start >= text.0.end
    return isApart ? nil : "\(first.outer) and \(second.outer) reach into each other"
  }
}

/// Every block as `kind: text`, with the level behind the kind where there is one.
func outline(_ draft: Draft) -> [String] {
  draft.blocks.map { block in
    let level = block.level > 0 ? " \(block.level)" : ""
    return "\(block.kind.rawValue)\(level): \(text(draft, block.range))"
  }
}

func text(_ draft: Draft, _ range: TextRange) -> String {
  String(decoding: draft.text[range.indices], as: UTF8.self)
}

/// Where the `nth` occurrence of a phrase in the draft's text stands in the file.
func fileRange(of phrase: String, in draft: Draft, nth: Int = 0) -> Range<Int>? {
  let wanted = Array(phrase.utf8)
  var left = nth
  for start in draft.text.indices where draft.text[start...].starts(with: wanted) {
    if left == 0 { return draft.map.fileRange(of: TextRange(start, start + wanted.count)).indices }
    left -= 1
  }
  return nil
}
