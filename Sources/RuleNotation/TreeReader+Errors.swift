import SourceText

extension TreeReader {
  /// An error about the bytes from `start` to `end`, cut at the end of the file.
  func failure(
    _ kind: NotationError.Kind, _ start: Int, _ end: Int, _ message: String, expected: String? = nil,
    suggestion: String? = nil
  ) -> NotationError {
    let start = min(start, bytes.count)
    return NotationError(
      kind: kind, path: path, range: FileRange(start, max(start, min(end, bytes.count))), message: message,
      expected: expected, suggestion: suggestion)
  }

  private var apostropheAdvice: String { "write '' for an apostrophe between single quotes, or use double quotes" }

  /// The 1-based number of the line that holds `offset`; for errors only. Cost: linear.
  private func lineNumber(of offset: Int) -> Int { LineIndex(bytes).line(at: offset) + 1 }

  /// The rest of the line from `offset` on, without white space at its end and at most 40 code points.
  private func excerpt(from offset: Int) -> String {
    var end = lineEnd(from: offset)
    while end > offset, isBlank(bytes[end - 1]) { end -= 1 }
    return shortened(text(offset, end))
  }

  private func shortened(_ text: String) -> String {
    let head = text.unicodeScalars.prefix(40)
    return head.endIndex == text.unicodeScalars.endIndex ? text : String(head) + "…"
  }
}

// MARK: - White space and lines

extension TreeReader {
  func tabError(at offset: Int) -> NotationError {
    failure(
      .notSupported, offset, blankEnd(from: offset), "a tab stands in the indentation; tabs are not supported there",
      expected: "spaces", suggestion: "replace the tab with spaces")
  }

  func gluedComment() -> NotationError {
    failure(
      .syntax, position, position + 1, "“#” follows the text without a space", expected: "a space before a comment",
      suggestion: "write “ #” for a comment, or put the text into quotes")
  }

  func trailingText(after what: String) -> NotationError {
    let isApostrophe = position > 0 && byte(at: position - 1) == 0x27
    return failure(
      .syntax, position, lineEnd(from: position), "text stands behind \(what)", expected: "the end of the line",
      suggestion: isApostrophe
        ? apostropheAdvice : "put the whole text into quotes of the other kind, or move the rest")
  }

  /// Content that no open mapping or list can hold.
  func strayContent() -> NotationError {
    if let tab { return tabError(at: tab) }
    return failure(
      .syntax, position, lineEnd(from: position), "this line belongs to nothing above it: it is indented by \(indent)",
      expected: "the indentation of a mapping or list above",
      suggestion: "align it with the entries it belongs to, or indent text that goes on by more")
  }

  func shallowLine(at offset: Int, minimum: Int, of what: String) -> NotationError {
    failure(
      .syntax, offset, lineEnd(from: offset), "this line inside \(what) is indented too little",
      expected: "an indentation of at least \(minimum) \(minimum == 1 ? "space" : "spaces")",
      suggestion: "indent it, or close what was opened above")
  }

  func markerInside(_ what: String) -> NotationError {
    failure(
      .syntax, lineStart, lineStart + 3, "“\(text(lineStart, lineStart + 3))” ends the document inside \(what)",
      expected: "the closing bracket or quote first", suggestion: "indent the line if it is text")
  }

  func wideBlankLine(_ line: Int, spaces: Int, text: Int) -> NotationError {
    failure(
      .syntax, line + text, line + spaces, "this blank line has more spaces than the first line of the text",
      expected: "at most \(text) \(text == 1 ? "space" : "spaces")", suggestion: "delete the spaces")
  }
}

// MARK: - Mappings and lists

extension TreeReader {
  func misplacedCollection(_ what: String) -> NotationError {
    failure(
      .syntax, position, position + 1, "\(what) cannot begin on this line",
      expected: "a text, or the end of the line and the list below",
      suggestion: "start the list on the next line, or put a text into quotes")
  }

