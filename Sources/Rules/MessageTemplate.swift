import SourceText

/// A text with places for the match and its named groups: `“{match}” is a cliché.`
package struct MessageTemplate: Sendable, Hashable {
  /// A piece of the template.
  package enum Part: Sendable, Hashable {
    case text(String)
    /// The name between braces; `match` is the whole match.
    case slot(String)
  }

  /// The pieces in order.
  package let parts: [Part]
  /// The template as written.
  package let source: String

  /// A template that was read before.
  init(source: String, parts: [Part]) {
    self.source = source
    self.parts = parts
  }

  /// Reads a template. `{{` and `}}` stand for single braces; a brace that begins no name stands for itself.
  package init(_ text: String) {
    source = text
    var parts: [Part] = []
    var literal = ""
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
        literal.append(first)
        rest = rest.dropFirst(2)
      } else if first == "{", let close = rest.firstIndex(of: "}"),
        Self.isName(rest[rest.index(after: rest.startIndex)..<close])
      {
        if !literal.isEmpty { parts.append(.text(literal)) }
        literal = ""
        parts.append(.slot(String(rest[rest.index(after: rest.startIndex)..<close])))
        rest = rest[rest.index(after: close)...]
      } else {
        literal.append(first)
        rest = rest.dropFirst()
      }
    }
    if !literal.isEmpty { parts.append(.text(literal)) }
    self.parts = parts
  }

  /// The names between braces, in order.
  package var slots: [String] {
    parts.compactMap { if case .slot(let name) = $0 { name } else { nil } }
  }

  /// The text with every slot filled; an unknown name gives nothing.
  package func filled(_ value: (String) -> String?) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .text(let literal): text += literal
      case .slot(let name): text += value(name) ?? ""
      }
    }
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, ASCII.isLetter(first) || first == 0x5F else { return false }
    return text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x5F }
  }
}
