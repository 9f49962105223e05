package import Drafts
import HTMLDrafts
import MarkdownDrafts
import Platform
package import SourceText

/// Reads drafts of every format.
package struct DraftLoader: Sendable {
  /// The encoding the user named; nil: as the bytes say.
  private let encoding: TextEncoding?
  /// The most bytes a draft may have.
  private let largestSize: Int

  package init(encoding: TextEncoding? = nil, largestSize: Int = FilePath.largestSize) {
    self.encoding = encoding
    self.largestSize = largestSize
  }

  /// The bytes of a file or of standard input.
  package func contents(of source: DraftSource) throws(Problem) -> [UInt8] { try source.contents(upTo: largestSize) }

  /// The draft in a file or in standard input.
  package func load(_ source: DraftSource) throws(Problem) -> Draft {
    try load(try contents(of: source), of: source)
  }

  /// The draft in the bytes that a source holds.
  package func load(_ bytes: [UInt8], of source: DraftSource) throws(Problem) -> Draft {
    try load(bytes, format: source.format ?? DraftFormat(content: bytes), path: source.path)
  }

  /// The draft in the bytes of a file.
  package func load(_ bytes: [UInt8], format: DraftFormat, path: String) throws(Problem) -> Draft {
    let text: DecodedText
    do {
      text = try TextDecoder.decode(bytes, as: encoding, isHTML: format == .html)
    } catch {
      throw Problem(path: path, place: Self.place(of: error, in: bytes), message: error.description)
    }
    return read(text, format: format, path: path)
  }

  /// The line and column of the first bad byte.
  private static func place(of error: DecodingError, in bytes: [UInt8]) -> LineColumn? {
    guard case .invalidUTF8(let offset, _) = error else { return nil }
    return LineIndex(bytes).position(of: offset, in: bytes, unit: .codePoints)
  }

  /// The draft in a text.
  package func read(_ text: DecodedText, format: DraftFormat, path: String) -> Draft {
    switch format {
    case .text: PlainTextReader.read(text, path: path)
    case .markdown: MarkdownReader.read(text, path: path, html: HTMLReader())
    case .html: HTMLReader.read(text, path: path)
    }
  }
}
