package import SourceText

/// A node of a parsed file: a text, a mapping or a list, with its place in the file.
package struct Node: Sendable {
  /// What a node holds.
  package enum Content: Sendable {
    /// The text of a scalar. Nothing is resolved: `no`, `1.0` and `~` are texts like any other.
    case scalar(String)
    /// Entries in source order, no key twice.
    case mapping([Entry])
    case sequence([Node])
  }

  /// A key with its value.
  package struct Entry: Sendable {
    /// A scalar on one line, or in a flow mapping on several.
    package var key: Node
    package var value: Node

    package init(key: Node, value: Node) {
      self.key = key
      self.value = value
    }
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

  package var content: Content
  /// Bytes of the file that the whole node takes, with quotes, brackets or the `|` of a block scalar.
  ///
  /// A byte-order mark in front of the text counts. An absent value has an empty range behind its indicator.
  package var range: FileRange
  package var style: Style
  /// From the bytes of a scalar's text to the file; empty where they stand in the file as they are.
  let map: SourceMap

  init(_ content: Content, range: FileRange, style: Style, map: SourceMap = SourceMap()) {
    self.content = content
    self.range = range
    self.style = style
    self.map = map
  }
}

extension Node {
  /// An empty text in no file, for what was not read from one.
  package static let nowhere = Node(.scalar(""), range: FileRange(0, 0), style: .absent)

  /// The text of a scalar, nil for mappings and lists. An absent value has an empty text.
  package var scalar: String? {
    if case .scalar(let text) = content { return text }
    return nil
  }

  /// The entries of a mapping, nil for others.
  package var mapping: [Entry]? {
    if case .mapping(let entries) = content { return entries }
    return nil
  }

  /// The items of a list, nil for others.
  package var sequence: [Node]? {
    if case .sequence(let items) = content { return items }
    return nil
  }

  /// Whether nothing is written where a value could stand. A quoted empty text is not absent.
  package var isAbsent: Bool { style == .absent }

  /// The value under `key`, compared byte by byte; nil where there is none or this is no mapping.
  package subscript(key: String) -> Node? {
    mapping?.first { $0.key.scalar.map { $0.utf8.elementsEqual(key.utf8) } ?? false }?.value
  }

  /// The file offset of the byte, escape or line ending that the scalar's UTF-8 byte `offset` was read from.
  ///
  /// The offset behind the last byte maps to the end of the text in the file.
  package func fileOffset(ofValueByte offset: Int) -> Int {
    guard map.segments.isEmpty else { return map.fileRange(of: TextRange(offset, offset)).start }
    return textStart + offset
  }

  /// The bytes of the file that the scalar's UTF-8 bytes `range` were read from; escapes are taken whole.
  package func fileRange(ofValueBytes range: Range<Int>) -> FileRange {
    let text = TextRange(range.lowerBound, range.upperBound)
    guard map.segments.isEmpty else { return map.fileRange(of: text) }
    return FileRange(textStart + text.start, textStart + text.end)
  }

  /// Where the text of a scalar without escapes and line folds begins.
  private var textStart: Int {
    style == .singleQuoted || style == .doubleQuoted ? range.start + 1 : range.start
  }
}
