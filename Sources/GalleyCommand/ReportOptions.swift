import ArgumentParser
import Linting
import Platform
package import Reporting
import Rules

/// The options that say how to report and where to.
struct ReportOptions: ParsableArguments {
  @Option(help: "How to report: \(list(ReportFormat.self)). Default: human, or github in GitHub Actions.")
  var format: ReportFormat?

  @Option(
    help: ArgumentHelp(
      "Write a report to a file, such as sarif:galley.sarif; repeatable. Without a format, what would be printed.",
      valueName: "format:file"),
    completion: .file(), transform: ReportOutput.init(argument:))
  var output: [ReportOutput] = []

  func validate() throws {
    var paths: Set<String> = []
    for output in output where !paths.insert(output.path).inserted {
      throw ValidationError("--output names “\(shown(output.path, lineBreaks: .escaped))” twice.")
    }
    if output.count(where: { $0.format == nil }) > 1 {
      throw ValidationError("Only one --output may go without a format.")
    }
  }
}

/// A report that goes to a file.
package struct ReportOutput: Sendable, Hashable {
  /// nil: the report that would go to the output.
  package var format: ReportFormat?
  package var path: String

  package init(format: ReportFormat?, path: String) {
    self.format = format
    self.path = path
  }
}

extension ReportOutput {
  /// Reads `format:file` and `file`. A file whose name has a colon is written with a format or a slash in front.
  init(argument: String) throws {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].contains("/") else {
      guard !argument.isEmpty else { throw ValidationError("--output: the name of a file is missing.") }
      self.init(format: nil, path: argument)
      return
    }
    let name = String(parts[0])
    guard let format = ReportFormat(rawValue: name) else {
      let meant = nearest(to: name, among: ReportFormat.allCases.map(\.rawValue)).map { " Did you mean “\($0)”?" } ?? ""
      throw ValidationError("--output: there is no format “\(shown(name, lineBreaks: .escaped))”.\(meant)")
    }
    guard !parts[1].isEmpty else { throw ValidationError("--output: the name of a file is missing.") }
    self.init(format: format, path: String(parts[1]))
  }

  /// Whether the report would be written over a draft.
  func isOver(_ source: DraftSource) -> Bool {
    guard case .file(let draft) = source.origin, let target = try? FilePath(path).status() else { return false }
    return (try? draft.status())?.identity == target.identity && target.kind == .file
  }
}

extension ReportFormat: ExpressibleByArgument {}
