import Foundation

/// `embed-rules OUTPUT FOLDER FILE…` writes a Swift source with the text of each rule file and its path below FOLDER.
@main
struct EmbedRules {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2 else { throw CocoaError(.fileReadUnknown) }
    let folder = arguments[1].hasSuffix("/") ? arguments[1] : arguments[1] + "/"
    var source = "extension BundledRules {\n  package static let files: [RuleFile] = [\n"
    for path in arguments.dropFirst(2) {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let name = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
      let fence = fence(for: text)
      source += "    RuleFile(path: \"\(name)\", text: \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)),\n"
    }
    source += "  ]\n}\n"
    try source.write(toFile: arguments[0], atomically: true, encoding: .utf8)
  }

  /// The shortest run of `#` that makes `text` safe inside a raw multi-line literal.
  private static func fence(for text: String) -> String {
    var fence = "#"
    while text.contains("\"" + fence) || text.contains("\\" + fence) { fence += "#" }
    return fence
  }
}
