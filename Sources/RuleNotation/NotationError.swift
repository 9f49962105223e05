package import SourceText

/// Why a file is not read, and where.
package struct NotationError: Error, Hashable, Sendable {
  /// What kind of reason it is.
  package enum Kind: Sendable {
    /// YAML does not allow it either.
    case syntax
    /// YAML allows it, the notation does not.
    case notSupported
    /// The bytes are not UTF-8 text.
    case encoding
    /// A limit of the notation is exceeded.
    case limit
  }

  package var kind: Kind
  /// The file as it was named to the parser.
  package var path: String
  /// Bytes of the file to point at; never behind the end of the file.
  package var range: FileRange
  /// What was seen, without a full stop.
  package var message: String
  /// What could have stood there, as the rest of a sentence that begins with “expected”.
  package var expected: String?
  /// What to write instead, where it is near.
  package var suggestion: String?

  package init(
    kind: Kind, path: String, range: FileRange, message: String, expected: String? = nil, suggestion: String? = nil
  ) {
    self.kind = kind
    self.path = path
    self.range = range
    self.message = message
    self.expected = expected
    self.suggestion = suggestion
  }

  /// The error as a message about the file.
  package var diagnostic: SourceDiagnostic {
    SourceDiagnostic(
      path: path, range: range, message: message,
      help: [expected.map { "expected " + $0 }, suggestion].compactMap(\.self))
  }

  /// The error as people read it; see `SourceDiagnostic.rendered(source:)`.
  ///
  /// - Parameter source: the bytes that were parsed.
  package func rendered(source: [UInt8]) -> String {
    diagnostic.rendered(source: source)
  }
}
