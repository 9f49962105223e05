import SourceText

extension TreeReader {
  /// Reads a single-quoted scalar; its only escape is a doubled quote.
  mutating func singleQuoted(minimum: Int) throws(NotationError) -> Int {
    let start = position
    var run = start + 1
    while true {
      let index = quotedEnd(from: run, quote: 0x27)
      if byte(at: index) == 0x27, byte(at: index + 1) == 0x27 {
        texts.append(bytes, run, index)
        texts.append(0x27, from: index, to: index + 2)
        run = index + 2
      } else if byte(at: index) == 0x27 {
        return quoted(start, run: run, end: index, style: .singleQuoted)
      } else {
        run = try foldQuoted(start, run: run, end: index, minimum: minimum)
      }
    }
  }

  /// Reads a double-quoted scalar with all escapes of YAML 1.2.
  mutating func doubleQuoted(minimum: Int) throws(NotationError) -> Int {
    let start = position
    var run = start + 1
    while true {
      let index = quotedEnd(from: run, quote: 0x22)
      let byte = byte(at: index)
      if byte == 0x22 {
        return quoted(start, run: run, end: index, style: .doubleQuoted)
      } else if byte != 0x5C {
        run = try foldQuoted(start, run: run, end: index, minimum: minimum)
      } else if isBreak(self.byte(at: index + 1)) {
        texts.append(bytes, run, index)
        let next = try nextQuotedLine(start, break: index + 1, minimum: minimum)
        appendEscapedFold(from: index + 1, to: next)
        run = next
      } else {
        texts.append(bytes, run, index)
        let (scalar, end) = try escape(at: index, of: start)
        texts.append(scalar, from: index, to: end)
        run = end
      }
    }
  }

  /// The offset of the next quote, line end or, in double quotes, backslash; the end of the file where there is none.
  private func quotedEnd(from start: Int, quote: UInt8) -> Int {
    let text = bytes.span
    let escape: UInt8 = quote == 0x22 ? 0x5C : quote
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte == quote || byte == escape || byte == 0x0A || byte == 0x0D { return index }
      index += 1
    }
    return index
  }

  /// The scalar whose closing quote is at `end`, with `run..<end` as its last bytes.
  private mutating func quoted(_ start: Int, run: Int, end: Int, style: Node.Style) -> Int {
    position = end + 1
    let range = FileRange(start, position)
    if run == start + 1 { return scalar(run..<end, range: range, style: style) }
    texts.append(bytes, run, end)
    return collectedScalar(range: range, style: style)
  }

  /// Folds the line end at `end`; gives the first character of the line that goes on.
  private mutating func foldQuoted(
    _ start: Int, run: Int, end: Int, minimum: Int
  ) throws(NotationError) -> Int {
    var trimmed = end
    while trimmed > run, isBlank(bytes[trimmed - 1]) { trimmed -= 1 }
    texts.append(bytes, run, trimmed)
    let next = try nextQuotedLine(start, break: end, minimum: minimum)
    appendFold(from: trimmed, to: next)
    return next
  }

  /// The first character of the line on which a quoted scalar goes on behind the line end at `offset`.
  private mutating func nextQuotedLine(
    _ start: Int, break offset: Int, minimum: Int
  ) throws(NotationError) -> Int {
    var index = offset
    while index < bytes.count {
      index = end(ofBreak: index)
      lineStart = index
      let spaces = spaceEnd(from: index)
      index = blankEnd(from: spaces)
      guard index < bytes.count else { break }
      guard isBreak(bytes[index]) else {
        try checkContinuation(spaces: spaces, minimum: minimum, of: "the quotes")
        return index
      }
      if spaces - lineStart < minimum, index > spaces { throw tabError(at: spaces) }
    }
    throw unclosed(start)
  }

  /// Appends the line feeds of the blank lines behind an escaped line end.
  private mutating func appendEscapedFold(from offset: Int, to end: Int) {
    var next = self.end(ofBreak: offset)
    while true {
      let index = lineEnd(from: next)
      guard index < end else { return }
      next = self.end(ofBreak: index)
      texts.append(0x0A, from: index, to: next)
    }
  }
}

// MARK: - Escapes

extension TreeReader {
  /// The character that the escape at `offset` stands for, and the offset behind it.
  ///
  /// - Parameter quote: the opening quote of the scalar.
  private func escape(at offset: Int, of quote: Int) throws(NotationError) -> (Unicode.Scalar, Int) {
    let letter = byte(at: offset + 1)
    let digits: Int
    switch letter {
    case 0x30: return ("\u{0}", offset + 2)
    case 0x61: return ("\u{7}", offset + 2)
    case 0x62: return ("\u{8}", offset + 2)
    case 0x74, 0x09: return ("\t", offset + 2)
    case 0x6E: return ("\n", offset + 2)
    case 0x76: return ("\u{B}", offset + 2)
    case 0x66: return ("\u{C}", offset + 2)
    case 0x72: return ("\r", offset + 2)
    case 0x65: return ("\u{1B}", offset + 2)
    case 0x20: return (" ", offset + 2)
    case 0x22: return ("\"", offset + 2)
    case 0x2F: return ("/", offset + 2)
    case 0x5C: return ("\\", offset + 2)
    case 0x4E: return ("\u{85}", offset + 2)
    case 0x5F: return ("\u{A0}", offset + 2)
    case 0x4C: return ("\u{2028}", offset + 2)
    case 0x50: return ("\u{2029}", offset + 2)
    case 0x78: digits = 2
    case 0x75: digits = 4
    case 0x55: digits = 8
    case 0: throw unclosed(quote)
    default: throw unknownEscape(at: offset)
    }
    let end = offset + 2 + digits
    var number: UInt32 = 0
    for index in offset + 2..<end {
      guard let digit = ASCII.digit(byte(at: index)) else {
        throw shortEscape(at: offset, to: index, digits: digits)
      }
      number = number << 4 | digit
    }
    guard let scalar = Unicode.Scalar(number) else { throw noCharacter(number, at: offset, to: end) }
    return (scalar, end)
  }
}
