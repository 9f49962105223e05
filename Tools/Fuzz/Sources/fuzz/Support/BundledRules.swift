import Linting
import Matching
import Platform
import Rules

/// The rules that come with galley, read from the folder `rules` of the current one.
enum BundledRules {
  static let compiled = CompiledRules(rules)

  static let rules: [Rule] = {
    var rules: [Rule] = []
    for family in names(in: FilePath("rules")) {
      for file in names(in: family) where file.fileExtension == "yaml" { rules += rule(file) }
    }
    check(!rules.isEmpty, "there is no folder “rules”")
    let problems = SharedEvidence.resolve(&rules)
    check(problems.isEmpty, "the bundled rules have problems")
    return rules.sorted { $0.id < $1.id }
  }()

  private static func names(in folder: FilePath) -> [FilePath] {
    ((try? folder.names()) ?? []).map { folder.appending($0) }.sorted()
  }

  private static func rule(_ file: FilePath) -> [Rule] {
    let id = RuleLoader.id(of: String(file.text.dropFirst("rules/".utf8.count)))
    guard let bytes = try? file.contents(),
      case .success(var rule) = RuleLoader.load(bytes, path: file.text, id: id, examples: .skip)
    else { return [] }
    rule.findNeeds()
    return [rule]
  }
}
