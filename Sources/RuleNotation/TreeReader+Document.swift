import SourceText

extension TreeReader {
  /// Reads the only document of the file; gives the number of its node.
  mutating func document() throws(NotationError) -> Int {
    nextContentLine()
    try refuseDirective()
    while indent < 0, position < bytes.count, current == 0x2E {
      try passEndMarker()
      try refuseDirective()
    }
    let root: Int
    if indent < 0, position < bytes.count {
      position += 3
      root = try blockNode(parent: -1, place: .document)
    } else if indent < 0 {
      return absent(at: position)
    } else {
      root = try contentNode(column: indent, parent: -1, allowsCollection: true)
    }
    try finishDocument()
    return root
  }

  /// Makes sure that nothing but `...` and comments follows the document.
  private mutating func finishDocument() throws(NotationError) {
    if indent >= 0 { throw strayContent() }
    while position < bytes.count {
      guard indent < 0 else { throw secondDocument() }
      guard current == 0x2E else { throw secondDocument() }
      try passEndMarker()
    }
  }

  /// Passes `...` and what may follow it on its line.
  private mutating func passEndMarker() throws(NotationError) {
    position += 3
    try finishLine(after: "“...”")
  }

  private func refuseDirective() throws(NotationError) {
    guard indent >= 0, column == 0, current == 0x25 else { return }
    throw failure(
      .notSupported, position, lineEnd(from: position), "directives are not supported",
      expected: "the content of the document", suggestion: "delete this line")
  }

  private func secondDocument() -> NotationError {
    failure(
      .notSupported, position, indent < 0 ? position + 3 : lineEnd(from: position),
      "more than one document in a file is not supported", expected: "the end of the file",
      suggestion: "put each document into a file of its own")
  }
}
