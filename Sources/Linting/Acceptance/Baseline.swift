package import Platform
package import RuleNotation
import Rules
import SourceText

/// The findings that are accepted, by draft: a file in the notation of rule files, which galley writes and people may edit.
package struct Baseline: Sendable {
  /// The name of the file that is used without being named.
  package static let fileName = ".galley-baseline.yaml"

  /// Entries by the path of the draft from the folder of the file, with slashes.
  package var drafts: [String: [BaselineEntry]] = [:]

  package init() {}

  /// Number of findings that are accepted.
  package var count: Int { drafts.values.reduce(0) { $0 + $1.count } }

  // MARK: - Reading

  /// Reads the bytes of a file, and says what is wrong with them.
  package static func read(_ bytes: [UInt8], path: String) -> (baseline: Baseline, problems: [SourceDiagnostic]) {
    do {
      var decoder = FieldDecoder(path: path)
      let baseline = Baseline(try NotationParser.parse(bytes, path: path), &decoder)
      return (baseline, decoder.problems)
    } catch {
      return (Baseline(), [error.diagnostic])
    }
  }

  private init(_ tree: Node, _ decoder: inout FieldDecoder) {
    if tree.isAbsent { return }
    guard let entries = tree.mapping else {
      decoder.report(tree, "a baseline must be a mapping from drafts to lists")
      return
    }
    for entry in entries {
      guard let path = entry.key.scalar else { continue }
      for item in decoder.items(entry.value, what: "the findings of a draft") {
        guard let read = Self.entry(item, &decoder) else { continue }
        drafts[path, default: []].append(read)
      }
    }
  }

  private static func entry(_ node: Node, _ decoder: inout FieldDecoder) -> BaselineEntry? {
    let fields = decoder.fields(
      of: node, known: ["rule", "match", "block", "paragraph", "copy", "reason"], what: "an entry")
    guard node.mapping != nil else { return nil }
    guard let rule = fields["rule"].flatMap({ decoder.text($0, what: "rule") }), let match = fields["match"]?.scalar
    else {
      decoder.report(
        node, "the entry has no “rule” or no “match”", help: "galley accept FILE:LINE --reason … writes entries")
      return nil
    }
    let block = fields["block"]?.scalar ?? ""
    let key = BaselineKey(
      rule: rule, match: match, block: block, paragraph: fields["paragraph"]?.scalar ?? block)
    let copy = fields["copy"].flatMap { decoder.count($0, what: "copy") } ?? 1
    return BaselineEntry(key: key, copy: max(1, copy), reason: fields["reason"]?.scalar ?? "")
  }

  // MARK: - Writing

  /// The file: drafts by path, their entries in order.
  package var text: String {
    var text = """
      # Findings that are accepted. “galley accept FILE:LINE --reason …” adds one, “galley lint --write-baseline” all there are;
      # those that are found no more go by themselves. Reasons are yours to edit.

      """
    for (path, entries) in drafts.sorted(by: { $0.key < $1.key }) where !entries.isEmpty {
      text += "\(Self.quoted(path)):\n"
      for entry in entries {
        text += "  - rule: \(Self.written(rule: entry.key.rule))\n    match: \(Self.quoted(entry.key.match))\n"
        if !entry.key.block.isEmpty { text += "    block: \(Self.quoted(entry.key.block))\n" }
        if entry.key.paragraph != entry.key.block { text += "    paragraph: \(Self.quoted(entry.key.paragraph))\n" }
        if entry.copy > 1 { text += "    copy: \(entry.copy)\n" }
        if !entry.reason.isEmpty { text += "    reason: \(Self.quoted(entry.reason))\n" }
      }
    }
    return text
  }

  /// The name of a draft as it can stand in a file: where it is too long for a key of the notation, its beginning and a hash.
  static func name(_ name: String) -> String {
    guard quoted(name).unicodeScalars.count > NotationParser.maximumKeyLength else { return name }
    let start = String(String.UnicodeScalarView(name.unicodeScalars.prefix(60)))
    return "\(start)…\(BaselineKey.hash(of: Array(name.utf8)[...]))"
  }

  /// The id of a rule, in quotation marks where it holds more than letters, digits, hyphens and slashes.
  private static func written(rule: String) -> String {
    let isPlain = rule.utf8.allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2F }
    return isPlain && rule.utf8.first.map(ASCII.isAlphanumeric) ?? false ? rule : quoted(rule)
  }

  /// A text in double quotation marks.
  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension FilePath {
  /// The nearest file of a name in this folder or above it, up to the top of the repository. The path must be absolute.
  package func nearest(_ name: String) -> FilePath? {
    var folder = self
    while true {
      let file = folder.appending(name)
      if (try? file.status())?.kind == .file { return file }
      guard (try? folder.appending(".git").status()) == nil, let parent = folder.parent else { return nil }
      folder = parent
    }
  }
}
