import SourceText

extension TreeReader {
  /// Reads a scalar or bracketed collection that starts at `position`, and stops behind it.
  ///
  /// - Parameters:
  ///   - minimum: the indentation that its further lines need.
  ///   - flow: whether it stands in brackets, where `,[]{}` end a plain scalar.
  ///   - singleLine: whether a plain scalar ends with its line.
  mutating func flowNode(minimum: Int, flow: Bool, singleLine: Bool = false) throws(NotationError) -> Int {
    switch current {
    case 0x22: return try doubleQuoted(minimum: minimum)
    case 0x27: return try singleQuoted(minimum: minimum)
    case 0x5B: return try flowSequence(minimum: minimum)
    case 0x7B: return try flowMapping(minimum: minimum)
    case 0x2D, 0x3A, 0x3F:
      if isIndicator(at: position, flow: flow) { throw misplacedIndicator(flow: flow) }
    case 0x21, 0x23, 0x25, 0x26, 0x2A, 0x2C, 0x3E, 0x40, 0x5D, 0x60, 0x7C, 0x7D:
      throw reservedStart()
    default: break
    }
    return plain(minimum: minimum, flow: flow, singleLine: singleLine)
  }

  /// Passes white space, comments and line ends between the parts of a bracketed collection.
  private mutating func passGap(minimum: Int) throws(NotationError) {
    while true {
      let before = position
      position = blankEnd(from: position)
      if current == 0x23 {
        guard position > before || position == lineStart else { throw gluedComment() }
        position = lineEnd(from: position)
      }
      guard isBreak(current) else { return }
      position = end(ofBreak: position)
      lineStart = position
      let spaces = spaceEnd(from: position)
      let content = blankEnd(from: spaces)
      if content >= bytes.count || isBreak(bytes[content]) || bytes[content] == 0x23 {
        position = content
        if current == 0x23 { position = lineEnd(from: position) }
        continue
      }
      try checkContinuation(spaces: spaces, minimum: minimum, of: "the brackets")
      position = content
    }
  }

  /// Makes sure that a line whose spaces end at `spaces` continues the node it stands in.
  func checkContinuation(spaces: Int, minimum: Int, of what: String) throws(NotationError) {
    if spaces == lineStart, isMarker(at: spaces) { throw markerInside(what) }
    guard spaces - lineStart < minimum else { return }
    if bytes[spaces] == 0x09 { throw tabError(at: spaces) }
    throw shallowLine(at: spaces, minimum: minimum, of: what)
  }

  private mutating func flowSequence(minimum: Int) throws(NotationError) -> Int {
    let start = position
    var items = Children()
    try open(at: start)
    position += 1
    while true {
      try passGap(minimum: minimum)
      if current == 0x5D { break }
      try refuseMissingItem(open: start)
      let item = try flowItem(minimum: minimum)
      append(item, to: &items)
      try passGap(minimum: minimum)
      try passComma(close: 0x5D, open: start)
    }
    position += 1
    close()
    return collection(.sequence, of: items, range: FileRange(start, position), style: .flow)
  }

  /// Reads an item of a flow sequence: a node, or a pair without braces.
  private mutating func flowItem(minimum: Int) throws(NotationError) -> Int {
    let start = position
    let startLine = lineStart
    let key = try flowNode(minimum: minimum, flow: true)
    let afterKey = position
    position = blankEnd(from: position)
    guard endsKey(key) else {
      position = afterKey
      return key
    }
    if !isScalar(key) { throw complexKey(key) }
    guard startLine == lineStart else { throw multilineKey(key) }
    try checkKeyLength(from: start)
    try open(at: start)
    let value = try flowValue(minimum: minimum)
    close()
    var entry = Children()
    append(key, to: &entry)
    append(value, to: &entry)
    return collection(.mapping, of: entry, range: FileRange(start, records[value].range.end), style: .flow)
  }

  private mutating func flowMapping(minimum: Int) throws(NotationError) -> Int {
    let start = position
    var entries = Children()
    var keys = KeySet()
    try open(at: start)
    position += 1
    while true {
      try passGap(minimum: minimum)
      if current == 0x7D { break }
      try refuseMissingItem(open: start)
      let key = try flowNode(minimum: minimum, flow: true)
      if !isScalar(key) { throw complexKey(key) }
      if let first = firstDuplicate(of: key, in: entries, &keys) { throw duplicate(key, of: first) }
      try passGap(minimum: minimum)
      let value = endsKey(key) ? try flowValue(minimum: minimum) : absent(at: records[key].range.end)
      append(key, to: &entries)
      append(value, to: &entries)
      try passGap(minimum: minimum)
      try passComma(close: 0x7D, open: start)
    }
    position += 1
    close()
    return collection(.mapping, of: entries, range: FileRange(start, position), style: .flow)
  }

  /// Whether the colon of `key` stands at `position`; behind a quoted key the value may be glued to it.
  private func endsKey(_ key: Int) -> Bool {
    current == 0x3A && (records[key].style != .plain || isIndicator(at: position, flow: true))
  }

  /// Reads the value behind the colon at `position`.
  private mutating func flowValue(minimum: Int) throws(NotationError) -> Int {
    position += 1
    let start = position
    try passGap(minimum: minimum)
    if current == 0x2C || current == 0x5D || current == 0x7D || current == 0 { return absent(at: start) }
    return try flowNode(minimum: minimum, flow: true)
  }

  /// Passes the comma behind an item, or stays at the closing bracket.
  private mutating func passComma(close: UInt8, open: Int) throws(NotationError) {
    if current == 0x2C {
      position += 1
    } else if current != close {
      throw missingComma(close: close, open: open)
    }
  }

  private func refuseMissingItem(open: Int) throws(NotationError) {
    if current == 0 { throw unclosed(open) }
    guard current == 0x2C else { return }
    throw failure(
      .syntax, position, position + 1, "nothing stands in front of this comma", expected: "an item",
      suggestion: "delete the comma, or write \"\" for an empty text")
  }
}
