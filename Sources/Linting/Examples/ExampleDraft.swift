import Drafts
import Rules

/// The text of an example, as written or transformed, with the places where its rule must find something.
struct ExampleDraft {
  /// What was done to the example; nil for the example as written.
  var transformation: String?
  var text: [UInt8]
  var format: DraftFormat
  /// Byte ranges of the text, in order.
  var marked: [Range<Int>]

  /// The example as written.
  init(_ example: Example) {
    text = Array(example.text.utf8)
    format = example.format
    marked = example.marked
  }

  /// Every byte, or the bytes put in its place, with the marked ranges moved along.
  private func replacing(_ name: String, _ replacement: (_ index: Int) -> (bytes: [UInt8], count: Int)?) -> ExampleDraft
  {
    var result = self
    result.transformation = name
    result.text = []
    var places = Array(repeating: 0, count: text.count + 1)
    var index = 0
    while index < text.count {
      let (bytes, count) = replacement(index) ?? ([text[index]], 1)
      for offset in 0..<count { places[index + offset] = result.text.count }
      result.text += bytes
      index += count
    }
    places[text.count] = result.text.count
    result.marked = marked.map { places[$0.lowerBound]..<places[$0.upperBound] }
    return result
  }

  private func adding(_ name: String, before prefix: String, after suffix: String = "") -> ExampleDraft {
    var result = self
    result.transformation = name
    let count = prefix.utf8.count
    result.text = Array(prefix.utf8) + text + Array(suffix.utf8)
    result.marked = marked.map { ($0.lowerBound + count)..<($0.upperBound + count) }
    return result
  }

  // MARK: Transformations

  /// After a paragraph that ends with characters outside the basic plane.
  func afterEmoji() -> ExampleDraft {
    let paragraph = "Zoë waved to the whole crowd 😀👍🏽 and went home."
    return adding(
      "after a paragraph with an emoji", before: format == .html ? "<p>\(paragraph)</p>\n" : "\(paragraph)\n\n")
  }

  func withCRLF() -> ExampleDraft? {
    guard text.contains(0x0A), !text.contains(0x0D) else { return nil }
    return replacing("with CRLF line ends") { text[$0] == 0x0A ? ([0x0D, 0x0A], 1) : nil }
  }

  func withByteOrderMark() -> ExampleDraft { adding("with a byte-order mark", before: "\u{FEFF}") }

  /// Curly marks for straight ones, opening where nothing or white space or a bracket stands before.
  func withCurlyQuotes() -> ExampleDraft? {
    guard format == .text, text.contains(0x22) || text.contains(0x27) else { return nil }
    return replacing("with curly quotation marks") { index in
      let opens = index == 0 || [0x20, 0x0A, 0x28, 0x5B].contains(text[index - 1])
      switch text[index] {
      case 0x22: return (Array((opens ? "“" : "”").utf8), 1)
      case 0x27: return (Array((opens ? "‘" : "’").utf8), 1)
      default: return nil
      }
    }
  }

  /// One plain line in a paragraph of HTML.
  func inParagraphElement() -> ExampleDraft? {
    guard isPlainLine else { return nil }
    var result = replacing("inside <p> as HTML") { index in
      switch text[index] {
      case UInt8(ascii: "&"): (Array("&amp;".utf8), 1)
      case UInt8(ascii: "<"): (Array("&lt;".utf8), 1)
      case UInt8(ascii: ">"): (Array("&gt;".utf8), 1)
      default: nil
      }
    }
    .adding("inside <p> as HTML", before: "<p>", after: "</p>\n")
    result.format = .html
    return result
  }

  /// One plain line without Markdown's marks as a list item.
  func asListItem() -> ExampleDraft? {
    let special = Array("*_<>`&\\|~$".utf8)
    guard isPlainLine, !text.contains(where: special.contains), let first = text.first,
      !Array("#+-=0123456789[:".utf8).contains(first)
    else { return nil }
    let line = String(decoding: text, as: UTF8.self)
    guard !["](", "][", "]:", "://", "www.", "@"].contains(where: line.contains) else { return nil }
    var result = adding("as a Markdown list item", before: "- ", after: "\n")
    result.format = .markdown
    return result
  }

  /// Plain text in one line, without white space that mark-up would swallow.
  private var isPlainLine: Bool {
    guard format == .text, let first = text.first, let last = text.last, first != 0x20, last != 0x20 else {
      return false
    }
    var before: UInt8 = 0
    for byte in text {
      if byte < 0x20 || (byte == 0x20 && before == 0x20) { return false }
      before = byte
    }
    return true
  }
}
