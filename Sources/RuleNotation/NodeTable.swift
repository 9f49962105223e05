import SourceText

/// All nodes of a file in one table, which the nodes share: a tree takes a handful of allocations whatever its size.
final class NodeTable: Sendable {
  /// A node. Nodes are known by their numbers, which are their places in the table.
  struct Record {
    var kind: Kind
    var style: Node.Style
    /// Whether the text of a scalar stands in `texts`, not in the file.
    var isCollected = false
    /// Bytes of the file that the whole node takes.
    var range: FileRange
    /// For a scalar the first byte of its text, in `texts` or the file; for a collection the number of its first child.
    var first: Int
    /// Bytes of a scalar's text, or the number of children. The children of a mapping are keys and values in turn.
    var count: Int
    /// The number of the node's next sibling; meaningless for the last one.
    var next = 0
  }

  enum Kind {
    case scalar, mapping, sequence
  }

  /// The file.
  let bytes: [UInt8]
  let records: [Record]
  let texts: ScalarTexts

  init(_ bytes: [UInt8], records: [Record], texts: ScalarTexts) {
    self.bytes = bytes
    self.records = records
    self.texts = texts
  }
}
