package import Findings
package import SourceText

/// A place in a configuration file, to tell people who said so.
package struct SettingPlace: Sendable, Hashable {
  /// The configuration file; nil: the command line.
  package var path: String?
  /// 1-based.
  package var line: Int
  /// The key or option, such as `ignore`.
  package var key: String

  package init(path: String?, line: Int, key: String) {
    self.path = path
    self.line = line
    self.key = key
  }

  /// `.galley.yaml:4 (ignore)` or `--ignore`.
  package var text: String { path.map { "\($0):\(line) (\(key))" } ?? "--\(key)" }
}

/// A rule or a family that a setting names.
package struct SettingName: Sendable, Hashable {
  package var name: String
  package var place: SettingPlace
  /// Bytes of the configuration file to point at; nil on the command line.
  package var range: FileRange?

  package init(name: String, place: SettingPlace, range: FileRange? = nil) {
    self.name = name
    self.place = place
    self.range = range
  }
}

/// What one part of a configuration, or the command line, says about rules.
package struct RuleSettings: Sendable, Hashable {
  /// A rule or family with the severity it is given.
  package struct Weight: Sendable, Hashable {
    package var name: SettingName
    package var severity: Severity
  }

  /// nil: says nothing.
  package var select: [SettingName]?
  package var ignore: [SettingName] = []
  package var severity: [Weight] = []
  /// Whether rules that `select` does not name are off, or left as they are.
  package var isExclusive = true

  package init() {}

  /// All names in the settings.
  package var names: [SettingName] { (select ?? []) + ignore + severity.map(\.name) }

  /// Whether the settings switch a rule on or off, and where; nil where they say nothing about it.
  ///
  /// An id says more than a family, and of equals `ignore` more than `select`.
  fileprivate func decision(on id: String, _ family: String) -> (isOn: Bool, place: SettingPlace)? {
    for name in [id, family] {
      if let found = ignore.first(where: { $0.name == name }) { return (false, found.place) }
      if let found = select?.first(where: { $0.name == name }) { return (true, found.place) }
    }
    guard isExclusive, let first = select?.first else { return nil }
    return (false, first.place)
  }

  fileprivate func weight(of id: String, _ family: String) -> Weight? {
    severity.first { $0.name.name == id } ?? severity.first { $0.name.name == family }
  }
}

/// Settings that lie over each other: the last that says something about a rule decides.
package struct RuleDecisions: Sendable, Hashable {
  private let layers: [RuleSettings]

  /// - Parameter layers: the strongest last.
  package init(_ layers: [RuleSettings]) {
    self.layers = layers
  }

  /// Whether they leave every rule as it comes.
  package var areEmpty: Bool { layers.allSatisfy { $0 == RuleSettings() } }

  /// Whether a rule is in force, and who said so; nobody where it is as it comes.
  package func isOn(_ id: String) -> (isOn: Bool, place: SettingPlace?) {
    let family = Finding.family(ofRule: id)
    for layer in layers.reversed() {
      if let decision = layer.decision(on: id, family) { return (decision.isOn, decision.place) }
    }
    return (true, nil)
  }

  /// The severity that a rule is given; nil where it keeps its own.
  package func severity(of id: String) -> RuleSettings.Weight? {
    let family = Finding.family(ofRule: id)
    for layer in layers.reversed() {
      if let weight = layer.weight(of: id, family) { return weight }
    }
    return nil
  }
}
