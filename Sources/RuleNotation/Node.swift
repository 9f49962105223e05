package import SourceText

/// A node of a parsed file: a text, a mapping or a list, with its place in the file.
package struct Node: Sendable {
  /// What a node holds.
  package enum Content: Sendable {
    /// The text of a scalar. Nothing is resolved: `no`, `1.0` and `~` are texts like any other.
    case scalar(String)
    /// Entries in source order, no key twice.
    case mapping(Entries)
    case sequence(Nodes)
  }

  /// A key with its value.
  package struct Entry: Sendable {
    /// A scalar on one line, or in a flow mapping on several.
    package let key: Node
    package let value: Node
  }

  /// How a node is written.
  package enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
    /// A value that is not there, as in `key:`; its text is empty.
    case absent
    /// A mapping or list in brackets.
    case flow
    /// A mapping or list by indentation.
    case block
  }

  let table: NodeTable
  let number: Int

  var record: NodeTable.Record { table.records[number] }
}

extension Node {
  /// An empty text in no file, for what was not read from one.
  package static let nowhere = Node(
    table: NodeTable(
      [],
      records: [NodeTable.Record(kind: .scalar, style: .absent, range: FileRange(0, 0), first: 0, count: 0)],
      texts: ScalarTexts()), number: 0)

  package var content: Content {
    let record = record
    switch record.kind {
    case .scalar: return .scalar(String(decoding: textBytes, as: UTF8.self))
    case .mapping: return .mapping(Entries(nodes: children(of: record)))
    case .sequence: return .sequence(children(of: record))
    }
  }

  /// Bytes of the file that the whole node takes, with quotes, brackets or the `|` of a block scalar.
  ///
  /// A byte-order mark in front of the text counts. An absent value has an empty range behind its indicator.
  package var range: FileRange { record.range }

  package var style: Style { record.style }

  /// The text of a scalar, nil for mappings and lists. An absent value has an empty text.
  package var scalar: String? { isScalar ? String(decoding: textBytes, as: UTF8.self) : nil }

  /// Whether this is a scalar with the given text, compared byte by byte.
  package func hasText(_ text: String) -> Bool { isScalar && textBytes.elementsEqual(text.utf8) }

  /// Whether this is a text; says so without making a `String` of it.
  package var isScalar: Bool { record.kind == .scalar }

  /// The entries of a mapping, nil for others.
  package var mapping: Entries? {
    let record = record
    return record.kind == .mapping ? Entries(nodes: children(of: record)) : nil
  }

  /// The items of a list, nil for others.
  package var sequence: Nodes? {
    let record = record
    return record.kind == .sequence ? children(of: record) : nil
  }

  /// The items of a list; of others, the node itself as the only one.
  package var items: Nodes { sequence ?? Nodes(table, first: number, count: 1) }

  /// Whether nothing is written where a value could stand. A quoted empty text is not absent.
  package var isAbsent: Bool { record.style == .absent }

  /// The value under `key`, compared byte by byte; nil where there is none or this is no mapping.
  package subscript(key: String) -> Node? {
    mapping?.first { $0.key.hasText(key) }?.value
  }

  /// The text of a scalar as UTF-8, empty for mappings and lists; takes no copy.
  package var textBytes: ArraySlice<UInt8> {
    let record = record
    guard record.kind == .scalar else { return [] }
    let range = record.first..<record.first + record.count
    return record.isCollected ? table.texts.bytes[range] : table.bytes[range]
  }

  private func children(of record: NodeTable.Record) -> Nodes {
    Nodes(table, first: record.first, count: record.count)
  }
}

// MARK: - Children

extension Node {
  /// Nodes in source order.
  package struct Nodes: Sequence, IteratorProtocol, Sendable {
    let table: NodeTable
    /// The number of the first of them; behind the last one meaningless.
    private var first: Int
    package private(set) var count: Int

    init(_ table: NodeTable, first: Int, count: Int) {
      self.table = table
      self.first = first
      self.count = count
    }

    package var isEmpty: Bool { count == 0 }

    package mutating func next() -> Node? {
      guard count > 0 else { return nil }
      let node = Node(table: table, number: first)
      first = node.record.next
      count -= 1
      return node
    }
  }

  /// Entries in source order.
  package struct Entries: Sequence, IteratorProtocol, Sendable {
    /// Keys and values in turn.
    var nodes: Nodes

    package var count: Int { nodes.count / 2 }
    package var isEmpty: Bool { nodes.isEmpty }

    package mutating func next() -> Entry? {
      guard let key = nodes.next(), let value = nodes.next() else { return nil }
      return Entry(key: key, value: value)
    }
  }
}

// MARK: - Places

extension Node {
  /// The file offset of the byte, escape or line ending that the scalar's UTF-8 byte `offset` was read from.
  ///
  /// The offset behind the last byte maps to the end of the text in the file.
  package func fileOffset(ofValueByte offset: Int) -> Int {
    fileRange(ofValueBytes: offset..<offset).start
  }

  /// The bytes of the file that the scalar's UTF-8 bytes `range` were read from; escapes are taken whole.
  package func fileRange(ofValueBytes range: Range<Int>) -> FileRange {
    let record = record
    let text = TextRange(record.first + range.lowerBound, record.first + range.upperBound)
    guard record.isCollected else { return FileRange(text.start, text.end) }
    // The text of another scalar follows in the map.
    guard range.lowerBound < record.count else {
      let last = TextRange(record.first + record.count - 1, record.first + record.count)
      let end = table.texts.map.fileRange(of: last).end
      return FileRange(end, end)
    }
    return table.texts.map.fileRange(of: text)
  }
}
