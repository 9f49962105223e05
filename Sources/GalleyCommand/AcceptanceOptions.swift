import ArgumentParser
import Linting
import Platform

/// The options that say which findings are let stand.
struct AcceptanceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Let the findings stand that this file lists. Default: the nearest .galley-baseline.yaml from here upwards.",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var baseline: String?

  @Flag(help: "Use no baseline.")
  var noBaseline = false

  @Flag(help: "Accept all that is found now: write it into the baseline.")
  var writeBaseline = false

  @Option(help: ArgumentHelp("With --write-baseline: why what is new is accepted.", valueName: "text"))
  var reason: String?

  @Flag(help: "List what is accepted, by comments and the baseline, with reasons, instead of what is found.")
  var showAccepted = false

  @Option(
    help: ArgumentHelp(
      "Report only what stands in lines that are new since this commit, or since the branch left it.",
      valueName: "revision"))
  var since: String?

  func validate() throws {
    if noBaseline, baseline != nil || writeBaseline {
      throw ValidationError("--no-baseline does not go with --baseline and --write-baseline.")
    }
    if reason != nil, !writeBaseline { throw ValidationError("--reason goes with --write-baseline.") }
    if writeBaseline, since != nil || showAccepted {
      throw ValidationError("--write-baseline does not go with --since and --show-accepted.")
    }
  }

  var request: AcceptanceRequest {
    AcceptanceRequest(
      baseline: baseline.map { FilePath(argument: $0) }, usesBaseline: !noBaseline,
      reasonToWrite: writeBaseline ? reason ?? "" : nil, showsAccepted: showAccepted, since: since)
  }
}
