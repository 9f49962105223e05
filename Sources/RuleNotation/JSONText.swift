/// The tree as JSON: every scalar a string, keys in source order, two spaces of indentation, a line feed at the end.
///
/// An absent value is an empty string. Control characters and line separators are escaped.
package func jsonText(of node: Node) -> String {
  var writer = JSONWriter()
  writer.write(node, level: 0)
  writer.text += "\n"
  return writer.text
}

private struct JSONWriter {
  var text = ""

  /// Writes a node; nesting is as deep as the parser allows.
  mutating func write(_ node: Node, level: Int) {
    switch node.content {
    case .scalar(let value): write(value)
    case .sequence(let items):
      write(items, "[", "]", level: level) { writer, item in writer.write(item, level: level + 1) }
    case .mapping(let entries):
      write(entries, "{", "}", level: level) { writer, entry in
        writer.write(entry.key, level: level + 1)
        writer.text += ": "
        writer.write(entry.value, level: level + 1)
      }
    }
  }

  private mutating func write<Item>(
    _ items: [Item], _ open: String, _ close: String, level: Int, item: (inout JSONWriter, Item) -> Void
  ) {
    text += open
    var separator = "\n"
    for each in items {
      text += separator + String(repeating: "  ", count: level + 1)
      item(&self, each)
      separator = ",\n"
    }
    if !items.isEmpty { text += "\n" + String(repeating: "  ", count: level) }
    text += close
  }

  private mutating func write(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x0A: text += "\\n"
      case 0x09: text += "\\t"
      case 0x0D: text += "\\r"
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: text += "\\u" + hex(scalar.value, digits: 4)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
