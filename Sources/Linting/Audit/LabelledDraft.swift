package import Drafts
import SourceText

/// A draft in plain text of which every line was judged by hand.
package struct LabelledDraft: Sendable {
  package var id: String
  /// What the draft was made to be, such as `leaky`; empty where nobody said. Drafts of a flavour are counted together.
  package var flavour = ""
  /// How it is written, such as `prose` or `list`.
  package var style: String?
  /// What it is, such as `news`. `gold` is the article of a page of which other drafts were made.
  package var kind: String?
  /// The collection it is from.
  package var source: String?
  package var lines: [LabelledLine]

  package init(id: String, flavour: String = "", lines: [LabelledLine]) {
    self.id = id
    self.flavour = flavour
    self.lines = lines
  }

  /// Whether it holds nothing that must go.
  package var isClean: Bool { !lines.contains { $0.label == .stray } }

  /// Its lines, joined by line feeds, as a draft to be linted.
  package func draft() throws(Problem) -> Draft {
    let text = Array(lines.map { $0.text.utf8 }.joined(separator: "\n".utf8))
    return try DraftLoader(encoding: .utf8).load(text, format: .text, path: id)
  }
}

/// A line of a draft and what it was judged to be.
package struct LabelledLine: Sendable {
  package var text: String
  package var label: LineLabel
  /// What kind of stray line it is, such as `caption`.
  package var category: String?

  package init(_ text: String, _ label: LineLabel, category: String? = nil) {
    self.text = text
    self.label = label
    self.category = category
  }
}

/// What a line was judged to be.
package enum LineLabel: String, Sendable, CaseIterable {
  /// Belongs to the article.
  case content
  /// Does not.
  case stray
  /// Nobody can tell; counts neither way.
  case ignore
  case blank
}

extension LabelledDraft {
  /// Reads `{"id": …, "lines": [{"text": …, "label": …, "cat": …}, …]}`, with `flavour`, `style`, `kind` and `source`
  /// where they are known. Other keys are left alone; nil where `lines` is missing or no array.
  init?(_ line: [UInt8]) throws(JSONError) {
    var scanner = try JSONScanner(line)
    var id: String?
    var lines: [LabelledLine]?
    var texts: [String: String] = [:]
    var formats: [(key: String, start: Int)] = []
    try scanner.onlyObject { scanner, key, start throws(JSONError) in
      switch key {
      case "id": id = try scanner.name()
      case "lines" where scanner.peek() == UInt8(ascii: "["): lines = try Self.lines(&scanner)
      case "flavour", "style", "kind", "source": texts[key] = try Self.optionalText(&scanner)
      default:
        if DraftFormat(rawValue: key) != nil { formats.append((key, start)) }
        try scanner.skipValue()
      }
    }
    guard let lines else { return nil }
    if let format = formats.first {
      throw JSONError(offset: format.start, message: "“\(format.key)” beside “lines”; a line is one draft")
    }
    guard let id else { throw JSONError(offset: 0, message: "no “id”") }
    self.init(id: id, flavour: texts["flavour"] ?? "", lines: lines)
    (style, kind, source) = (texts["style"], texts["kind"], texts["source"])
  }

  private static func lines(_ scanner: inout JSONScanner) throws(JSONError) -> [LabelledLine] {
    var lines: [LabelledLine] = []
    try scanner.array { scanner throws(JSONError) in lines.append(try line(&scanner)) }
    return lines
  }

  private static func line(_ scanner: inout JSONScanner) throws(JSONError) -> LabelledLine {
    _ = scanner.peek()
    let start = scanner.offset
    var text: String?
    var label: LineLabel?
    var category: String?
    try scanner.object { scanner, key, _ throws(JSONError) in
      switch key {
      case "text": text = try scanner.text()
      case "label": label = try self.label(&scanner)
      case "cat": category = try optionalText(&scanner)
      default: try scanner.skipValue()
      }
    }
    guard let text else { throw JSONError(offset: start, message: "a line of the draft has no “text”") }
    guard let label else { throw JSONError(offset: start, message: "a line of the draft has no “label”") }
    return LabelledLine(text, label, category: category)
  }

  private static func label(_ scanner: inout JSONScanner) throws(JSONError) -> LineLabel {
    _ = scanner.peek()
    let start = scanner.offset
    let name = try scanner.text()
    if let label = LineLabel(rawValue: name) { return label }
    let known = LineLabel.allCases.map(\.rawValue).joined(separator: ", ")
    throw JSONError(offset: start, message: "no label “\(name)”; labels are \(known)")
  }

  /// A string; nil for a value of another kind.
  private static func optionalText(_ scanner: inout JSONScanner) throws(JSONError) -> String? {
    if scanner.peek() == UInt8(ascii: "\"") { return try scanner.text() }
    try scanner.skipValue()
    return nil
  }
}

extension JSONLine {
  /// The draft with labels that the line holds; nil where it holds one without.
  package func labelledDraft() throws(Problem) -> LabelledDraft? {
    do {
      return try LabelledDraft(bytes)
    } catch {
      throw problem(error)
    }
  }
}
