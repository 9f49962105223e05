package import Linting

/// Shows what fixing would change, as a unified diff for `patch` and `git apply`.
package struct DiffReporter: Reporter {
  private let isTerminal: Bool
  private let colour: Bool
  private let folder: String?

  /// - Parameters:
  ///   - isTerminal: whether people read it; then characters that a terminal would obey are shown instead.
  ///   - colour: whether to colour lines.
  ///   - folder: the absolute path of the current folder; absolute paths below it are shortened.
  package init(isTerminal: Bool, colour: Bool, folder: String?) {
    self.isTerminal = isTerminal
    self.colour = colour
    self.folder = folder
  }

  package func part(for draft: CheckedDraft) -> ReportText {
    guard let text = draft.repair?.text else { return ReportText() }
    let diff = UnifiedDiff(text, path: named(draft.path))
    guard isTerminal || colour else { return ReportText(diff.bytes) }
    var shownBytes: [UInt8] = []
    for line in diff.bytes.split(separator: 0x0A) { shownBytes += shownLine(line) + [0x0A] }
    return ReportText(shownBytes)
  }

  package mutating func write(_ part: ReportText) -> ReportText { part }

  package mutating func end(_ summary: RunSummary) -> [UInt8] { [] }

  /// The path as `patch -p0` and `patch -p1` both find it.
  private func named(_ path: String) -> String {
    var path = path
    if let folder, folder != "/", path.hasPrefix(folder + "/") { path.removeFirst(folder.count + 1) }
    return path.hasPrefix("/") || path.hasPrefix("./") ? path : "./" + path
  }

  private func shownLine(_ line: ArraySlice<UInt8>) -> [UInt8] {
    let bytes =
      isTerminal ? Array(shown(String(decoding: line, as: UTF8.self), lineBreaks: .escaped).utf8) : Array(line)
    guard colour else { return bytes }
    let style: String
    switch line.first {
    case UInt8(ascii: "+"): style = line.starts(with: "+++ ".utf8) ? "1" : "32"
    case UInt8(ascii: "-"): style = line.starts(with: "--- ".utf8) ? "1" : "31"
    case UInt8(ascii: "@"): style = "36"
    default: return bytes
    }
    return Array("\u{1B}[\(style)m".utf8) + bytes + Array("\u{1B}[0m".utf8)
  }
}
