import Foundation
import Matching
import RuleNotation
import Rules

/// `embed-rules OUTPUT FOLDER FILE…` writes a Swift source with the text of each rule file and its path below FOLDER, with
/// an image of the rules in them, and with what takes long to find out about all of them.
@main
struct EmbedRules {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { throw CocoaError(.fileReadUnknown) }
    let folder = arguments[1].hasSuffix("/") ? arguments[1] : arguments[1] + "/"
    var source = "extension BundledRules {\n  package static let files: [RuleFile] = [\n"
    var rules: [Rule] = []
    for path in arguments.dropFirst(2) {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let name = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
      source += "    RuleFile(path: \"\(name)\", text: \(literal(text))),\n"
      rules.append(try rule(text, name: name))
    }
    rules.sort { $0.id < $1.id }
    let image = String(decoding: RuleImage.bytes(of: rules) { $0.needs(at: $1) }, as: UTF8.self)
    source += "  ]\n\n" + property("image", image)
    var read = RuleImage.rules(in: image) ?? []
    _ = SharedEvidence.resolve(&read)
    let compiled = CompiledRules(read).image
    source += property("patterns", compiled.patterns)
    for (number, table) in compiled.tables.enumerated() { source += list("table\(number)", table) }
    let names = compiled.tables.indices.map { "table\($0)" }.joined(separator: ", ")
    source += "  package static var tables: [[UInt64]] { [\(names)] }\n}\n"
    try source.write(toFile: arguments[0], atomically: true, encoding: .utf8)
  }

  private static func rule(_ text: String, name: String) throws -> Rule {
    let bytes = Array(text.utf8)
    let path = "rules/\(name)"
    switch RuleLoader.load(bytes, path: path, id: RuleLoader.id(of: name), examples: .skip) {
    case .success(let rule): return rule
    case .failure(let problems):
      let shown = problems.diagnostics.map { $0.rendered(source: bytes) }.joined(separator: "\n")
      FileHandle.standardError.write(Data((shown + "\n").utf8))
      throw CocoaError(.fileReadCorruptFile)
    }
  }

  private static func property(_ name: String, _ value: String) -> String {
    "  package static let \(name): String = \(escapedLiteral(value))\n"
  }

  /// An array that lies in the binary as it is used.
  private static func list(_ name: String, _ words: [UInt64]) -> String {
    "  private static let \(name): [UInt64] = [\(words.map { String($0) }.joined(separator: ", "))]\n"
  }

  /// A string literal that reads as `text`.
  private static func literal(_ text: String) -> String {
    let fence = fence(for: text)
    return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
  }

  /// A string literal on one line, for a text with characters of any kind.
  private static func escapedLiteral(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\\" || scalar == "\"" {
        escaped += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }

  /// The shortest run of `#` that makes `text` safe inside a raw multi-line literal.
  private static func fence(for text: String) -> String {
    var fence = "#"
    while text.contains("\"" + fence) || text.contains("\\" + fence) { fence += "#" }
    return fence
  }
}
