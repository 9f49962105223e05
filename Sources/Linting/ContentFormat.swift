package import Drafts

extension DraftFormat {
  /// What the content looks like: HTML where it begins with a tag, Markdown where its first 64 kB hold mark-up that
  /// plain prose does not, else text.
  package init(content bytes: [UInt8]) {
    var start = bytes.prefix(1 << 16)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      start = ArraySlice(start.filter { $0 != 0 })
    }
    let lines = start.split(omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
    if looksLikeHTML(start) {
      self = .html
    } else if isFrontMatter(lines) || lines.contains(where: isMarkdown) {
      self = .markdown
    } else {
      self = .text
    }
  }
}

private func looksLikeHTML(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let first = bytes.firstIndex(where: { $0 > 0x20 && $0 < 0x80 }), bytes[first] == UInt8(ascii: "<") else {
    return false
  }
  let word = bytes[(first + 1)...].prefix(16).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
  let name = String(decoding: word, as: UTF8.self).lowercased()
  return name.hasPrefix("!--") || openingTags.contains(name)
}

/// Names that a page, or a part of one, begins with.
private let openingTags: Set<String> = [
  "!doctype", "?xml", "a", "article", "aside", "b", "blockquote", "body", "br", "center", "div", "dl", "em", "figure",
  "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "img", "link",
  "main", "meta", "nav", "ol", "p", "pre", "script", "section", "span", "strong", "style", "table", "title", "ul",
]

/// Whether the lines begin with a block between two lines of `---` or `+++`.
private func isFrontMatter(_ lines: [ArraySlice<UInt8>]) -> Bool {
  let first = lines.first.map(trimmed)
  guard let first, first == Array("---".utf8) || first == Array("+++".utf8) else { return false }
  return lines.dropFirst().contains { trimmed($0) == first }
}

private func trimmed(_ line: ArraySlice<UInt8>) -> [UInt8] {
  var line = line
  if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
  while let last = line.last, last <= 0x20 { line.removeLast() }
  return Array(line)
}

/// Whether a line holds mark-up: `# Heading`, a fence, or a link or image with its address.
private func isMarkdown(_ line: ArraySlice<UInt8>) -> Bool {
  let hashes = line.prefix { $0 == UInt8(ascii: "#") }.count
  if (1...6).contains(hashes), line.dropFirst(hashes).first == 0x20 { return true }
  if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) { return true }
  guard let open = line.firstIndex(of: UInt8(ascii: "[")), let last = line.lastIndex(of: UInt8(ascii: ")")), open < last
  else { return false }
  return (open..<last).contains { line[$0] == UInt8(ascii: "]") && line[$0 + 1] == UInt8(ascii: "(") }
}
