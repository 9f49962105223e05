import ArgumentParser
import Findings
import Linting
import Platform
import Reporting
import SourceText

/// `galley watch`: reports on drafts again whenever they change.
struct WatchCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Report on drafts whenever they change.",
    discussion: """
      Shows what is in the drafts that changed last, and counts of the others. Drafts that come and go, and rule files \
      of your own and configurations, are noticed, too. Ctrl-C ends it.
      """)

  @Argument(help: ArgumentHelp("Drafts and folders.", valueName: "path"), completion: .file())
  var paths: [String]

  @OptionGroup var rules: RuleOptions

  @OptionGroup var configurations: ConfigurationOptions

  @Option(help: "Report findings of this severity and above: \(list(Severity.self)).")
  var severity: Severity = .advice

  @Option(
    help: ArgumentHelp(
      "Encoding of the drafts, such as utf-8 or windows-1252. Default: as their bytes say.", valueName: "name"))
  var encoding: TextEncoding?

  @Option(help: ArgumentHelp("Colour: \(list(ColourChoice.self)).", valueName: "when"))
  var color: ColourChoice = .auto

  func validate() throws {
    if paths.contains("-") { throw ValidationError("Standard input cannot be watched; name files or folders.") }
  }

  func run(_ console: Console) -> Ending {
    var session = WatchSession(
      paths: paths, request: rules.request,
      configuration: { configurations.finder },
      severity: severity, loader: DraftLoader(encoding: encoding))
    while true {
      let start = Machine.seconds
      if session.update() {
        let status = console.print(screen(session, console))
        if status != .clean { return status }
      }
      // A search of many folders may take a twentieth of the time.
      Machine.pause(seconds: max(0.3, 20 * (Machine.seconds - start)))
    }
  }

  /// What is shown: on a terminal in place of what was there, elsewhere behind it.
  private func screen(_ session: WatchSession, _ console: Console) -> String {
    let report = session.report(
      colour: console.usesColour(color, on: console.output), width: console.output.columns ?? 100)
    return console.output.isTerminal ? "\u{1B}[H\u{1B}[2J" + report : report + "\n"
  }
}
