import ArgumentParser
import Foundation

/// `benchmarks corpora`: writes what is linted, to be profiled with.
struct CorporaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpora", abstract: "Write all corpora to the folder and print their paths.")

  @OptionGroup var places: Places

  func run() throws {
    let workspace = places.workspace
    for corpus in Corpus.allCases {
      let sizes = try workspace.sizes(corpus)
      let size = String(format: "%9.3f MB in %4d files  ", Double(sizes.reduce(0, +)) / 1e6, sizes.count)
      show(size + (try workspace.path(corpus)))
    }
  }
}
