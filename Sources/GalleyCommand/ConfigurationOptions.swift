import ArgumentParser
import Linting
import Platform

/// The options that say which configuration holds.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use this configuration for all drafts. Default: for each the nearest .galley.yaml from its folder upwards.",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Use no configuration.")
  var noConfig = false

  func validate() throws {
    if noConfig, config != nil { throw ValidationError("--config and --no-config do not go together.") }
  }

  /// Finds the configuration of each draft.
  var finder: ConfigurationFinder {
    ConfigurationFinder(file: config.map { FilePath(argument: $0) }, isOff: noConfig)
  }
}
