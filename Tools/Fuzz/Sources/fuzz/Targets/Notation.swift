import RuleNotation
import SourceText

/// Any bytes end in a tree or in an error at a place of the file; a tree that is printed and read again is the same.
func fuzzNotation(_ bytes: [UInt8]) {
  do {
    let tree = try NotationParser.parse(bytes, path: "x")
    checkPlaces(of: tree, inside: FileRange(0, bytes.count), bytes)
    let printed = jsonText(of: tree)
    let again = try NotationParser.parse(Array(printed.utf8), path: "y")
    check(jsonText(of: again) == printed, "the printed tree is read as another one")
  } catch {
    check(error.path == "x", "the printed tree is not read: \(error.message)")
    checkDiagnostic(error.diagnostic, of: bytes)
  }
}

/// Requires that a message points into its file and can be shown.
func checkDiagnostic(_ diagnostic: SourceDiagnostic, of bytes: [UInt8]) {
  check(diagnostic.range.end <= bytes.count, "“\(diagnostic.message)” points behind the file")
  check(!diagnostic.message.isEmpty, "a message is empty")
  let shown = diagnostic.rendered(source: bytes)
  check(shown.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }, "a control character is shown: \(shown.debugDescription)")
}

/// Requires that nodes lie in one another and that their texts lead back to the file.
private func checkPlaces(of node: Node, inside outer: FileRange, _ bytes: [UInt8]) {
  check(outer.contains(node.range), "\(node.range) is not inside \(outer)")
  check(node.range, in: bytes, "a node at")
  switch node.content {
  case .scalar(let text): checkPlaces(ofText: text, node, bytes)
  case .mapping(let entries):
    var end = node.range.start
    for entry in entries {
      check(entry.key.isScalar, "a key is no text")
      check(end <= entry.key.range.start && entry.key.range.end <= entry.value.range.start, "entries are out of order")
      checkPlaces(of: entry.key, inside: node.range, bytes)
      checkPlaces(of: entry.value, inside: node.range, bytes)
      end = entry.value.range.end
    }
  case .sequence(let items):
    var end = node.range.start
    for item in items {
      check(end <= item.range.start, "items are out of order")
      checkPlaces(of: item, inside: node.range, bytes)
      end = item.range.end
    }
  }
}

private func checkPlaces(ofText text: String, _ node: Node, _ bytes: [UInt8]) {
  var last = node.range.start
  for offset in 0...min(text.utf8.count, 64) {
    let place = node.fileOffset(ofValueByte: offset)
    check(last <= place && place <= bytes.count, "byte \(offset) of \(text.debugDescription) maps to \(place)")
    last = place
  }
  let whole = node.fileRange(ofValueBytes: 0..<text.utf8.count)
  check(whole, in: bytes, "a text at")
  if node.style == .plain, !text.isEmpty, !text.utf8.contains(where: { $0 <= 0x20 }) {
    check(bytes[whole.indices].elementsEqual(text.utf8), "a plain text is not what stands in the file")
  }
}
