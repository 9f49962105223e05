import SourceText

extension TreeReader {
  /// Children of a collection that is being read.
  struct Children {
    var first = 0
    var last = 0
    var count = 0
  }

  mutating func append(_ node: Int, to children: inout Children) {
    if children.count == 0 { children.first = node } else { records[children.last].next = node }
    children.last = node
    children.count += 1
  }

  mutating func collection(
    _ kind: NodeTable.Kind, of children: Children, range: FileRange, style: Node.Style
  ) -> Int {
    add(NodeTable.Record(kind: kind, style: style, range: range, first: children.first, count: children.count))
  }

  /// A scalar whose text is `text` in the file.
  mutating func scalar(_ text: Range<Int>, range: FileRange, style: Node.Style) -> Int {
    add(NodeTable.Record(kind: .scalar, style: style, range: range, first: text.lowerBound, count: text.count))
  }

  /// A scalar whose text was collected in `texts`.
  mutating func collectedScalar(range: FileRange, style: Node.Style) -> Int {
    let text = texts.take()
    let isQuoted = style == .singleQuoted || style == .doubleQuoted
    guard !text.isEmpty else {
      let start = isQuoted ? range.start + 1 : range.start
      return scalar(start..<start, range: range, style: style)
    }
    return add(
      NodeTable.Record(
        kind: .scalar, style: style, isCollected: true, range: range, first: text.lowerBound, count: text.count))
  }

  private mutating func add(_ record: NodeTable.Record) -> Int {
    records.append(record)
    return records.count - 1
  }

  /// The text of a scalar.
  func text(of node: Int) -> ArraySlice<UInt8> {
    let record = records[node]
    let range = record.first..<record.first + record.count
    return record.isCollected ? texts.bytes[range] : bytes[range]
  }

  func isScalar(_ node: Int) -> Bool { records[node].kind == .scalar }
}
