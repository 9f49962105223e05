/// Reads JSON texts that stand one behind the other, with numbers as they are written.
struct JSONDocuments {
  indirect enum Value: Equatable {
    case text(String)
    /// A number, `true`, `false` or `null`.
    case word(String)
    case list([Value])
    case map([Entry])
  }

  struct Entry: Equatable {
    var key: String
    var value: Value
  }

  private var rest: Substring.UnicodeScalarView

  /// The values of a well-formed text.
  static func read(_ text: String) -> [Value] {
    var reader = JSONDocuments(rest: Substring(text).unicodeScalars)
    var values: [Value] = []
    while reader.peek() != nil { values.append(reader.value()) }
    return values
  }

  /// The next character that is no white space.
  private mutating func peek() -> Unicode.Scalar? {
    rest = rest.drop { " \n\r\t".unicodeScalars.contains($0) }
    return rest.first
  }

  private mutating func value() -> Value {
    switch peek() {
    case "\"": return .text(text())
    case "[":
      var items: [Value] = []
      while passed("[,", until: "]") { items.append(value()) }
      return .list(items)
    case "{":
      var entries: [Entry] = []
      while passed("{,", until: "}") {
        _ = peek()
        let key = text()
        _ = peek()
        rest = rest.dropFirst()
        entries.append(Entry(key: key, value: value()))
      }
      return .map(entries)
    default:
      let word = rest.prefix { !" \n\r\t,]}".unicodeScalars.contains($0) }
      rest = rest.dropFirst(max(1, word.count))
      return .word(String(word))
    }
  }

  /// Passes one of the marks in front of an item; at the end of the list, passes that and gives false.
  private mutating func passed(_ marks: String, until end: Unicode.Scalar) -> Bool {
    guard let next = peek() else { return false }
    if marks.unicodeScalars.contains(next) { rest = rest.dropFirst() }
    guard peek() == end else { return true }
    rest = rest.dropFirst()
    return false
  }

  private mutating func text() -> String {
    var units: [UInt16] = []
    rest = rest.dropFirst()
    while let scalar = rest.popFirst(), scalar != "\"" {
      guard scalar == "\\", let letter = rest.popFirst() else {
        units += Array(String(scalar).utf16)
        continue
      }
      switch letter {
      case "n": units.append(10)
      case "t": units.append(9)
      case "r": units.append(13)
      case "b": units.append(8)
      case "f": units.append(12)
      case "u":
        units.append(UInt16(String(rest.prefix(4)), radix: 16) ?? 0)
        rest = rest.dropFirst(4)
      default: units += Array(String(letter).utf16)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
