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

  @OptionGroup var fixes: FixOptions

  @Option(help: ArgumentHelp("Exit with 1 from this severity on: \(list(FailureLevel.self)).", valueName: "severity"))
  var failOn: FailureLevel = .warning

  @Option(help: "Report findings of this severity and above: \(list(Severity.self)).")
  var severity: Severity = .advice

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("Number of drafts to read at once. Default: one for each processor.", valueName: "n"))
  var jobs: Int?

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

  func validate() throws {
    if fixes.diff, reports.format != nil || !reports.output.isEmpty {
      throw ValidationError("--diff prints a diff; leave --format and --output out.")
    }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
  }

  func run(_ console: Console) -> Ending {
    if let draft = configurations.printConfig { return printConfiguration(of: draft, console) }
    guard !paths.isEmpty else {
      console.complain(Self.withoutPaths)
      return .failed
    }
    var walk = FileWalk(
      format: inputFormat, configurations: configurations.finder, forcesExclusion: configurations.forceExclude)
    for path in paths {
      if path == "-" { walk.addStandardInput(name: stdinFilename) } else { walk.add(FilePath(argument: path)) }
    }
    let plan = RulePlan(rules.request, walk.sources, &walk.configurations)
    let set = plan.set
    let isConfigured = walk.configurations.problems.isEmpty
    guard isConfigured, !plan.isEmptyByMistake else {
      for problem in set.problems { console.complain(problem) }
      console.complain(
        "galley: \(isConfigured ? "no rule is in force" : "the configuration has errors"), nothing was linted")
      return .failed
    }
    Machine.keep(set)
    if profileRules { return profile(walk, set, console) }
    return LintRun(options: options, rules: set, console: console).run(walk)
  }

  private func printConfiguration(of draft: String, _ console: Console) -> Ending {
    var finder = configurations.finder
    let page = ConfigurationPage(of: FilePath(argument: draft), rules.request, &finder)
    for problem in page.problems { console.complain(problem) }
    let status = console.print(page.text)
    return page.problems.isEmpty ? status : .failed
  }

  /// Lints, and then prints what each rule cost.
  private func profile(_ walk: FileWalk, _ set: RuleSet, _ console: Console) -> Ending {
    let rules = ProfiledRules(CompiledRules(set.rules)) { Machine.seconds }
    let measured = RuleSet(linter: rules, rules: set.rules, problems: set.problems)
    let ending = LintRun(options: options, rules: measured, console: console).run(walk)
    console.complain(ProfileTable(rules.profile).text)
    return ending
  }

  private var options: LintRun.Options {
    var options = LintRun.Options()
    options.format = reports.format
    options.outputs = reports.output
    options.failOn = failOn.severity
    options.severity = severity
    options.jobs = jobs ?? Machine.processors
    options.countsRules = statistics
    options.encoding = encoding
    options.colour = color
    options.isQuiet = quiet
    options.inputFormat = inputFormat
    options.fixing = fixes.mode
    return options
  }

  private static var withoutPaths: String {
    let hint =
      Machine.isInputTerminal
      ? "“galley -” reads standard input." : "To lint standard input, say “galley -”."
    return """
      Error: no drafts given. Name files or folders, such as “galley drafts/”. \(hint)
      Usage: galley [lint] <path> ... [--format <format>] [--rules <path>] [--select <rules>]
        See “galley help lint” for more information.
      """
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
