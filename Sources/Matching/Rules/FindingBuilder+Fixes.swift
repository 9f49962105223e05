import Drafts
import Findings
import Rules
import SourceText

/// What mends a match: edits of the file.
extension FindingBuilder {
  /// A text as titles of fixes name it.
  private static func named(_ text: String) -> String {
    if text == " " { return "one space" }
    let line = oneLine(text)
    return line.isEmpty ? "the white space" : "“\(line)”"
  }

  /// What a rule's fix does to a match; nil where there is nothing to put in its place.
  func fix(_ fix: RuleFix, _ match: DraftRun.Match, _ rule: CompiledRule) -> Fix? {
    switch fix.action {
    case .deleteBlock:
      return deletion(ofBlock: match.block, isSafe: fix.isSafe)
    case .deleteMatch:
      if match.range == draft.blocks[match.block].range { return deletion(ofBlock: match.block, isSafe: fix.isSafe) }
      let edits = edits(deletion(of: match), "", in: match.block)
      return Fix(title: "Delete \(Self.named(text(match.matched)))", edits: edits, isSafe: fix.isSafe)
    case .replacePhrase:
      guard let phrase = match.phrase, let replacement = rule.wording.phrases[phrase].replacement else { return nil }
      let cased = Self.inCase(of: text(match.matched), replacement)
      return Fix(
        title: "Replace with \(Self.named(cased))", edits: edits(match.matched, cased, in: match.block),
        isSafe: fix.isSafe)
    case .replace(let template):
      let replacement = template.filled { name in
        match.groups[name].map(text) ?? (name == "match" ? text(match.matched) : nil)
      }
      let title =
        replacement.isEmpty ? "Delete \(Self.named(text(match.matched)))" : "Replace with \(Self.named(replacement))"
      return Fix(title: title, edits: edits(match.matched, replacement, in: match.block), isSafe: fix.isSafe)
    }
  }

  /// Deletes a block: in text and Markdown with the blank lines that would be left doubled, in HTML with the line that
  /// would be left blank, but without tags whose partners stay.
  private func deletion(ofBlock block: Int, isSafe: Bool) -> Fix {
    let outer = draft.blocks[block].outer
    let held = draft.heldTags[draft.heldTags.firstIndex(notBefore: { $0.start < outer.start })...]
      .prefix { $0.end <= outer.end }
    if !held.isEmpty {
      let starts = [outer.start] + held.map(\.end)
      let ends = held.map(\.start) + [outer.end]
      let edits = zip(starts, ends).filter { $0 < $1 }.map { Edit(range: FileRange($0, $1), replacement: "") }
      return Fix(title: "Delete the block", edits: edits, isSafe: isSafe)
    }
    let range = draft.format == .html ? withLine(outer) : withBlankLines(outer)
    return Fix(title: "Delete the block", edits: [Edit(range: range, replacement: "")], isSafe: isSafe)
  }

  /// An element with the rest of its lines, where nothing else stands on them.
  private func withLine(_ element: FileRange) -> FileRange {
    let map = draft.source.map
    let file = draft.source.bytes
    var (start, end) = map.textRange(of: element).bounds
    while start > 0, file[start - 1] == 0x20 || file[start - 1] == 0x09 { start -= 1 }
    while end < file.count, file[end] == 0x20 || file[end] == 0x09 { end += 1 }
    if end < file.count, file[end] == 0x0D { end += 1 }
    guard start > 0, file[start - 1] == 0x0A, end < file.count, file[end] == 0x0A else { return element }
    return map.fileRange(of: TextRange(start, end + 1))
  }

  /// Lines with the blank lines after them, where blank lines or nothing stand before; at the end of the file with
  /// those before.
  private func withBlankLines(_ lines: FileRange) -> FileRange {
    let map = draft.source.map
    let file = draft.source.bytes
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    var (start, end) = map.textRange(of: lines).bounds
    var first = start
    while first > 0, isBlank(file[first - 1]) { first -= 1 }
    var next = end
    while next < file.count, isBlank(file[next]) { next += 1 }
    if next == file.count {
      // The line end of the text before stays.
      start = file[first..<start].firstIndex(of: 0x0A).map { $0 + 1 } ?? start
      end = next
    } else if first == 0 || file[first..<start].count(where: { $0 == 0x0A }) > 1 {
      while next > end, file[next - 1] == 0x20 || file[next - 1] == 0x09 { next -= 1 }
      end = next
    }
    return map.fileRange(of: TextRange(start, end))
  }

  /// What to delete so that no white space is left doubled or at an end of the block.
  private func deletion(of match: DraftRun.Match) -> TextRange {
    let block = draft.blocks[match.block].range
    let range = match.matched
    let span = bytes.span
    var before = range.start
    while let (value, first) = Characters.before(span, before, start: block.start), Characters.isSpace(value) {
      before = first
    }
    var after = range.end
    while after < block.end, case let (value, length) = Characters.decode(span, at: after), Characters.isSpace(value) {
      after += length
    }
    let needsNoSpace = after < block.end && [0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x29].contains(span[after])
    if before == block.start { return TextRange(range.start, after) }
    // Of two white spaces the one goes that no mark-up parts from the match.
    if after > range.end, !areNeighbours(before, range.start), areNeighbours(range.start, after) {
      return TextRange(range.start, after)
    }
    return after > range.end || after == block.end || needsNoSpace ? TextRange(before, range.end) : range
  }

  /// Whether the text between two offsets and the byte behind it stand in the file without mark-up among them.
  private func areNeighbours(_ start: Int, _ end: Int) -> Bool {
    let pieces = draft.map.pieces(of: TextRange(start, min(end + 1, draft.text.count)))
    return zip(pieces, pieces.dropFirst()).allSatisfy { $0.end == $1.start }
  }

  /// Edits that replace the text of a range and leave the mark-up between its runs alone. Mark-up that holds nothing
  /// else goes with what is deleted.
  private func edits(_ range: TextRange, _ replacement: String, in block: Int) -> [Edit] {
    var pieces = draft.map.pieces(of: range)
    if replacement.isEmpty { pieces = (pieces + EmptiedMarkup(draft).ranges(around: range)).sorted() }
    var edits: [Edit] = []
    for piece in pieces {
      if let last = edits.last, last.range.end >= piece.start {
        edits[edits.count - 1].range.end = max(last.range.end, piece.end)
      } else {
        edits.append(Edit(range: piece, replacement: ""))
      }
    }
    if !edits.isEmpty { edits[0].replacement = written(replacement, in: block) }
    return edits
  }

  /// A text as it stands in the block's source: in HTML with references for the characters of mark-up.
  private func written(_ text: String, in block: Int) -> String {
    guard draft.format == .html || draft.blocks[block].element != nil else { return text }
    let isAttribute = draft.blocks[block].kind == .alt
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "\"", "'", ">", "=", "`", " ", "\t", "\n", "\r":
        // An attribute's value may stand without quotation marks.
        if isAttribute { result += "&#\(scalar.value);" } else { result.unicodeScalars.append(scalar) }
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The replacement with a capital, or in capitals, as what it replaces is.
  private static func inCase(of original: String, _ replacement: String) -> String {
    let letters = original.unicodeScalars.filter { $0.properties.isAlphabetic }
    guard let first = letters.first, first.properties.isUppercase else { return replacement }
    if letters.count > 1, letters.allSatisfy({ $0.properties.isUppercase }) { return replacement.uppercased() }
    return replacement.prefix(1).uppercased() + replacement.dropFirst()
  }
}
