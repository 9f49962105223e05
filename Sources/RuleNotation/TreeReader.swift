import SourceText

/// Reads one file from front to back; every byte is looked at a bounded number of times.
///
/// Nodes are put into a table, and known by their numbers.
/// Between nodes in block context the reader stands at the first character of a line's content, and `indent` says how
/// far that line is indented. The bytes were checked before: there is no NUL among them, so `byte(at:)` can give 0
/// behind the end.
struct TreeReader: ~Copyable {
  let bytes: [UInt8]
  let path: String
  var position: Int
  /// Offset of the first byte of the line that `position` is on.
  var lineStart: Int
  /// Spaces in front of the content; -1 at the end of the document.
  var indent = -1
  /// A tab between the indentation or the indicator and the content, which no block collection may follow.
  var tab: Int?
  /// Collections that are open.
  var depth = 0
  /// What was read so far; the readers of nodes give their numbers.
  var records: [NodeTable.Record] = []
  var texts = ScalarTexts()

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
    records.reserveCapacity(bytes.count / 32)
  }

  @inline(__always)
  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  @inline(__always)
  var current: UInt8 { byte(at: position) }

  var column: Int { position - lineStart }

  /// The text of some bytes as they stand.
  func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
}

// MARK: - Characters

@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

@inline(__always)
func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// Whether the byte is white space, a line end or the end of the file.
@inline(__always)
func isGap(_ byte: UInt8) -> Bool { isBlank(byte) || isBreak(byte) || byte == 0 }

/// Whether the byte is one of `,[]{}`.
@inline(__always)
func isFlowIndicator(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D: true
  default: false
  }
}

extension TreeReader {
  /// Whether a `-`, `?` or `:` at `offset` stands alone and so means structure, not text.
  func isIndicator(at offset: Int, flow: Bool = false) -> Bool {
    let next = byte(at: offset + 1)
    return isGap(next) || flow && isFlowIndicator(next)
  }

  /// Whether `---` or `...` stands at `offset`, which is the start of a line.
  func isMarker(at offset: Int) -> Bool {
    let first = byte(at: offset)
    return (first == 0x2D || first == 0x2E) && byte(at: offset + 1) == first && byte(at: offset + 2) == first
      && isGap(byte(at: offset + 3))
  }

  /// The offset behind the line end at `offset`.
  func end(ofBreak offset: Int) -> Int {
    bytes[offset] == 0x0D && byte(at: offset + 1) == 0x0A ? offset + 2 : offset + 1
  }

  /// The offset of the line end or the end of the file from `offset` on.
  func lineEnd(from offset: Int) -> Int {
    let text = bytes.span
    var index = offset
    while index < text.count, !isBreak(text[index]) { index += 1 }
    return index
  }

  /// The offset of the first byte from `offset` on that is neither space nor tab.
  func blankEnd(from offset: Int) -> Int {
    var index = offset
    while isBlank(byte(at: index)) { index += 1 }
    return index
  }

  /// The offset of the first byte from `offset` on that is no space.
  func spaceEnd(from offset: Int) -> Int {
    var index = offset
    while byte(at: index) == 0x20 { index += 1 }
    return index
  }
}

// MARK: - Lines

extension TreeReader {
  /// Passes white space, a comment and the line end behind a node or an indicator, and goes to the next content.
  mutating func finishLine(after what: String) throws(NotationError) {
    let before = position
    position = blankEnd(from: position)
    let byte = current
    if byte == 0x23 {
      guard position > before else { throw gluedComment() }
      position = lineEnd(from: position)
    } else if byte != 0, !isBreak(byte) {
      throw trailingText(after: what)
    }
    if position < bytes.count { position = end(ofBreak: position) }
    nextContentLine()
  }

  /// From the start of a line, passes blank lines and comments to the next content; sets `indent` and `tab`.
  mutating func nextContentLine() {
    while true {
      lineStart = position
      position = spaceEnd(from: position)
      let spaces = column
      tab = current == 0x09 ? position : nil
      if tab != nil { position = blankEnd(from: position) }
      let byte = current
      if byte == 0x23 { position = lineEnd(from: position) }
      if position >= bytes.count {
        indent = -1
        return
      }
      if isBreak(current) {
        position = end(ofBreak: position)
        continue
      }
      indent = column == 0 && isMarker(at: position) ? -1 : spaces
      return
    }
  }

  /// Refuses a tab in front of the content where only spaces may stand.
  func refuseTab() throws(NotationError) {
    guard let tab else { return }
    throw tabError(at: tab)
  }
}

// MARK: - Depth

extension TreeReader {
  /// Opens a mapping or list whose first byte is at `offset`.
  mutating func open(at offset: Int) throws(NotationError) {
    depth += 1
    guard depth <= NotationParser.maximumDepth else {
      throw failure(
        .limit, offset, offset + 1, "more than \(NotationParser.maximumDepth) levels of mappings and lists",
        expected: "at most \(NotationParser.maximumDepth) levels")
    }
  }

  mutating func close() { depth -= 1 }
}
