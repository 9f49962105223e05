import Drafts
import SourceText

/// Encodes what fixes put into a file.
struct ReplacementEncoding {
  private let encoding: TextEncoding
  private let isHTML: Bool
  private let file: [UInt8]

  /// - Parameter file: the bytes that the draft was read from.
  init(of draft: Draft, _ file: [UInt8]) {
    encoding = draft.source.encoding
    isHTML = draft.format == .html
    self.file = file
  }

  /// The bytes for a text; nil where the encoding lacks one of its characters.
  ///
  /// In HTML such a character becomes a reference. So does every character beyond ASCII in a page that holds none, as
  /// nothing there says how it is encoded.
  func bytes(for text: String) -> [UInt8]? {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    guard isHTML, !isASCII else { return TextDecoder.encode(text, as: encoding) }
    let isASCIIPage = encoding == .utf8 && file.allSatisfy { $0 < 0x80 }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let encoded =
        isASCIIPage && !scalar.isASCII ? nil : TextDecoder.encode(String(scalar), as: encoding)
      guard let piece = encoded ?? TextDecoder.encode("&#\(scalar.value);", as: encoding) else { return nil }
      bytes += piece
    }
    return bytes
  }
}
