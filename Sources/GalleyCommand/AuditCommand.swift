import ArgumentParser
import Linting
import Platform
import SourceText

/// `galley audit`: tells what the rules find in a corpus, and how right that is.
struct AuditCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Count what each rule finds in a corpus, and how right that is on labelled drafts.",
    discussion: """
      A labelled draft is a line of a .jsonl file: {"id": ..., "lines": [{"text": ..., "label": ..., "cat": ...}]}. \
      Labels are content, stray, ignore and blank; cat names what kind of stray line it is. A draft may also name its \
      flavour (drafts of a flavour are counted together), style, kind and source.
      """)

  @Argument(
    help: ArgumentHelp("Drafts, folders, or - for standard input.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(help: "How to report: \(list(AuditRun.Format.self)).")
  var format: AuditRun.Format = .human

  @Option(help: ArgumentHelp("Matches of each rule to show.", valueName: "n"))
  var samples = 3

  @Option(
    name: .customLong("list"),
    help: ArgumentHelp("False alarms, and missed lines of each kind, to list of labelled drafts.", valueName: "n"))
  var listed = 0

  @OptionGroup var rules: RuleOptions

  @OptionGroup var jobs: JobOptions

  @Option(
    help: ArgumentHelp(
      "Encoding of the drafts, such as utf-8 or windows-1252. Default: as their bytes say.", valueName: "name"))
  var encoding: TextEncoding?

  @Option(help: ArgumentHelp("What the input is: \(list(InputFormat.self)).", valueName: "format"))
  var inputFormat: InputFormat = .auto

  func validate() throws {
    let limits = 0...1_000_000
    if !limits.contains(samples) { throw ValidationError("--samples takes a number from 0 to 1000000.") }
    if !limits.contains(listed) { throw ValidationError("--list takes a number from 0 to 1000000.") }
  }

  func run(_ console: Console) -> Ending {
    var walk = FileWalk(format: inputFormat)
    for path in paths {
      if path == "-" { walk.addStandardInput(name: nil) } else { walk.add(FilePath(argument: path)) }
    }
    let set = RuleSet(rules.request)
    guard !set.rules.isEmpty else {
      for problem in set.problems { console.complain(problem) }
      console.complain("galley: no rule is in force, nothing was audited")
      return .failed
    }
    Machine.keep(set)
    return AuditRun(options: options, rules: set, console: console).run(walk)
  }

  private var options: AuditRun.Options {
    var options = AuditRun.Options()
    options.format = format
    options.limits = AuditLimits(samples: samples, listed: listed)
    options.jobs = jobs.count
    options.encoding = encoding
    options.inputFormat = inputFormat
    return options
  }
}

extension AuditRun.Format: ExpressibleByArgument {}