  /// A second colon on the line of a key.
  func misplacedMapping(_ key: Int) -> NotationError {
    failure(
      .syntax, position, position + 1, "a mapping cannot begin on this line", expected: "a text without “: ” in it",
      suggestion: records[key].style == .plain
        ? "put the text into quotes, or start the mapping on the next line" : "start the mapping on the next line")
  }

  func multilineKey(_ key: Int) -> NotationError {
    failure(
      .syntax, position, position + 1, "“:” follows a text of several lines, which cannot be a key",
      expected: "a key on one line", suggestion: "put the text into quotes, or check the indentation of this line")
  }

  func gluedColon() -> NotationError {
    failure(
      .syntax, position, position + 1, "“:” is followed by text without a space", expected: "a space after “:”",
      suggestion: "write “: ”")
  }

  func missingColon(_ key: Int) -> NotationError {
    let range = records[key].range
    let glued = range.indices.first { bytes[$0] == 0x3A }
    let text = excerpt(from: range.start)
    var suggestion = "write “\(text): …”, or indent the line if it continues the text above"
    if let glued, records[key].style == .plain {
      suggestion = "write “\(shortened(self.text(range.start, glued))): …” with a space after the colon"
    }
    return failure(
      .syntax, range.start, min(range.end, lineEnd(from: range.start)), "a key without “:”",
      expected: "“key: value”", suggestion: suggestion)
  }

  func duplicate(_ key: Int, of first: Int) -> NotationError {
    let range = records[key].range
    let name = shortened(String(decoding: text(of: key), as: UTF8.self))
    return failure(
      .syntax, range.start, range.end, "the key “\(name)” stands twice in this mapping",
      expected: "each key once",
      suggestion: "merge it with line \(lineNumber(of: records[first].range.start)), or delete one of them")
  }

  func complexKey(_ key: Int) -> NotationError {
    let range = records[key].range
    return failure(
      .notSupported, range.start, range.end, "a mapping or list as a key is not supported", expected: "a text as key",
      suggestion: "put the key into quotes")
  }

  func missingComma(close: UInt8, open: Int) -> NotationError {
    if current == 0 { return unclosed(open) }
    let bracket = Unicode.Scalar(close)
    if current == 0x3A {
      return failure(
        .syntax, position, position + 1, "this “:” has no key in front of it on its line",
        expected: "“,” or “\(bracket)”", suggestion: "write the key and the colon on one line")
    }
    return failure(
      .syntax, position, position + 1, "no comma in front of this item", expected: "“,” or “\(bracket)”",
      suggestion: "put a comma between the items, or the text into quotes")
  }

  /// A quote or bracket that the file ends without.
  func unclosed(_ open: Int) -> NotationError {
    let mark: String
    switch bytes[open] {
    case 0x5B: mark = "]"
    case 0x7B: mark = "}"
    default: mark = text(open, open + 1)
    }
    return failure(
      .syntax, open, open + 1, "“\(text(open, open + 1))” is never closed",
      expected: "“\(mark)” before the end of the file",
      suggestion: mark == "'" ? apostropheAdvice : "add “\(mark)”")
  }
}

// MARK: - Scalars

extension TreeReader {
  /// `?`, `:` or `-` alone where a text should begin.
  func misplacedIndicator(flow: Bool) -> NotationError {
    switch current {
    case 0x3F:
      failure(
        .notSupported, position, position + 1, "explicit keys (“? ”) are not supported", expected: "“key: value”",
        suggestion: "write “key: value”, or put a text into quotes")
    case 0x3A:
      failure(
        .notSupported, position, position + 1, "an empty key is not supported", expected: "a key in front of “:”",
        suggestion: "write “\"\":” for an empty text")
    default:
      failure(
        .syntax, position, position + 1, flow ? "a block list inside brackets" : "a list cannot begin here",
        expected: "a text, “[” or “{”", suggestion: "put “-” into quotes")
    }
  }

