import SourceText

/// The tree as JSON: every scalar a string, keys in source order, two spaces of indentation, a line feed at the end.
///
/// An absent value is an empty string. Control characters and line separators are escaped.
package func jsonText(of node: Node) -> String {
  var writer = JSONWriter { scalar in
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
  writer.node(node, level: 0)
  writer.raw("\n")
  return String(decoding: writer.bytes, as: UTF8.self)
}

extension JSONWriter {
  /// Writes a node; nesting is as deep as the parser allows.
  fileprivate mutating func node(_ node: Node, level: Int) {
    switch node.content {
    case .scalar(let value): string(value)
    case .sequence(let items):
      collection(items, "[", "]", level: level) { writer, item in writer.node(item, level: level + 1) }
    case .mapping(let entries):
      collection(entries, "{", "}", level: level) { writer, entry in
        writer.node(entry.key, level: level + 1)
        writer.raw(": ")
        writer.node(entry.value, level: level + 1)
      }
    }
  }

  private mutating func collection<Items: Sequence>(
    _ items: Items, _ open: String, _ close: String, level: Int, item: (inout JSONWriter, Items.Element) -> Void
  ) {
    raw(open)
    var separator = "\n"
    for each in items {
      raw(separator + String(repeating: "  ", count: level + 1))
      item(&self, each)
      separator = ",\n"
    }
    if separator == ",\n" { raw("\n" + String(repeating: "  ", count: level)) }
    raw(close)
  }
}
