import BundledRules
import Findings
import Linting
import Rules

/// What shells complete names of rules to.
package enum RuleCompletion {
  /// The ids of the bundled rules, and of what is said about stet comments, that a prefix begins.
  package static func ids(_ prefix: String) -> [String] {
    (bundledIDs + StetRule.allCases.map(\.rawValue)).filter { $0.hasPrefix(prefix) }.sorted()
  }

  /// The ids of the rules that come with galley.
  static var bundledIDs: [String] { (RuleImage.rules(in: BundledRules.image) ?? []).map(\.id) }

  /// Lists of families and ids that a prefix begins: the last name of a list is completed.
  package static func lists(_ prefix: String) -> [String] {
    let done = prefix.lastIndex(of: ",").map { prefix[...$0] } ?? ""
    let begun = String(prefix.dropFirst(done.count))
    let families = Set(ids("").map(Finding.family(ofRule:))).filter { $0.hasPrefix(begun) }
    return (families.sorted() + ids(begun)).map { done + $0 }
  }
}
