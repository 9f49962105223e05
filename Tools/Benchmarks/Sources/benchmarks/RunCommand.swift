import ArgumentParser
import Foundation

/// `benchmarks run`: checks and measures, and prints a table.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Check results, measure, and print a table of ratios (default).",
    discussion: """
      The two programs of a ratio are run in turn; each line gives the median and the quartiles of the ratios of all pairs. \
      All corpora are generated.
      """)

  @Option(
    help: ArgumentHelp("Pairs to measure; five times as many where they are short, at most ten where they are long."))
  var pairs = 20

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Only these rows, and no checks.", valueName: "row"))
  var only: [String] = []

  @Flag(help: "Exit with 1 where a target is missed, too.")
  var strict = false

  @OptionGroup var places: Places

  private static let rows = Row.start + Row.speed + Row.memory

  func validate() throws {
    guard pairs > 0 else { throw ValidationError("--pairs must be at least 1.") }
    let names = Self.rows.map(\.name)
    if let unknown = only.first(where: { !names.contains($0) }) {
      throw ValidationError("There is no row “\(unknown)”. Rows: \(names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let workspace = places.workspace
    show(try conditions() + "\n")
    var isGood = only.isEmpty ? check(workspace) : true
    let rows = Self.rows.filter { only.isEmpty || only.contains($0.name) }
    let table = Table(rows)
    show(table.head)
    for row in rows {
      let isMet = try measure(row, workspace, table)
      if strict && !isMet { isGood = false }
    }
    if !isGood { throw ExitCode(1) }
  }

  /// What was measured, and on what. Where other work keeps the processors busy, times say little.
  private func conditions() throws -> String {
    let version = try Bench(places: places, workspace: places.workspace, pairs: 1).version.output(in: places.workspace)
    let load = try String(contentsOfFile: "/proc/loadavg", encoding: .utf8).prefix { $0 != " " }
    return "galley \(String(decoding: version, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)), "
      + "\(ProcessInfo.processInfo.processorCount) processors, of which \(load) were busy in the last minute"
  }

  /// Whether all checks hold.
  private func check(_ workspace: Workspace) -> Bool {
    let bench = Bench(places: places, workspace: workspace, pairs: 1)
    var isGood = true
    for check in Check.all {
      do {
        show("\(check.title): ok (\(try check.run(bench)))")
      } catch {
        show("\(check.title): FAILED: \(error)")
        isGood = false
      }
    }
    show("")
    return isGood
  }

  /// Whether the row’s target is met, as far as it can be measured here.
  private func measure(_ row: Row, _ workspace: Workspace, _ table: Table) throws -> Bool {
    let count =
      switch row.length {
      case .short: pairs * 5
      case .medium: pairs
      case .long: min(pairs, 10)
      }
    do {
      let result = try row.measure(Bench(places: places, workspace: workspace, pairs: count))
      let statistics = Statistics(result.values)
      let target = result.target ?? row.target
      show(table.line(row, statistics, target: target, note: result.note))
      return target.isMet(by: statistics.median)
    } catch let skipped as Skipped {
      show(table.line(row, skipped: skipped.reason))
      return true
    }
  }
}
