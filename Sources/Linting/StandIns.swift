import Drafts
import SourceText

struct DecodingFailure: Error {
  var offset: Int
  var message: String
  func place(in bytes: [UInt8]) -> LineColumn? { LineIndex(bytes).position(of: offset, in: bytes, unit: .codePoints) }
}

enum TextDecoder {
  static func decode(_ bytes: [UInt8], as encoding: TextEncoding?, isHTML: Bool) throws(DecodingFailure) -> DecodedText {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let text = isMarked ? Array(bytes.dropFirst(3)) : bytes
    do {
      _ = try UTF8Span(validating: text.span)
    } catch {
      throw DecodingFailure(offset: error.byteOffsets.lowerBound + (isMarked ? 3 : 0), message: "not valid UTF-8")
    }
    return DecodedText(bytes: text, map: SourceMap(identity: text.count, from: isMarked ? 3 : 0), encoding: .utf8)
  }
}

enum PlainTextReader {
  static func read(_ text: DecodedText, path: String) -> Draft {
    var builder = DraftBuilder()
    builder.beginBlock(.paragraph, outerStart: 0)
    builder.append(text.bytes, file: 0)
    builder.endBlock(outerEnd: text.bytes.count)
    return builder.finish(path: path, format: .text, source: text)
  }
}

enum MarkdownReader {
  static func read(_ text: DecodedText, path: String, html: (DecodedText, String) -> Draft) -> Draft {
    PlainTextReader.read(text, path: path)
  }
}

enum HTMLReader {
  static func read(_ text: DecodedText, path: String) -> Draft { PlainTextReader.read(text, path: path) }
}
