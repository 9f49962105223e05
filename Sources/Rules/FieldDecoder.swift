package import RuleNotation
import SourceText

/// The values of a mapping by key.
package struct Fields {
  private var entries: [(key: String, value: Node)] = []

  package subscript(key: String) -> Node? { entries.first { $0.key == key }?.value }

  var count: Int { entries.count }

  mutating func append(_ value: Node, at key: String) { entries.append((key, value)) }
}

/// Reads typed values from nodes and keeps what is wrong with them, each at its place.
package struct FieldDecoder {
  let path: String
  package private(set) var problems: [SourceDiagnostic] = []

  package init(path: String) { self.path = path }

  package mutating func report(_ node: Node, _ message: String, help: String? = nil) {
    problems.append(SourceDiagnostic(path: path, range: node.range, message: message, help: help.map { [$0] } ?? []))
  }

  /// The values of a mapping by key; unknown keys are reported.
  package mutating func fields(of node: Node, known: [String], what: String) -> Fields {
    var fields = Fields()
    guard let entries = node.mapping else {
      report(node, "\(what) must be a mapping, such as “\(known.first ?? "key"): …”")
      return fields
    }
    for entry in entries {
      guard let key = entry.key.scalar else { continue }
      if known.contains(key) { fields.append(entry.value, at: key) } else { reportUnknown(entry.key, key, known, what) }
    }
    return fields
  }

  mutating func reportUnknown(_ node: Node, _ key: String, _ known: [String], _ what: String) {
    let help = nearest(to: key, among: known).map { "did you mean “\($0)”?" }
    report(node, "unknown key “\(key)” in \(what)", help: help ?? "known are: \(known.joined(separator: ", "))")
  }

  mutating func reportUnknownTerm(_ node: Node, _ name: String, _ known: [String]) {
    let help = nearest(to: name, among: known).map { "did you mean “\($0)”?" }
    report(node, "no term “\(name)” stands above", help: help ?? "write it under terms: \(name): {words: ..8}")
  }

  /// The text of a scalar; reports anything else, and an empty one.
  package mutating func text(_ node: Node, what: String) -> String? {
    if let text = node.scalar, !text.isEmpty { return text }
    _ = isText(node, what: what)
    return nil
  }

  /// Whether `node` is a scalar that is not empty; reports anything else.
  mutating func isText(_ node: Node, what: String) -> Bool {
    if !node.isScalar {
      report(node, "\(what) must be a text")
    } else if node.textBytes.isEmpty {
      report(node, "\(what) must not be empty")
    } else {
      return true
    }
    return false
  }

  /// The items of a sequence; a scalar or mapping counts as the only item.
  package mutating func items(_ node: Node, what: String) -> Node.Nodes {
    let items = node.items
    if items.isEmpty { report(node, "\(what) must not be an empty list") }
    return items
  }

  /// A text or a list of texts.
  package mutating func texts(_ node: Node, what: String) -> [String] {
    var texts: [String] = []
    for item in items(node, what: what) { if let text = text(item, what: what) { texts.append(text) } }
    return texts
  }

  mutating func number(_ node: Node, what: String) -> Double? {
    guard let text = text(node, what: what) else { return nil }
    guard let value = Double(text), value.isFinite else {
      report(node, "\(what) must be a number, not “\(text)”")
      return nil
    }
    return value
  }

  /// A whole number from 0 to 1,000,000.
  package mutating func count(_ node: Node, what: String) -> Int? {
    guard let text = text(node, what: what) else { return nil }
    guard let value = Int(text), (0...1_000_000).contains(value) else {
      report(node, "\(what) must be a whole number, not “\(text)”")
      return nil
    }
    return value
  }

  mutating func range(_ node: Node, what: String) -> NumberRange? {
    guard let text = text(node, what: what) else { return nil }
    guard let range = NumberRange(text) else {
      report(node, "\(what) must be a number or a range, not “\(text)”", help: "write 5, 2..8, ..8 or 2..")
      return nil
    }
    return range
  }

  package mutating func flag(_ node: Node, what: String) -> Bool? {
    choice(node, what: what, of: Self.flags, shown: ["yes", "no"])
  }

  private static let flags = [("yes", true), ("no", false), ("true", true), ("false", false)]

  /// One of the raw values of an enumeration.
  package mutating func choice<Value: RawRepresentable & CaseIterable>(_ node: Node, what: String, as: Value.Type)
    -> Value?
  where Value.RawValue == String {
    guard let text = text(node, what: what) else { return nil }
    if let value = Value(rawValue: text) { return value }
    reportChoice(node, text, what: what, shown: Value.allCases.map(\.rawValue))
    return nil
  }

  /// One of a few names; `shown` are those to tell where it is none of them.
  mutating func choice<Value>(
    _ node: Node, what: String, of values: [(String, Value)], shown: @autoclosure () -> [String]
  ) -> Value? {
    guard let text = text(node, what: what) else { return nil }
    if let value = values.first(where: { $0.0 == text }) { return value.1 }
    reportChoice(node, text, what: what, shown: shown())
    return nil
  }

  private mutating func reportChoice(_ node: Node, _ text: String, what: String, shown: [String]) {
    let help = nearest(to: text, among: shown).map { "did you mean “\($0)”?" }
    report(node, "\(what) cannot be “\(text)”", help: help ?? "it is one of: \(shown.joined(separator: ", "))")
  }
}
