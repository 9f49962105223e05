import Drafts
import SourceText

/// A plain draft for tests: every line with text is a block; `# ` makes it a heading, `- ` a list item, a tab code.
func pairsDraft(_ text: String) -> Draft {
  let bytes = Array(text.utf8)
  var blocks: [Block] = []
  var start = 0
  var blankLines = 0
  for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x0A {
    defer { start = end + 1 }
    guard start < end else {
      blankLines += 1
      continue
    }
    var kind = BlockKind.paragraph
    var marker = 2
    switch bytes[start..<end].prefix(2) {
    case [0x23, 0x20]: kind = .heading
    case [0x2D, 0x20]: kind = .listItem
    case _ where bytes[start] == 0x09: (kind, marker) = (.code, 1)
    default: marker = 0
    }
    blocks.append(
      Block(
        kind: kind, range: TextRange(start + marker, end), outer: FileRange(start, end), blankLinesBefore: blankLines))
    blankLines = 0
  }
  let map = SourceMap(identity: bytes.count)
  return Draft(
    path: "draft.txt", format: .text, source: DecodedText(bytes: bytes, map: map, encoding: .utf8), text: bytes,
    blocks: blocks, map: map)
}
