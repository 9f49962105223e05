/// The completion scripts of the argument parser, with what `galley lint` takes offered without its name: it is the default
/// subcommand, which the parser's generator does not know.
enum CompletionScript {
  /// The script in which the default subcommand is offered, too; other texts as they are.
  static func withDefaultCommand(_ script: String, shell: String) -> String {
    switch shell {
    case "bash": bash(script)
    case "zsh": zsh(script)
    case "fish": fish(script)
    default: script
    }
  }

  /// After the names of subcommands, what `lint` takes.
  private static func bash(_ script: String) -> String {
    inserting(
      "\n        _galley_lint", behind: "' -- \"${cur}\"))", after: "# Offer subcommand completions", in: script)
  }

  /// Files beside the names of subcommands, and what `lint` takes after a first word that is none of them.
  private static func zsh(_ script: String) -> String {
    let named = inserting(
      "\n        _files && ret=0", behind: "_describe -V subcommand subcommands && ret=0", after: "", in: script)
    return inserting(
      "\n        *)\n            _galley_lint && ret=0\n            ;;", behind: "&& ret=0\n            ;;",
      after: "\"_galley_${words[1]}\"", in: named)
  }

  /// Each line on `galley lint` once more for `galley` alone.
  private static func fish(_ script: String) -> String {
    var lines = script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let wanted = lines.filter { $0.contains("\"galley lint\"") && !$0.contains("\"galley lint\" version") }
    let copies = wanted.filter { !$0.contains("\"galley lint\" h help") }.map { line in
      line.split(separator: "\"galley lint\"", maxSplits: 1).joined(separator: "\"galley\"")
    }
    lines.append(contentsOf: copies)
    return lines.joined(separator: "\n")
  }

  /// Inserts a text behind the first place of another that comes after a third.
  private static func inserting(_ text: String, behind place: String, after start: String, in script: String) -> String
  {
    let from = start.isEmpty ? script.startIndex : script.firstRange(of: start)?.upperBound
    guard let from, let found = script[from...].firstRange(of: place) else { return script }
    return script[..<found.upperBound] + text + script[found.upperBound...]
  }
}
