import SourceText

/// A value of JSON, for reports that are written as a whole.
enum JSONValue {
  case null
  case whole(Int)
  case number(Double)
  case text(String)
  case array([JSONValue])
  /// Members in the order they are written in.
  case object([(name: String, value: JSONValue)])

  /// A number, or `null` where there is none.
  init(_ value: Double?) { self = value.map { .number($0) } ?? .null }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral {
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { (name: $0.0, value: $0.1) })
  }

  init(stringLiteral value: String) { self = .text(value) }
}

extension JSONWriter {
  /// Writes a value on one line.
  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .whole(let number): self.number(number)
    case .number(let number): self.number(number)
    case .text(let text): string(text)
    case .array(let elements):
      raw("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { raw(",") }
        self.value(element)
      }
      raw("]")
    case .object(let members):
      raw("{")
      for (index, member) in members.enumerated() {
        if index > 0 { raw(",") }
        string(member.name)
        raw(":")
        self.value(member.value)
      }
      raw("}")
    }
  }
}
