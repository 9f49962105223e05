package import Linting

/// A report, and others of the same run that go to files.
package struct SeveralReports: Reporter {
  /// A report that goes to a file.
  private struct FileReport {
    let path: String
    var reporter: any Reporter
    var bytes: [UInt8] = []
  }

  private var main: (any Reporter)?
  private var files: [FileReport]

  /// - Parameters:
  ///   - main: the report for the output; nil: there is none.
  ///   - files: the other reports, each with the path of its file.
  package init(main: (any Reporter)?, files: [(path: String, reporter: any Reporter)]) {
    self.main = main
    self.files = files.map { FileReport(path: $0.path, reporter: $0.reporter) }
  }

  /// The parts of all reports, the main one's first where there is one.
  package func part(for draft: CheckedDraft) -> [any Sendable] {
    var parts = files.map { part(of: $0.reporter, for: draft) }
    if let main { parts.insert(part(of: main, for: draft), at: 0) }
    return parts
  }

  package mutating func write(_ parts: [any Sendable]) -> ReportText {
    for (index, part) in parts.suffix(files.count).enumerated() {
      for piece in Self.text(of: part, by: &files[index].reporter).pieces { files[index].bytes += piece }
    }
    guard var reporter = main, let part = parts.first else { return ReportText() }
    defer { main = reporter }
    return Self.text(of: part, by: &reporter)
  }

  package mutating func end(_ summary: RunSummary) -> [UInt8] {
    for index in files.indices { files[index].bytes += files[index].reporter.end(summary) }
    return main?.end(summary) ?? []
  }

  package var appendices: [Appendix] {
    (main?.appendices ?? [])
      + files.flatMap { [Appendix(path: $0.path, bytes: $0.bytes, isWhole: true)] + $0.reporter.appendices }
  }

  private func part(of reporter: some Reporter, for draft: CheckedDraft) -> any Sendable { reporter.part(for: draft) }

  private static func text(of part: any Sendable, by reporter: inout any Reporter) -> ReportText {
    func write<Format: Reporter>(_ opened: inout Format) -> ReportText {
      (part as? Format.Part).map { opened.write($0) } ?? ReportText()
    }
    return write(&reporter)
  }
}
