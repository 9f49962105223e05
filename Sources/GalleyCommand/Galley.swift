package import ArgumentParser
import Platform
import Reporting

/// The program: `galley` with its subcommands.
package struct Galley: ParsableCommand {
  /// The version of galley.
  package static let version = "0.1.0"

  package static let configuration = CommandConfiguration(
    commandName: "galley",
    abstract: "Finds what should not be in print: layout leftovers, placeholders, broken punctuation, hype.",
    discussion: """
      To lint the drafts in a folder (text, Markdown and HTML), say 'galley drafts/'. A path that is named like a \
      subcommand is written './rules', or after 'lint'.

      Exit codes: 0 nothing found, 1 findings at or above --fail-on, 2 galley could not do its job.
      """,
    version: version,
    subcommands: [
      LintCommand.self, WatchCommand.self, AuditCommand.self, TestCommand.self, RulesCommand.self,
      ExplainCommand.self, NotationCommand.self, DumpTermsCommand.self, AcceptCommand.self, InitCommand.self,
    ],
    defaultSubcommand: LintCommand.self)

  package init() {}

  /// What a path cannot be called that is the first argument.
  static var commandNames: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"] }

  /// Runs the program with the arguments of the process and ends it.
  package static func main() {
    Machine.prepareEndings()
    let status = run(Array(CommandLine.arguments.dropFirst()), console: .process)
    switch status {
    case .brokenPipe: Machine.endOfBrokenPipe()
    case .interrupted: Machine.endOfInterruption()
    case .clean, .found, .failed: Machine.end(status.rawValue)
    }
  }

  /// Runs the program. Wrong usage ends in `.failed`, not in the argument parser's own code.
  package static func run(_ arguments: [String], console: Console) -> Ending {
    // The argument parser takes longer to set up than everything else here.
    if arguments == ["--version"] { return console.print(version) }
    if let job = LintJob(plain: arguments) { return job.run(console) }
    do {
      var command = try parseAsRoot(arguments)
      if let command = command as? any ConsoleCommand { return command.run(console) }
      try command.run()
      return .clean
    } catch {
      let text = fullMessage(for: error)
      guard exitCode(for: error) != .success else {
        let shell = arguments.first == "--generate-completion-script" ? arguments.last : nil
        return console.print(shell.map { CompletionScript.withDefaultCommand(text, shell: $0) } ?? text)
      }
      // A line break in an argument must not begin a line of the log.
      console.complain(
        arguments.filter { $0.contains(where: \.isNewline) }
          .reduce(text) { $0.replacing($1, with: shown($1, lineBreaks: .escaped)) })
      return .failed
    }
  }
}

/// How the program ends.
package enum Ending: Int32, Sendable {
  /// Nothing found that counts.
  case clean = 0
  /// Findings at or above `--fail-on`.
  case found = 1
  /// A part of the job could not be done.
  case failed = 2
  /// Somebody stopped the run.
  case interrupted = 130
  /// Nobody reads the output any more.
  case brokenPipe = 141

  /// Whether the run ended before its time.
  var isCutShort: Bool { self == .interrupted || self == .brokenPipe }
}

/// A subcommand that reads and writes through a console.
protocol ConsoleCommand: ParsableCommand {
  func run(_ console: Console) -> Ending
}

extension ConsoleCommand {
  func run() throws { throw ExitCode(run(.process).rawValue) }
}
