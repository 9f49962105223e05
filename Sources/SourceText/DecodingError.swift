/// Why a file could not be read as text.
package enum DecodingError: Error, Hashable, Sendable {
  /// The file is not valid UTF-8, and nothing says that it is anything else. `offset` is that of the first bad byte.
  case invalidUTF8(offset: Int, byte: UInt8)
  /// The page declares, or a byte-order mark shows, an encoding that cannot be read here.
  case unsupportedEncoding(label: String)
}

extension DecodingError: CustomStringConvertible {
  /// What was seen and what to do, in one sentence each.
  package var description: String {
    switch self {
    case .invalidUTF8(let offset, let byte):
      let hex = String(byte, radix: 16, uppercase: true)
      return """
        The file is not valid UTF-8: byte 0x\(hex.utf8.count < 2 ? "0" : "")\(hex) at offset \(offset). \
        Save it as UTF-8, or name its encoding with --encoding.
        """
    case .unsupportedEncoding(let label):
      return "The encoding is “\(label)”, which galley does not read. Save the file as UTF-8."
    }
  }
}
