import Foundation

/// What rows measure with.
struct Bench {
  let places: Places
  let workspace: Workspace
  /// Number of pairs for the row at hand.
  let pairs: Int

  /// A run of galley that reports findings without failing for them.
  func lint(_ corpora: Corpus..., jobs: Int = 1, options: [String] = []) throws -> Program {
    let arguments = ["lint", "--fail-on", "never", "--format", "jsonl", "--jobs", "\(jobs)"]
    return Program(path: places.program, arguments: arguments + options + (try corpora.map(workspace.path)))
  }

  /// The shortest run of galley.
  var version: Program { Program(path: places.program, arguments: ["--version"]) }

  /// A program that was built with this one.
  func companion(_ name: String, _ arguments: [String] = []) -> Program {
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return Program(path: own.deletingLastPathComponent().appending(path: name).path, arguments: arguments)
  }

  /// Runs two programs in turn and says what one took in relation to the other, once each pair. A first pair, which
  /// brings files into memory, does not count.
  func compare<Value>(
    _ first: Program, _ second: Program, by value: (Program.Cost, Program.Cost) -> Value = { $0.wall / $1.wall }
  ) throws -> [Value] {
    try (0...pairs).map { _ in value(try first.run(), try second.run()) }.suffix(pairs)
  }

  /// The peak memory of a run in megabytes.
  func peakMemory(of program: Program) throws -> Double {
    let output = try companion("peak-memory", [program.path] + program.arguments).output(in: workspace)
    let text = String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    guard let bytes = Double(text) else { throw Failure("no memory was measured for \(program)") }
    return bytes / 1e6
  }

  /// The last line of a run: how many findings there were, of any severity.
  func countFindings(_ program: Program) throws -> Int {
    struct Report: Decodable {
      struct Summary: Decodable {
        let errors, warnings, advice: Int
      }
      let summary: Summary
    }
    let lines = try program.output(in: workspace).split(separator: UInt8(ascii: "\n"))
    let summary = try JSONDecoder().decode(Report.self, from: lines.last ?? Data()).summary
    return summary.errors + summary.warnings + summary.advice
  }
}
