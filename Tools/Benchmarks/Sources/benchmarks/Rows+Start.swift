/// What a single run costs before it reads much.
extension Row {
  static let start: [Row] = [
    Row(
      name: "draft", title: "one 10 KB draft : galley --version", unit: .ratio, target: .atMost(2.5), length: .short
    ) { bench in
      Result(values: try bench.compare(bench.lint(.draft), bench.version))
    },
    Row(
      name: "version", title: "galley --version : an empty static Swift program", unit: .ratio, target: .atMost(2),
      length: .short
    ) { bench in
      Result(values: try bench.compare(bench.version, bench.companion("empty-program")))
    },
    Row(
      name: "bundled-rules", title: "loading the bundled rules (empty draft − --version)", unit: .milliseconds,
      target: .atMost(5), length: .short
    ) { bench in
      Result(values: try bench.compare(bench.lint(.emptyDraft), bench.version, by: milliseconds))
    },
    Row(
      name: "rule-folder", title: "loading a folder of 1,000 rule files", unit: .milliseconds, target: .atMost(100),
      length: .medium
    ) { bench in
      let options = ["--no-bundled-rules", "--rules", try bench.workspace.path(.rules)]
      let loading = try bench.lint(.emptyDraft, options: options)
      return Result(values: try bench.compare(loading, bench.version, by: milliseconds))
    },
  ]

  /// How much more processor time the first one took.
  private static func milliseconds(_ first: Program.Cost, _ second: Program.Cost) -> Double {
    (first.processor - second.processor) * 1000
  }
}
