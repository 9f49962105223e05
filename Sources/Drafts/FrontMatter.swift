import SourceText

/// The metadata that stands in front of an article's text: YAML between `---` lines or TOML between `+++` lines.
///
/// Read line by line, not as the full languages: `key: value`, quoted strings, list items and indented texts.
package struct FrontMatter: Sendable, Equatable {
  /// One string value.
  package struct Value: Sendable, Equatable {
    /// The value's bytes without quotation marks.
    package var range: Range<Int>
    /// What deleting the value takes: its whole lines, or only itself where several share a line.
    package var outer: Range<Int>

    package init(range: Range<Int>, outer: Range<Int>) {
      self.range = range
      self.outer = outer
    }
  }

  /// First byte after the closing line.
  package var end: Int
  /// String values in file order; numbers, dates and truth values are left out.
  package var values: [Value]

  /// The front matter at the very start of `bytes`; nil where the text does not clearly start with one.
  ///
  /// It is one where a closing line follows and every line between them looks like metadata. Cost: linear in its
  /// length, or in the text's where nothing closes it.
  package init?(_ bytes: [UInt8]) {
    guard let mark = bytes.first, mark == 0x2D || mark == 0x2B else { return nil }
    var reader = FrontMatterLines(bytes, isTOML: mark == 0x2B)
    guard reader.read() else { return nil }
    end = reader.index
    values = reader.values
  }

  /// Appends a block for every value, with offsets of `bytes`.
  package func append(from bytes: [UInt8], to builder: inout DraftBuilder) {
    for value in values {
      builder.beginBlock(.frontMatter, outerStart: value.outer.lowerBound)
      builder.append(bytes[value.range], file: value.range.lowerBound)
      builder.endBlock(outerEnd: value.outer.upperBound)
    }
  }
}

/// Walks the lines of a front matter.
private struct FrontMatterLines {
  let bytes: [UInt8]
  let isTOML: Bool
  var index = 0
  var values: [FrontMatter.Value] = []
  /// Indentation of the key whose indented text is being read; nil outside of one.
  private var textIndentation: Int?
  private var text: FrontMatter.Value?

  init(_ bytes: [UInt8], isTOML: Bool) {
    self.bytes = bytes
    self.isTOML = isTOML
  }

  /// Whether a closing line was found and every line before it looks like metadata.
  mutating func read() -> Bool {
    guard isFence(nextLine(), closing: false) else { return false }
    while index < bytes.count {
      let start = index
      let line = nextLine()
      if isFence(line, closing: true) {
        endText()
        return true
      }
      if !readLine(line, lineStart: start) { return false }
    }
    return false
  }

  /// The next line without its ending and white space at its end; `index` moves after the ending.
  private mutating func nextLine() -> Range<Int> {
    let start = index
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    var stop = index
    if index < bytes.count {
      index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    }
    while stop > start, isBlank(bytes[stop - 1]) { stop -= 1 }
    return start..<stop
  }

  private func isFence(_ line: Range<Int>, closing: Bool) -> Bool {
    guard line.count == 3 else { return false }
    let mark = bytes[line.lowerBound]
    guard mark == (isTOML ? 0x2B : 0x2D) || (closing && !isTOML && mark == 0x2E) else { return false }
    return bytes[line].allSatisfy { $0 == mark }
  }

  /// Reads one line's value; false where it does not look like metadata.
  private mutating func readLine(_ line: Range<Int>, lineStart: Int) -> Bool {
    var start = line.lowerBound
    while start < line.upperBound, isBlank(bytes[start]) { start += 1 }
    let indentation = start - line.lowerBound
    guard start < line.upperBound else { return true }
    if let limit = textIndentation {
      if indentation > limit {
        let range = start..<line.upperBound
        text = FrontMatter.Value(
          range: (text?.range.lowerBound ?? start)..<range.upperBound,
          outer: (text?.outer.lowerBound ?? lineStart)..<index)
        return true
      }
      endText()
    }
    if bytes[start] == 0x23 { return true }
    if isTOML { return readTOML(start..<line.upperBound, lineStart: lineStart) }
    return readYAML(start..<line.upperBound, indentation: indentation, lineStart: lineStart)
  }

  private mutating func endText() {
    if let text { add(text.range, outer: text.outer) }
    (text, textIndentation) = (nil, nil)
  }

  private mutating func readYAML(_ content: Range<Int>, indentation: Int, lineStart: Int) -> Bool {
    var start = content.lowerBound
    var isItem = false
    while start < content.upperBound, bytes[start] == 0x2D,
      start + 1 == content.upperBound || isBlank(bytes[start + 1])
    {
      isItem = true
      start += 1
      while start < content.upperBound, isBlank(bytes[start]) { start += 1 }
    }
    var range = start..<content.upperBound
    if let value = valueStart(in: range, after: 0x3A) {
      range = value..<content.upperBound
    } else if !isItem {
      return indentation > 0 || [0x5D, 0x7D].contains(bytes[start])
    }
    guard let first = range.first else { return true }
    if bytes[first] == 0x7C || bytes[first] == 0x3E {
      textIndentation = indentation
    } else {
      addValue(range, outer: lineStart..<index)
    }
    return true
  }

