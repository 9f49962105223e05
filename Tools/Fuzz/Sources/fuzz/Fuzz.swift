import CLibFuzzer
import Drafts
import Platform

/// `fuzz --target=NAME [options of libFuzzer] [corpus folders and inputs]`, to be run at the top of the repository.
///
/// libFuzzer leaves options with two hyphens alone. A trap is a crash to it, so that a broken property and an overflow of
/// integers end a run alike, with the input in a file.
@main
struct Fuzz {
  static func main() {
    guard chosen != nil else {
      print(
        "fuzz --target=NAME [options of libFuzzer] FOLDER…\ntargets: \(targets.keys.sorted().joined(separator: " "))")
      return
    }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
    _ = unsafe LLVMFuzzerRunDriver(&count, &arguments) { start, count in
      Fuzz.chosen?(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    }
  }

  /// What is done with an input; it ends in a trap where a property does not hold.
  typealias Target = @Sendable ([UInt8]) -> Void

  static let targets: [String: Target] = [
    "baseline": fuzzBaseline, "configuration": fuzzConfiguration, "drafts": fuzzDrafts, "fixes": fuzzFixes,
    "html": { fuzzReader($0, .html) }, "jsonlines": fuzzJSONLines, "markdown": { fuzzReader($0, .markdown) },
    "notation": fuzzNotation, "patterns": fuzzPatterns, "phrases": fuzzPhrases, "reports": fuzzReports,
    "rules": fuzzRules, "text": { fuzzReader($0, .text) },
  ]

  private static let chosen: Target? = {
    let prefix = "--target="
    let names = Machine.arguments.map { String(decoding: $0, as: UTF8.self) }.filter { $0.hasPrefix(prefix) }
    return names.last.flatMap { targets[String($0.dropFirst(prefix.count))] }
  }()
}
