/// How much memory a run has at its peak, against 40 MB and six times its largest file.
extension Row {
  static let memory: [Row] = [
    Row(
      name: "memory-draft", title: "peak memory, one 10 KB draft", unit: .megabytes, target: .atMost(40),
      length: .medium
    ) { bench in
      Result(values: try repeated(bench, bench.lint(.draft)))
    },
    corpus("memory-drafts", "peak memory, 2,000 drafts, two jobs", .drafts, length: .medium),
    corpus("memory-pages", "peak memory, 150 pages, two jobs", .pages, length: .medium),
    corpus("memory-prose", "peak memory, 50 MB of prose in one file", .prose, length: .long),
  ]

  private static func corpus(_ name: String, _ title: String, _ corpus: Corpus, length: Length) -> Row {
    Row(name: name, title: title, unit: .megabytes, target: .atMost(40), length: length) { bench in
      let largest = Double(try bench.workspace.sizes(corpus).max() ?? 0) / 1e6
      let values = try repeated(bench, bench.lint(corpus, jobs: 2))
      return Result(values: values, target: .atMost(40 + 6 * largest))
    }
  }

  /// Memory hardly varies: a tenth of the runs will do.
  private static func repeated(_ bench: Bench, _ program: Program) throws -> [Double] {
    try (0..<max(1, bench.pairs / 10)).map { _ in try bench.peakMemory(of: program) }
  }
}
