/// A file's text as UTF-8, with the way back to the bytes on disk.
package struct DecodedText: Sendable {
  /// Valid UTF-8. A byte-order mark is left out.
  package var bytes: [UInt8]
  /// Leads from `bytes` to the file; rises in both spaces.
  package var map: SourceMap
  /// What the file was read as.
  package var encoding: TextEncoding

  package init(bytes: [UInt8], map: SourceMap, encoding: TextEncoding) {
    self.bytes = bytes
    self.map = map
    self.encoding = encoding
  }
}
