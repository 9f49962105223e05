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
      try loading(bench, bench.lint(.emptyDraft))
    },
    Row(
      name: "rule-folder", title: "loading a folder of 1,000 rule files", unit: .milliseconds, target: .atMost(100),
      length: .medium
    ) { bench in
      let options = ["--no-bundled-rules", "--rules", try bench.workspace.path(.rules)]
      return try loading(bench, bench.lint(.emptyDraft, options: options))
    },
  ]

  /// How much longer a run takes than one that loads nothing. On a busy machine the processor time says more; where
  /// several threads load, it is more than passes.
  private static func loading(_ bench: Bench, _ program: Program) throws -> Result {
    let costs = try bench.compare(program, bench.version) { first, second in
      (wall: (first.wall - second.wall) * 1000, processor: (first.processor - second.processor) * 1000)
    }
    let processor = Statistics(costs.map(\.processor)).median
    return Result(
      values: costs.map(\.wall), note: "\((processor * 10).rounded() / 10) ms of processor time")
  }
}
