import ArgumentParser
import Platform

/// The option that says how many drafts are read at once.
struct JobOptions: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("Number of drafts to read at once. Default: one for each processor.", valueName: "n"))
  var jobs: Int?

  /// What `--jobs` takes.
  static let allowed = 1...1024

  func validate() throws {
    if let jobs, !Self.allowed.contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
  }

  /// How many there are.
  var count: Int { jobs ?? Machine.processors }
}
