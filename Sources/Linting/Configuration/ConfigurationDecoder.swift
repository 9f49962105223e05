import Findings
import Platform
import RuleNotation
import Rules
import SourceText

/// Turns the tree of a configuration file into what it says.
struct ConfigurationDecoder {
  /// What one file says, without the files it extends.
  struct File {
    var layer: Configuration.Layer
    /// Paths as they are written, each with its place in the file.
    var extends: [(path: String, node: Node)] = []
    var rules: [String] = []
    var includesBundled: Bool?
    var exclude = PathPatterns()
  }

  static let keys = ["extends", "select", "ignore", "severity", "rules", "bundled-rules", "exclude", "overrides"]
  static let overrideKeys = ["files", "select", "ignore", "severity"]

  private var decoder: FieldDecoder
  private let path: String
  private let bytes: [UInt8]
  private let lines: LineIndex

  /// What is wrong with the file, each at its place.
  var problems: [SourceDiagnostic] { decoder.problems }

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    decoder = FieldDecoder(path: path)
    lines = LineIndex(bytes)
  }

  mutating func file(_ tree: Node) -> File {
    var file = File(layer: Configuration.Layer(path: path, source: bytes, settings: RuleSettings(), overrides: []))
    // A file without content says nothing.
    if tree.isAbsent { return file }
    let fields = decoder.fields(of: tree, known: Self.keys, what: "a configuration")
    file.layer.settings = settings(fields)
    if let node = fields["extends"] {
      for item in decoder.items(node, what: "extends") {
        if let text = decoder.text(item, what: "extends") { file.extends.append((text, item)) }
      }
    }
    if let node = fields["rules"] { file.rules = decoder.texts(node, what: "rules") }
    file.includesBundled = fields["bundled-rules"].flatMap { decoder.flag($0, what: "bundled-rules") }
    if let node = fields["exclude"] { file.exclude = patterns(node, what: "exclude") }
    if let node = fields["overrides"] {
      for item in decoder.items(node, what: "overrides") {
        if let override = override(item) { file.layer.overrides.append(override) }
      }
    }
    return file
  }

  private mutating func override(_ node: Node) -> Configuration.Override? {
    let fields = decoder.fields(of: node, known: Self.overrideKeys, what: "an override")
    guard node.mapping != nil else { return nil }
    guard let files = fields["files"] else {
      decoder.report(node, "the override does not say for which files", help: "files: blog/**")
      return nil
    }
    var settings = settings(fields)
    settings.isExclusive = false
    return Configuration.Override(files: patterns(files, what: "files"), settings: settings)
  }

  private mutating func settings(_ fields: Fields) -> RuleSettings {
    var settings = RuleSettings()
    settings.select = fields["select"].map { names($0, key: "select") }
    if let node = fields["ignore"] { settings.ignore = names(node, key: "ignore") }
    if let node = fields["severity"] { settings.severity = weights(node) }
    return settings
  }

  /// Rules and families; several in one text are parted by commas, as on the command line.
  private mutating func names(_ node: Node, key: String) -> [SettingName] {
    var names: [SettingName] = []
    for item in decoder.items(node, what: key) {
      guard let text = decoder.text(item, what: key) else { continue }
      for name in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
        names.append(SettingName(name: String(name), place: place(of: item, key: key), range: item.range))
      }
    }
    return names
  }

  private mutating func weights(_ node: Node) -> [RuleSettings.Weight] {
    guard let entries = node.mapping else {
      decoder.report(node, "severity must be a mapping from rules and families", help: "severity: {hyperbole: advice}")
      return []
    }
    return entries.compactMap { entry in
      guard let name = entry.key.scalar,
        let severity = decoder.choice(entry.value, what: "severity", as: Severity.self)
      else { return nil }
      return RuleSettings.Weight(
        name: SettingName(name: name, place: place(of: entry.key, key: "severity"), range: entry.key.range),
        severity: severity)
    }
  }

  private mutating func patterns(_ node: Node, what: String) -> PathPatterns {
    var patterns = PathPatterns()
    for item in decoder.items(node, what: what) {
      guard let text = decoder.text(item, what: what) else { continue }
      if !patterns.add(text) { decoder.report(item, "“\(text)” is no pattern for paths") }
    }
    return patterns
  }

  private func place(of node: Node, key: String) -> SettingPlace {
    SettingPlace(path: path, line: lines.line(at: node.range.start) + 1, key: key)
  }
}
