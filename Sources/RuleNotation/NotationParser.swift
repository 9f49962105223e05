/// Reads the notation of rule and configuration files: a strict subset of YAML 1.2.
///
/// Whatever is read is read as YAML 1.2 reads it, all scalars being texts. Everything else is refused where it stands.
package enum NotationParser {
  /// Mappings and lists may stand in one another this deep.
  package static let maximumDepth = 64
  /// A key of a block mapping, or of a pair in a flow sequence, has at most this many code points up to its colon (YAML 1.2.2, 7.4.2).
  package static let maximumKeyLength = 1024

  /// The tree of a file. A file without content is an absent node.
  ///
  /// - Parameters:
  ///   - bytes: the file, UTF-8 with or without a byte-order mark.
  ///   - path: how errors name the file.
  /// - Throws: the first error in the file; bytes that are no UTF-8 text come before errors of the notation.
  /// - Complexity: linear in the number of bytes.
  package static func parse(_ bytes: [UInt8], path: String) throws(NotationError) -> Node {
    try checkText(bytes, path: path)
    var reader = TreeReader(bytes, path: path)
    let root = try reader.document()
    return Node(table: NodeTable(bytes, records: reader.records, texts: reader.texts), number: root)
  }
}
