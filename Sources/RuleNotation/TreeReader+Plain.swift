import SourceText

extension TreeReader {
  /// Reads a plain scalar that starts at `position` and stops behind its last character.
  mutating func plain(minimum: Int, flow: Bool, singleLine: Bool) -> Int {
    let start = position
    let stop = plainEnd(from: start, flow: flow)
    position = trimmedEnd(stop, from: start)
    guard !singleLine, isBreak(byte(at: stop)), let next = continuation(from: stop, minimum: minimum, flow: flow) else {
      return scalar(start..<position, range: FileRange(start, position), style: .plain)
    }
    texts.append(bytes, start, position)
    var line: Int? = next
    while let content = line {
      appendFold(from: position, to: content)
      let stop = plainEnd(from: content, flow: flow)
      position = trimmedEnd(stop, from: content)
      texts.append(bytes, content, position)
      line = isBreak(byte(at: stop)) ? continuation(from: stop, minimum: minimum, flow: flow) : nil
    }
    return collectedScalar(range: FileRange(start, position), style: .plain)
  }

  /// The offset at which the text of a plain scalar on one line stops, white space in front of it included.
  private func plainEnd(from start: Int, flow: Bool) -> Int {
    let text = bytes.span
    var index = start
    while index < text.count {
      let byte = text[index]
      index += 1
      // Most bytes are small letters and spaces, which never end a text.
      if byte &- 0x61 < 26 || byte == 0x20 { continue }
      switch byte {
      case 0x0A, 0x0D: return index - 1
      case 0x3A: if isIndicator(at: index - 1, flow: flow) { return index - 1 }
      case 0x23: if index - 1 > start, isBlank(text[index - 2]) { return index - 1 }
      case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D: if flow { return index - 1 }
      default: break
      }
    }
    return index
  }

  private func trimmedEnd(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The first character of the line that continues a plain scalar whose last line ends at `offset`; nil where none does.
  private mutating func continuation(from offset: Int, minimum: Int, flow: Bool) -> Int? {
    var index = offset
    var line = lineStart
    var blankLineHasTab = false
    while index < bytes.count, isBreak(bytes[index]) {
      index = end(ofBreak: index)
      line = index
      let spaces = spaceEnd(from: index)
      index = blankEnd(from: spaces)
      guard index < bytes.count, !isBreak(bytes[index]) else {
        if spaces - line < minimum, index > spaces { blankLineHasTab = true }
        continue
      }
      guard spaces - line >= minimum, !blankLineHasTab, !(index == line && isMarker(at: index)),
        isPlainContinuation(at: index, flow: flow)
      else { return nil }
    }
    guard index < bytes.count else { return nil }
    lineStart = line
    return index
  }

  private func isPlainContinuation(at offset: Int, flow: Bool) -> Bool {
    let byte = bytes[offset]
    return byte != 0x23 && !(flow && isFlowIndicator(byte)) && !(byte == 0x3A && isIndicator(at: offset, flow: flow))
  }

  /// Appends what the line ends between `start` and `end` stand for: a space for one, a line feed for each further one.
  mutating func appendFold(from start: Int, to end: Int) {
    var index = lineEnd(from: start)
    var next = self.end(ofBreak: index)
    guard spansBreak(next, end) else { return texts.append(0x20, from: start, to: end) }
    while true {
      index = lineEnd(from: next)
      guard index < end else { return }
      next = self.end(ofBreak: index)
      texts.append(0x0A, from: index, to: next)
    }
  }

  private func spansBreak(_ start: Int, _ end: Int) -> Bool { lineEnd(from: start) < end }
}
