import ArgumentParser
import Foundation

/// `benchmarks instructions`: counts what galley executes for fixed workloads and holds it against the record.
struct InstructionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instructions",
    abstract: "Count the instructions of fixed workloads; fail where one has 5 % more than recorded.")

  @Flag(help: "Record the counts.")
  var record = false

  @Option(help: ArgumentHelp("The file of recorded counts.", valueName: "path"))
  var file = "Tools/Benchmarks/instructions.txt"

  @OptionGroup var places: Places

  private static let workloads: [(name: String, corpus: Corpus)] = [
    ("draft", .draft), ("prose", .prose1), ("pages", .fewPages),
  ]
  /// By how much a count may differ from the recorded one.
  private static let tolerance = 0.05

  func run() throws {
    var recorded = try InstructionRecord(path: file)
    let workspace = places.workspace
    var isGood = true
    for workload in Self.workloads {
      let entry = try count(workload.name, workload.corpus, workspace)
      isGood = compare(entry, with: recorded.entry(for: workload.name, on: entry.machine)) && isGood
      recorded.record(entry)
    }
    if record {
      try recorded.write(to: file)
      show("Recorded in \(file).")
    } else if !isGood {
      show("If this is meant to be so, run `make record-instructions` and commit \(file).")
      throw ExitCode(1)
    }
  }

  private func count(_ name: String, _ corpus: Corpus, _ workspace: Workspace) throws -> InstructionRecord.Entry {
    guard let valgrind = Program.installed("valgrind") else { throw Failure("valgrind is not installed") }
    let log = try workspace.scratch("valgrind.log")
    let lint = try Bench(places: places, workspace: workspace, pairs: 1).lint(corpus)
    let options = ["--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-file=\(log)"]
    try Program(path: valgrind, arguments: options + [lint.path] + lint.arguments).run()
    // valgrind says “==PID== Collected : 123456”.
    let text = try String(contentsOfFile: log, encoding: .utf8)
    guard let line = text.split(separator: "\n").first(where: { $0.contains("Collected :") }),
      let instructions = line.split(separator: " ").last.flatMap({ Int($0) })
    else { throw Failure("valgrind counted nothing:\n\(text)") }
    return InstructionRecord.Entry(
      machine: Self.machine, workload: name, instructions: instructions,
      checksum: try checksum(of: workspace.files(corpus)))
  }

  /// Whether a count is no worse than the recorded one; prints both.
  private func compare(_ entry: InstructionRecord.Entry, with recorded: InstructionRecord.Entry?) -> Bool {
    let millions = String(
      format: "%@ %8.1f million instructions", padded(entry.workload), Double(entry.instructions) / 1e6)
    guard let recorded else {
      show("\(millions), none recorded on \(entry.machine)")
      return true
    }
    guard recorded.checksum == entry.checksum else {
      show("\(millions), recorded for another text")
      return false
    }
    let change = Double(entry.instructions) / Double(recorded.instructions) - 1
    let before = String(format: "%.1f recorded, %+.2f %%", Double(recorded.instructions) / 1e6, change * 100)
    let verdict =
      change > Self.tolerance
      ? "OVER" : change < -Self.tolerance ? "better: please run `make record-instructions`" : "ok"
    show("\(millions), \(before)\(record ? "" : ": " + verdict)")
    return change <= Self.tolerance
  }

  private func padded(_ name: String) -> String { name.padding(toLength: 6, withPad: " ", startingAt: 0) }

  /// FNV-1a of the bytes of files, one after another.
  private func checksum(of files: [String]) throws -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in files {
      for byte in try Data(contentsOf: URL(filePath: file)) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return String(hash, radix: 16)
  }

  private static var machine: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }
}