  /// A character with which no text without quotes may begin.
  func reservedStart() -> NotationError {
    let mark = text(position, position + 1)
    let quote = "put the text into quotes: \(quotedExample())"
    switch current {
    case 0x26:
      return failure(
        .notSupported, position, position + 1, "anchors (“&name”) are not supported", expected: "a text",
        suggestion: quote)
    case 0x2A:
      return failure(
        .notSupported, position, position + 1, "aliases (“*name”) are not supported", expected: "a text",
        suggestion: quote)
    case 0x21:
      return failure(
        .notSupported, position, position + 1, "tags (“!name”) are not supported", expected: "a text",
        suggestion: quote)
    case 0x5D, 0x7D:
      return failure(
        .syntax, position, position + 1, "“\(mark)” closes nothing that was opened here", expected: "a text",
        suggestion: quote)
    case 0x23: return gluedComment()
    default:
      return failure(
        .syntax, position, position + 1, "a text without quotes cannot begin with “\(mark)”",
        expected: "a text in quotes", suggestion: quote)
    }
  }

  /// The rest of the line in quotes that hold it as it is.
  private func quotedExample() -> String {
    let text = excerpt(from: position)
    let single = text.utf8.map { $0 == 0x27 ? "''" : "" }.joined()
    guard single.isEmpty else { return text.utf8.contains(0x22) || text.utf8.contains(0x5C) ? "'…'" : "\"\(text)\"" }
    return "'\(text)'"
  }

  func blockScalarHeaderError(from start: Int) -> NotationError {
    let mark = text(start, start + 1)
    if current == 0x23 { return gluedComment() }
    if current == 0x30 {
      return failure(
        .syntax, position, position + 1, "an indentation of 0 behind “\(mark)”", expected: "a digit from 1 to 9")
    }
    return failure(
      .syntax, position, lineEnd(from: position), "text stands on the line of “\(mark)”",
      expected: "at most “+” or “-” and one digit, then the end of the line",
      suggestion: "start the text on the next line, or put it into quotes: \"\(mark) …\"")
  }

  func unknownEscape(at offset: Int) -> NotationError {
    var end = offset + 2
    while byte(at: end) & 0xC0 == 0x80 { end += 1 }
    let escape = text(offset, min(end, bytes.count))
    return failure(
      .syntax, offset, end, "“\(escape)” is no escape",
      expected: #"one of \\ \" \/ \n \t \r \0 \a \b \e \f \v \N \_ \L \P \x.. \u.... \U........"#,
      suggestion: "write “\\\(escape)” for a backslash, or use single quotes, where it means itself")
  }

  func shortEscape(at offset: Int, to end: Int, digits: Int) -> NotationError {
    failure(
      .syntax, offset, end, "the escape “\(text(offset, min(end, bytes.count)))” is too short",
      expected: "\(digits) hexadecimal digits behind “\(text(offset, offset + 2))”")
  }

  /// An escape for a number that is no character: half of a surrogate pair or more than U+10FFFF.
  func noCharacter(_ number: UInt32, at offset: Int, to end: Int) -> NotationError {
    var suggestion: String?
    if (0xD800...0xDBFF).contains(number), byte(at: end) == 0x5C, byte(at: end + 1) == 0x75 {
      let digits = (end + 2..<end + 6).compactMap { ASCII.digit(byte(at: $0)) }
      let low = digits.reduce(0) { $0 << 4 | $1 }
      if digits.count == 4, (0xDC00...0xDFFF).contains(low) {
        let whole = 0x10000 + (number - 0xD800) << 10 + (low - 0xDC00)
        suggestion = "write “\\U\(hexadecimal(whole, digits: 8))” for the pair"
      }
    }
    return failure(
      .syntax, offset, end, "“\(text(offset, end))” is no character",
      expected: "a code point up to 10FFFF that is no surrogate", suggestion: suggestion)
  }
}
