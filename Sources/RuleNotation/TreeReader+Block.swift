import SourceText

extension TreeReader {
  /// What a block node stands behind.
  enum Place {
    /// `---`
    case document
    /// `-`
    case item
    /// `key:`
    case value
  }

  /// Reads the node behind an indicator that ends at `position`, on the same line or below; absent where there is none.
  ///
  /// - Parameter parent: the indentation of the collection that the node belongs to, -1 for the document.
  mutating func blockNode(parent: Int, place: Place) throws(NotationError) -> Int {
    let start = position
    position = blankEnd(from: position)
    let byte = current
    if byte != 0, byte != 0x23, !isBreak(byte) {
      tab = spaceEnd(from: start)
      if tab == position { tab = nil }
      return try contentNode(column: column, parent: parent, allowsCollection: place == .item)
    }
    position = start
    try finishLine(after: "the indicator")
    if indent > parent {
      return try contentNode(column: indent, parent: parent, allowsCollection: true)
    }
    if place == .value, indent >= 0, indent == parent, tab == nil, current == 0x2D, isIndicator(at: position) {
      return try blockSequence(column: indent)
    }
    return absent(at: start)
  }

  /// Reads the node whose first byte is at `position`, and goes to the content that follows it.
  ///
  /// - Parameters:
  ///   - column: the indentation that a block collection starting here has.
  ///   - allowsCollection: whether one may start here.
  mutating func contentNode(column: Int, parent: Int, allowsCollection: Bool) throws(NotationError) -> Int {
    let start = position
    let startLine = lineStart
    let byte = current
    if byte == 0x2D, isIndicator(at: position) {
      guard allowsCollection else { throw misplacedCollection("a list") }
      try refuseTab()
      return try blockSequence(column: column)
    }
    if byte == 0x7C || byte == 0x3E { return try blockScalar(parent: parent) }
    let node = try flowNode(minimum: parent + 1, flow: false)
    let afterNode = position
    position = blankEnd(from: position)
    guard current == 0x3A, isIndicator(at: position) else {
      if current == 0x3A, records[node].style != .plain { throw gluedColon() }
      position = afterNode
      try finishLine(after: "the value")
      return node
    }
    if !isScalar(node) { throw complexKey(node) }
    guard startLine == lineStart else { throw multilineKey(node) }
    guard allowsCollection else { throw misplacedMapping(node) }
    try refuseTab()
    try checkKeyLength(from: start)
    return try blockMapping(column: column, firstKey: node)
  }

  /// Reads a list whose first `-` is at `position`, in the given column.
  private mutating func blockSequence(column: Int) throws(NotationError) -> Int {
    let start = position
    var items = Children()
    try open(at: start)
    repeat {
      position += 1
      let item = try blockNode(parent: column, place: .item)
      append(item, to: &items)
      guard indent >= column else { break }
      try refuseTab()
      if indent > column { throw strayContent() }
    } while current == 0x2D && isIndicator(at: position)
    close()
    return collection(.sequence, of: items, range: FileRange(start, records[items.last].range.end), style: .block)
  }

  /// Reads a mapping in the given column from the colon behind its first key on.
  private mutating func blockMapping(column: Int, firstKey: Int) throws(NotationError) -> Int {
    let start = records[firstKey].range.start
    var key = firstKey
    var entries = Children()
    var keys = KeySet()
    try open(at: start)
    while true {
      position += 1
      let value = try blockNode(parent: column, place: .value)
      append(key, to: &entries)
      append(value, to: &entries)
      guard indent >= column else { break }
      try refuseTab()
      if indent > column { throw strayContent() }
      key = try blockKey(column: column)
      if let first = firstDuplicate(of: key, in: entries, &keys) { throw duplicate(key, of: first) }
    }
    close()
    return collection(.mapping, of: entries, range: FileRange(start, records[entries.last].range.end), style: .block)
  }

  /// Reads a key of a block mapping and stops at its colon.
  private mutating func blockKey(column: Int) throws(NotationError) -> Int {
    let start = position
    let startLine = lineStart
    if current == 0x2D, isIndicator(at: position) {
      throw failure(
        .syntax, position, position + 1, "a list item stands where a key of the mapping should",
        expected: "“key: value”", suggestion: "indent the list below its key")
    }
    let key = try flowNode(minimum: column + 1, flow: false, singleLine: true)
    position = blankEnd(from: position)
    guard current == 0x3A, isIndicator(at: position) else { throw missingColon(key) }
    if !isScalar(key) { throw complexKey(key) }
    guard startLine == lineStart else { throw multilineKey(key) }
    try checkKeyLength(from: start)
    return key
  }

  /// Makes sure that the colon at `position` is near enough to the start of its key.
  func checkKeyLength(from start: Int) throws(NotationError) {
    guard position - start > NotationParser.maximumKeyLength else { return }
    let points = bytes[start..<position].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    guard points > NotationParser.maximumKeyLength else { return }
    throw failure(
      .limit, start, position, "a key of \(points) characters",
      expected: "at most \(NotationParser.maximumKeyLength) characters up to the colon")
  }

  /// A value that is not there.
  mutating func absent(at offset: Int) -> Int {
    scalar(offset..<offset, range: FileRange(offset, offset), style: .absent)
  }
}
