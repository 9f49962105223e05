import ArgumentParser
import Foundation

/// What `make bench` and `make instructions` run.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Measure how fast galley is, and what that is in relation to.",
    subcommands: [RunCommand.self, InstructionsCommand.self, CorporaCommand.self],
    defaultSubcommand: RunCommand.self)
}

/// Where things are, as seen from the top of the repository.
struct Places: ParsableArguments {
  @Option(help: ArgumentHelp("The program to measure.", valueName: "path"))
  var galley = ".build/release/galley"

  @Option(help: ArgumentHelp("The folder of the bundled rules.", valueName: "path"))
  var rules = "rules"

  @Option(help: ArgumentHelp("Where to write what is linted.", valueName: "path"))
  var folder = "Tools/Benchmarks/.build/corpora"

  /// The program, by its full path.
  var program: String { URL(filePath: galley).path }

  var workspace: Workspace { Workspace(folder: folder) }
}
