import Foundation
import GalleyCommand
import Testing

/// `schema/rule.schema.json`, by which editors complete rule files, says what galley does.
@Suite struct RuleSchemaTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private let schema: JSONSchema

  init() throws { schema = try JSONSchema(path: Self.repository + "/schema/rule.schema.json") }

  private func run(_ arguments: [String]) -> Outcome { outcome { Galley.run(arguments, console: $0) } }

  /// A rule file as JSON with every scalar as text.
  private func tree(_ path: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(run(["notation", path]).output.utf8), options: .fragmentsAllowed)
  }

  @Test func allowsEveryBundledRule() throws {
    let rules = Self.repository + "/rules"
    let files = try #require(FileManager.default.enumerator(atPath: rules)).compactMap { $0 as? String }
    let names = files.filter { $0.hasSuffix(".yaml") }
    #expect(names.count > 100)
    for name in names { #expect(schema.allows(try tree("\(rules)/\(name)")), "\(name)") }
  }

  /// Each mapping of the language with a key that it does not have, and where the schema describes it.
  @Test(
    arguments: [
      ("zzzz: 1", ""), ("find: {zzzz: 1}", "properties/find"),
      ("find: {signals: {zzzz: 1}}", "$defs/signals"),
      ("find: {signals: {evidence: [{zzzz: 1}]}}", "$defs/evidence"), ("find: {density: {zzzz: 1}}", "$defs/density"),
      ("where: {zzzz: 1}", "$defs/conditions"), ("where: {draft: {zzzz: 1}}", "$defs/conditions/properties/draft"),
      ("unless: [{zzzz: 1}]", "$defs/exception"), ("fix: {zzzz: 1}", "$defs/fix/anyOf/1"),
      ("examples: {zzzz: 1}", "$defs/examples"), ("examples: {flagged: [{zzzz: 1}]}", "$defs/example/anyOf/1"),
    ]) func knowsTheKeys(rule: String, place: String) throws
  {
    let known = try #require(try listed("known are: ", by: rule))
    #expect(Set(keys(of: place)) == Set(known))
  }

  /// Each field with a choice of names, and where the schema lists them.
  @Test(
    arguments: [
      ("severity: zzzz", "$defs/severity"), ("in: zzzz", "$defs/kind"), ("find: {phrases: [a], at: zzzz}", "at"),
      ("find: {phrases: [a], case: zzzz}", "case"), ("find: {phrases: [a], mark: zzzz}", "mark"),
      ("find: {pairs: zzzz}", "pairs"), ("find: {repeats: zzzz}", "repeats"), ("fix: zzzz", "$defs/fix/anyOf/0"),
      ("unless: [{phrases: [a], within: zzzz}]", "$defs/exception/properties/within"),
      ("examples: {flagged: [{text: ⟦a⟧, format: zzzz}]}", "$defs/example/anyOf/1/properties/format"),
    ]) func knowsTheChoices(rule: String, place: String) throws
  {
    let known = try #require(try listed("it is one of: ", by: rule))
    let path = place.contains("/") ? place : "$defs/find/properties/\(place)"
    #expect(Set(part(path)["enum"] as? [String] ?? []) == Set(known))
  }

  @Test(
    arguments: [
      "title: ''", "severity: fatal", "find: {phrases: [a], patterns: [b]}", "find: {}", "where: {words: many}",
      "where: {place: 2}", "where: {}", "unless: [{phrases: [a], pattern: b}]", "fix: {do: delete-match, replace: x}",
      "examples: {flagged: [a]}", "in: [nowhere]", "find: {signals: {threshold: 2}}", "find: {indent: no}",
      "find: {consistent: [[a]]}", "where: {end-mark: perhaps}",
    ]) func refusesWhatGalleyRefuses(line: String) throws
  {
    let folder = try Folder(["f/good.yaml": rule(), "f/bad.yaml": rule(line)])
    #expect(schema.allows(try tree(folder.path + "/f/good.yaml")))
    #expect(!schema.allows(try tree(folder.path + "/f/bad.yaml")))
    #expect(run(["test", folder.path + "/f/bad.yaml"]).status == .failed)
  }

  /// A good rule with one of its lines replaced.
  private func rule(_ line: String = "why: It matters.") -> String {
    let lines = [
      "title: Word", "message: “{match}” is a word.", "find: {phrases: [fnord]}",
      "examples: {flagged: [A ⟦fnord⟧], clean: [None]}",
    ]
    let key = line.prefix { $0 != ":" } + ":"
    return (lines.filter { !$0.hasPrefix(key) } + [line]).joined(separator: "\n") + "\n"
  }

  /// The names that a message about a rule lists; nil where there is no such message.
  private func listed(_ start: String, by line: String) throws -> [String]? {
    let folder = try Folder(["f/a.yaml": rule(line)])
    let lines = run(["test", folder.path + "/f/a.yaml"]).errors.split(separator: "\n")
    guard let list = lines.first(where: { $0.hasPrefix(start) }) else { return nil }
    return list.dropFirst(start.count).split(separator: ", ").map(String.init)
  }

  private func keys(of place: String) -> [String] {
    (part(place)["properties"] as? [String: Any] ?? [:]).keys.map { $0 }
  }

  /// The part of the schema at a path with numbers for places in lists.
  private func part(_ place: String) -> [String: Any] {
    var keys = place.split(separator: "/").map(String.init)
    var index: Int?
    if let number = keys.firstIndex(where: { Int($0) != nil }) {
      index = Int(keys[number])
      var branch = schema.part(Array(keys[..<(number - 1)]))
      branch = (branch[keys[number - 1]] as? [[String: Any]])?[index ?? 0] ?? [:]
      keys = Array(keys[(number + 1)...])
      return keys.reduce(branch) { $0[$1] as? [String: Any] ?? [:] }
    }
    return schema.part(keys)
  }
}
