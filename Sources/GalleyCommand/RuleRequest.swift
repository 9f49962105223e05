import Findings
package import Linting
import Reporting
import Rules

/// Which rules are asked for.
package struct RuleRequest: Sendable, Equatable {
  /// Folders and files with rules of the user's own.
  package var paths: [String] = []
  /// Whether the bundled rules are in force, too.
  package var includesBundled = true
  /// Ids and families to use; empty: all.
  package var select: [String] = []
  /// Ids and families to leave out.
  package var ignore: [String] = []

  /// What `--select` and `--ignore` say.
  package var settings: RuleSettings {
    var settings = RuleSettings()
    let named = { (key: String) in
      { (name: String) in
        SettingName(name: name, place: SettingPlace(path: nil, line: 0, key: key))
      }
    }
    settings.select = select.isEmpty ? nil : select.map(named("select"))
    settings.ignore = ignore.map(named("ignore"))
    return settings
  }

  /// A line for each name in `--select` and `--ignore` that is neither a rule nor a family.
  ///
  /// - Parameter ids: those of all rules that were loaded.
  func problems(knowing ids: [String]) -> [String] {
    let names = settings.names
    if names.isEmpty { return [] }
    let known = Set(ids).union(ids.map(Finding.family(ofRule:)))
    return names.filter { !known.contains($0.name) }.map { name in
      let hint = nearest(to: name.name, among: known.sorted()).map { "; did you mean “\($0)”?" } ?? ""
      return "galley: \(name.place.text): no rule or family “\(shown(name.name, lineBreaks: .escaped))”\(hint)"
    }
  }
}
