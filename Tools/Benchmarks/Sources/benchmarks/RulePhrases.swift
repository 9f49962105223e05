import Foundation

/// The phrases of the bundled rules, as patterns for another program.
enum RulePhrases {
  /// Writes all phrases of the rule files, one a line and each once, with the signs escaped that mean something in a
  /// regular expression.
  static func write(for bench: Bench) throws -> (path: String, count: Int) {
    var phrases: Set<String> = []
    for file in try ruleFiles(below: bench.places.rules) {
      let tree = try Program(path: bench.places.program, arguments: ["notation", file]).output(in: bench.workspace)
      collect(from: try JSONSerialization.jsonObject(with: tree), into: &phrases)
    }
    guard !phrases.isEmpty else { throw Failure("no phrases in the rule files below \(bench.places.rules)") }
    let path = try bench.workspace.scratch("phrases.txt")
    let lines = phrases.sorted().map { escaped($0) + "\n" }
    try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
    return (path, phrases.count)
  }

  private static func escaped(_ phrase: String) -> String {
    phrase.map { "\\^$.|?*+()[]{}".contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }

  private static func ruleFiles(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
      .map { folder + "/" + $0 }
  }

  /// Adds what stands in lists of phrases, whatever they belong to.
  private static func collect(from tree: Any, into phrases: inout Set<String>) {
    if let list = tree as? [Any] {
      for item in list { collect(from: item, into: &phrases) }
    }
    guard let mapping = tree as? [String: Any] else { return }
    for (key, value) in mapping where key != "examples" {
      if key == "phrases" || key == "starts" {
        phrases.formUnion(texts(of: value))
      } else {
        collect(from: value, into: &phrases)
      }
    }
  }

  /// The phrases of a list; one with a replacement is a mapping from it.
  private static func texts(of list: Any) -> [String] {
    switch list {
    case let text as String: [text]
    case let items as [Any]: items.flatMap(texts)
    case let replaced as [String: Any]: Array(replaced.keys)
    default: []
    }
  }
}