  private mutating func readTOML(_ content: Range<Int>, lineStart: Int) -> Bool {
    if let value = valueStart(in: content, after: 0x3D) {
      addValue(value..<content.upperBound, outer: lineStart..<index)
      return true
    }
    let first = bytes[content.lowerBound]
    if first == 0x22 || first == 0x27 {
      addValue(content, outer: lineStart..<index)
      return true
    }
    return first == 0x5B || first == 0x5D || first == 0x7D
  }

  /// Where the value after a key and `mark` starts; nil where no key stands in front.
  private func valueStart(in range: Range<Int>, after mark: UInt8) -> Int? {
    var index = range.lowerBound
    guard index < range.upperBound else { return nil }
    if bytes[index] == 0x22 || bytes[index] == 0x27 {
      guard let close = bytes[index + 1..<range.upperBound].firstIndex(of: bytes[index]) else { return nil }
      index = close + 1
      while index < range.upperBound, isBlank(bytes[index]) { index += 1 }
    } else {
      while index < range.upperBound, index - range.lowerBound < 48, isKeyByte(bytes[index]) { index += 1 }
    }
    guard index > range.lowerBound, index < range.upperBound, bytes[index] == mark else { return nil }
    index += 1
    guard mark != 0x3A || index == range.upperBound || isBlank(bytes[index]) else { return nil }
    while index < range.upperBound, isBlank(bytes[index]) { index += 1 }
    return index
  }

  private mutating func addValue(_ range: Range<Int>, outer: Range<Int>) {
    guard let first = range.first else { return }
    switch bytes[first] {
    case 0x22, 0x27:
      if let inner = quoted(at: first, end: range.upperBound) { add(inner, outer: outer) }
    case 0x5B: addItems(first + 1..<range.upperBound)
    case 0x7B, 0x26, 0x2A, 0x21, 0x7C, 0x3E: break
    default:
      if isTOML { return }
      var end = range.lowerBound
      while end < range.upperBound, !(bytes[end] == 0x23 && isBlank(bytes[end - 1])) { end += 1 }
      while end > first, isBlank(bytes[end - 1]) { end -= 1 }
      if !isOtherType(first..<end) { add(first..<end, outer: outer) }
    }
  }

  /// The items of a list on one line, after its bracket.
  private mutating func addItems(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound, bytes[index] != 0x5D {
      let byte = bytes[index]
      if isBlank(byte) || byte == 0x2C {
        index += 1
      } else if byte == 0x22 || byte == 0x27 {
        guard let inner = quoted(at: index, end: range.upperBound) else { return }
        add(inner, outer: index..<inner.upperBound + 1)
        index = inner.upperBound + 1
      } else {
        var end = index
        while end < range.upperBound, bytes[end] != 0x2C, bytes[end] != 0x5D { end += 1 }
        var stop = end
        while stop > index, isBlank(bytes[stop - 1]) { stop -= 1 }
        if !isTOML, !isOtherType(index..<stop) { add(index..<stop, outer: index..<stop) }
        index = end
      }
    }
  }

  private mutating func add(_ range: Range<Int>, outer: Range<Int>) {
    var range = range
    while let first = range.first, bytes[first] <= 0x20 { range = first + 1..<range.upperBound }
    while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
    if !range.isEmpty { values.append(FrontMatter.Value(range: range, outer: outer)) }
  }

  /// What stands between the quotation mark at `start` and its partner on the same line.
  private func quoted(at start: Int, end: Int) -> Range<Int>? {
    let mark = bytes[start]
    var index = start + 1
    while index < end {
      if mark == 0x22, bytes[index] == 0x5C {
        index += 2
      } else if bytes[index] == mark {
        guard !isTOML, mark == 0x27, index + 1 < end, bytes[index + 1] == mark else { return start + 1..<index }
        index += 2
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Whether a plain value is a number, a date, a truth value or nothing.
  private func isOtherType(_ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    let value = bytes[range]
    let marks: Set<UInt8> = [0x2B, 0x2D, 0x2E, 0x3A, 0x5F, 0x20, 0x54, 0x5A, 0x65]
    if value.first.map({ ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x2B || $0 == 0x2E }) ?? false,
      value.contains(where: { ASCII.isDigit($0) }), value.allSatisfy({ ASCII.isDigit($0) || marks.contains($0) })
    {
      return true
    }
    guard value.count <= 5 else { return false }
    return ["~", "null", "true", "false", "yes", "no", "on", "off"].contains(
      String(decoding: value, as: UTF8.self).lowercased())
  }

  private func isKeyByte(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte == 0x5F || byte == 0x2D || byte == 0x2E || byte == 0x2F
      || byte == 0x20 || byte >= 0x80
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
