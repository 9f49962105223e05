import ArgumentParser
import Linting
import Platform

/// `galley init`: writes a configuration to begin with.
struct InitCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented .galley.yaml into the current folder.")

  @Flag(name: .customLong("print"), help: "Print it instead.")
  var prints = false

  func run(_ console: Console) -> Ending {
    if prints { return console.print(Self.text) }
    let file = FilePath(ConfigurationFinder.fileName)
    guard (try? file.status(followingLinks: false)) == nil else {
      console.report(
        Problem(path: file.text, message: "is there already; “galley init --print” shows what would be written"))
      return .failed
    }
    do {
      try file.writeWhole(Array((Self.text + "\n").utf8))
    } catch {
      console.report(Problem(path: file.text, message: "cannot be written: \(error.message)"))
      return .failed
    }
    return console.print("Wrote \(file.text). “galley lint --print-config DRAFT” shows what holds for a draft.")
  }

  /// What is written, without the last line feed.
  package static let text = """
    # Configuration of galley. It holds for all drafts in this folder and below, up to the next .galley.yaml.
    # What you do not say stays as it comes; “galley lint --print-config DRAFT” shows what holds for a draft and why.

    # Other configurations to begin with. What this file says wins.
    # extends: ../house/.galley.yaml

    # Use only these families and rules. “galley rules” lists them.
    # select: [leftovers, placeholders, punctuation]

    # Leave out these.
    # ignore: [hyperbole/cliches]

    # Give rules and families another severity: error, warning or advice. Errors and warnings make galley exit with 1.
    # severity:
    #   hyperbole: advice
    #   punctuation/doubled-spaces: warning

    # Folders and files with rules of your own, beside the bundled ones or instead of them.
    # rules: [editorial/rules]
    # bundled-rules: no

    # Drafts and folders to leave out, written as in .gitignore.
    exclude:
      - node_modules/

    # Other settings for some drafts. Of two that match, the later wins.
    # overrides:
    #   - files: [advertorials/, "*.promo.md"]
    #     ignore: hyperbole
    #   - files: archive/
    #     severity: {leftovers: warning}
    """
}
