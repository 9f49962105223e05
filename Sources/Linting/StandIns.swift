import Drafts
import SourceText

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
