import ArgumentParser
import Findings
import Linting
import Matching
import Platform
import Reporting
import SourceText

/// `galley lint`: reports on drafts.
struct LintCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Report what should not be in print (default).",
    discussion: """
      Folders are searched for .txt, .text, .md, .markdown, .mdown, .mkd, .html, .htm and .xhtml files; hidden files \
      and what .gitignore ignores are left out. A file that is named is linted whatever its name.
      """)

  @Argument(
    help: ArgumentHelp("Drafts, folders, or - for standard input.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @OptionGroup var reports: ReportOptions

  @OptionGroup var rules: RuleOptions

  @OptionGroup var configurations: ConfigurationOptions

  @Option(
    help: ArgumentHelp("Print what holds for a draft, and which file and line said so.", valueName: "draft"),
    completion: .file())
  var printConfig: String?

  @Flag(help: "Leave out what the configuration excludes where it is named, too.")
  var forceExclude = false

  @OptionGroup var acceptance: AcceptanceOptions

  @OptionGroup var fixes: FixOptions

  @Option(help: ArgumentHelp("Exit with 1 from this severity on: \(list(FailureLevel.self)).", valueName: "severity"))
  var failOn: FailureLevel = .warning

  @Option(help: "Report findings of this severity and above: \(list(Severity.self)).")
  var severity: Severity = .advice

  @OptionGroup var jobs: JobOptions

  @Flag(help: "Add the number of findings by rule.")
  var statistics = false

  @Flag(help: "Print what each rule costs in time and runs of patterns, and its matches, to the error stream.")
  var profileRules = false

  @Option(
    help: ArgumentHelp("The name of the draft on standard input; its extension tells the format.", valueName: "name"))
  var stdinFilename: String?

  @Option(
    help: ArgumentHelp(
      "Encoding of the drafts, such as utf-8 or windows-1252. Default: as their bytes say.", valueName: "name"))
  var encoding: TextEncoding?

  @Option(help: ArgumentHelp("Colour: \(list(ColourChoice.self)).", valueName: "when"))
  var color: ColourChoice = .auto

  @Flag(name: .shortAndLong, help: "Print findings only: no summary, no progress.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "What the input is: \(list(InputFormat.self)). jsonl is one {\"id\": ..., \"text\": ...} a line.",
      valueName: "format"))
  var inputFormat: InputFormat = .auto

  @Option(
    help: ArgumentHelp(
      "Read no draft that is larger, and of JSON lines no longer line. Default: 1024.", valueName: "mb"))
  var maxFileSize: Int?

  private static let allowedSizes = 1...1_000_000

  func validate() throws {
    if fixes.diff, reports.format != nil || !reports.output.isEmpty {
      throw ValidationError("--diff prints a diff; leave --format and --output out.")
    }
    let formats = reports.output.map { $0.format ?? .human } + [reports.format ?? .human]
    if acceptance.showAccepted, !formats.allSatisfy({ $0 == .human || $0 == .sarif }) {
      throw ValidationError("--show-accepted goes with the formats human, its list, and sarif.")
    }
    if let maxFileSize, !Self.allowedSizes.contains(maxFileSize) {
      throw ValidationError("--max-file-size takes a number of megabytes from 1 to 1000000.")
    }
  }

  func run(_ console: Console) -> Ending {
    if let draft = printConfig { return printConfiguration(of: draft, console) }
    return LintJob(
      paths: paths, stdinFilename: stdinFilename, request: rules.request, configurations: configurations.finder,
      forcesExclusion: forceExclude, acceptance: acceptance.request, options: options,
      profilesRules: profileRules
    ).run(console)
  }

  private func printConfiguration(of draft: String, _ console: Console) -> Ending {
    var finder = configurations.finder
    let page = ConfigurationPage(of: FilePath(argument: draft), rules.request, &finder)
    for problem in page.problems { console.complain(problem) }
    let status = console.print(page.text)
    return page.problems.isEmpty ? status : .failed
  }

  private var options: LintRun.Options {
    var options = LintRun.Options()
    options.format = reports.format
    options.outputs = reports.output
    options.failOn = failOn.severity
    options.severity = severity
    options.jobs = jobs.count
    options.countsRules = statistics
    options.encoding = encoding
    options.colour = color
    options.isQuiet = quiet
    if let maxFileSize { options.largestSize = maxFileSize << 20 }
    options.inputFormat = inputFormat
    options.fixing = fixes.mode
    return options
  }
}

/// The values of `--fail-on`.
enum FailureLevel: String, CaseIterable, ExpressibleByArgument {
  case error
  case warning
  case advice
  case never

  /// The least severity that counts; nil where none does.
  var severity: Severity? { Severity(rawValue: rawValue) }
}

extension Severity: ExpressibleByArgument {}
extension ColourChoice: ExpressibleByArgument {}
extension InputFormat: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
  /// Reads any label of an encoding that the web knows.
  package init?(argument: String) {
    self.init(label: argument)
  }
}

extension FilePath {
  /// The path as it was typed, also where it is not UTF-8.
  init(argument: String) {
    self.init(argument)
    if argument.unicodeScalars.contains("\u{FFFD}"),
      let typed = Machine.arguments.first(where: { String(decoding: $0, as: UTF8.self) == argument })
    {
      bytes = typed
    }
  }
}

/// The values of an option, to be read aloud.
func list<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> String {
  type.allCases.map(\.rawValue).joined(separator: ", ")
}
