import Foundation
import GalleyCommand
import Testing

/// `schema/configuration.schema.json`, by which editors complete `.galley.yaml`, says what galley does.
@Suite struct ConfigurationSchemaTests {
  private let schema: JSONSchema

  init() throws {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    schema = try JSONSchema(path: repository.path + "/schema/configuration.schema.json")
  }

  private func run(_ arguments: [String]) -> Outcome { outcome { Galley.run(arguments, console: $0) } }

  /// A configuration as JSON with every scalar as text, and what is wrong with it.
  private func read(_ text: String) throws -> (tree: Any, errors: String) {
    let folder = try Folder([".galley.yaml": text, "draft.txt": "The council met.\n"])
    let tree = try JSONSerialization.jsonObject(
      with: Data(run(["notation", folder.path + "/.galley.yaml"]).output.utf8), options: .fragmentsAllowed)
    return (tree, run([folder.path + "/draft.txt", "--config", folder.path + "/.galley.yaml"]).errors)
  }

  @Test(arguments: [("zzzz: 1", ""), ("overrides: [{files: a, zzzz: 1}]", "$defs/override")])
  func knowsTheKeys(text: String, place: String) throws {
    let errors = try read(text).errors.split(separator: "\n")
    let list = try #require(errors.first { $0.hasPrefix("known are: ") }).dropFirst("known are: ".count)
    let properties = schema.part(place.split(separator: "/").map(String.init))["properties"] as? [String: Any]
    #expect(Set(properties?.keys.map { $0 } ?? []) == Set(list.split(separator: ", ").map(String.init)))
  }

  @Test(
    arguments: [
      "select: [leftovers, hyperbole/cliches]\nignore: leftovers/byline", "severity: {hyperbole: advice}",
      "bundled-rules: yes\nexclude: [archive/, '*.tmp.md']",
      "overrides:\n  - files: blog/\n    ignore: hyperbole\n    severity: {leftovers: error}",
    ]) func allowsWhatGalleyTakes(text: String) throws
  {
    let (tree, errors) = try read(text + "\n")
    #expect(schema.allows(tree))
    #expect(errors.isEmpty)
  }

  @Test(
    arguments: [
      "selct: leftovers", "severity: advice", "severity: {hyperbole: fatal}", "bundled-rules: perhaps",
      "overrides: [{ignore: hyperbole}]", "overrides: [{files: a, exclude: b}]", "select: []",
    ]) func refusesWhatGalleyRefuses(text: String) throws
  {
    let (tree, errors) = try read(text + "\n")
    #expect(!schema.allows(tree))
    #expect(errors.contains(".galley.yaml:1:"))
  }

  /// The examples that `galley init` has in comments are taken, too.
  @Test func allowsWhatInitWrites() throws {
    let lines = run(["init", "--print"]).output.split(separator: "\n", omittingEmptySubsequences: false)
    let examples = lines.map { line in
      let key = line.dropFirst(2).prefix { $0 != ":" && $0 != " " }
      let isKey = line.hasPrefix("# ") && schema.part(["properties", String(key)]).isEmpty == false
      return isKey || line.hasPrefix("#   ") ? String(line.dropFirst(2)) : String(line)
    }
    let text = examples.filter { !$0.hasPrefix("extends:") }.joined(separator: "\n") + "\n"
    #expect(text.contains("\noverrides:\n  - files:"))
    #expect(schema.allows(try read(text).tree))
  }
}
