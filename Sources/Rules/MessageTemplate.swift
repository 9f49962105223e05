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
    let bytes = Array(text.utf8)
    var parts: [Part] = []
    var literal: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == open || byte == close {
        if let end = Self.slotEnd(in: bytes, from: index) {
          if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
          literal.removeAll()
          parts.append(.slot(String(decoding: bytes[index + 1..<end], as: UTF8.self)))
          index = end + 1
          continue
        }
        if index + 1 < bytes.count, bytes[index + 1] == byte { index += 1 }
      }
      literal.append(byte)
      index += 1
    }
    if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
    self.parts = parts
  }

  /// Where the brace closes that opens at `index`; nil where what begins there is no slot.
  private static func slotEnd(in bytes: [UInt8], from index: Int) -> Int? {
    guard bytes[index] == open else { return nil }
    var end = index + 1
    while end < bytes.count, ASCII.isAlphanumeric(bytes[end]) || bytes[end] == underscore { end += 1 }
    return end < bytes.count && bytes[end] == close && end > index + 1 && !ASCII.isDigit(bytes[index + 1]) ? end : nil
  }

  /// The names between braces, in order.
  package var slots: [String] {
    parts.compactMap { if case .slot(let name) = $0 { name } else { nil } }
  }

  /// The text with every slot filled; an unknown name gives nothing.
  package func filled(_ value: (String) -> String?) -> String {
    if parts.count == 1, case .text(let whole) = parts[0] { return whole }
    return parts.reduce(into: "") { text, part in
      switch part {
      case .text(let literal): text += literal
      case .slot(let name): text += value(name) ?? ""
      }
    }
  }
}

private let open = UInt8(ascii: "{")
private let close = UInt8(ascii: "}")
private let underscore = UInt8(ascii: "_")
