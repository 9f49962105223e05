/// How fast text is read, and what that depends on.
extension Row {
  static let speed: [Row] = [
    Row(
      name: "ripgrep", title: "50 MB of prose : rg -c -i -w -f PHRASES -j1", unit: .ratio, target: .atMost(1),
      length: .long
    ) { bench in
      guard let path = Program.installed("rg") else { throw Skipped(reason: "ripgrep is not installed") }
      let phrases = try RulePhrases.write(for: bench)
      let arguments = ["-c", "-i", "-w", "-j1", "-f", phrases.path, try bench.workspace.path(.prose)]
      let ratios = try bench.compare(bench.lint(.prose), Program(path: path, arguments: arguments))
      return Result(values: ratios, note: "\(phrases.count) phrases")
    },
    Row(
      name: "prose", title: "50 MB of prose, by processor time", unit: .megabytesPerSecond, target: .atLeast(60),
      length: .long
    ) { bench in
      let megabytes = Double(try bench.workspace.sizes(.prose).reduce(0, +)) / 1e6
      let program = try bench.lint(.prose)
      let findings = try bench.countFindings(program)
      let speeds = try (0..<bench.pairs).map { _ in megabytes / (try program.run().processor) }
      return Result(values: speeds, note: "\(findings) findings")
    },
    Row(
      name: "html", title: "speed on 150 pages : libxml2’s SAX parser alone", unit: .ratio, target: .atLeast(0.7),
      length: .medium
    ) { bench in
      let parser = bench.companion("parse-html", try bench.workspace.files(.pages))
      let megabytes = Double(try bench.workspace.sizes(.pages).reduce(0, +)) / 1e6
      let ratios = try bench.compare(bench.lint(.pages), parser) { $1.wall / $0.wall }
      return Result(values: ratios, note: "\(Int(megabytes)) MB")
    },
    Row(
      name: "phrases", title: "50 MB of prose with 5,000 phrases : with 500", unit: .ratio, target: .atMost(1.2),
      length: .long
    ) { bench in
      func lint(_ rules: Corpus) throws -> Program {
        try bench.lint(.prose, options: ["--no-bundled-rules", "--rules", bench.workspace.path(rules)])
      }
      return Result(values: try bench.compare(lint(.phrases5000), lint(.phrases500)))
    },
    Row(
      name: "length", title: "50 MB of prose : 0.5 MB", unit: .ratio, target: .atMost(105), length: .long
    ) { bench in
      Result(values: try bench.compare(bench.lint(.prose), bench.lint(.proseHalf)))
    },
    Row(
      name: "findings", title: "a finding in a draft of 100,000 : in 100 drafts of 1,000", unit: .ratio,
      target: .atMost(1.1), length: .medium
    ) { bench in
      let one = try bench.lint(.findingsInOne)
      let many = try bench.lint(.findings)
      let counts = (try bench.countFindings(one), try bench.countFindings(many))
      let share = Double(counts.1) / Double(counts.0)
      let ratios = try bench.compare(one, many) { $0.wall / $1.wall * share }
      return Result(values: ratios, note: "\(counts.0) : \(counts.1) findings")
    },
    Row(
      name: "jobs", title: "2,000 drafts with one job : with two", unit: .ratio, target: .atLeast(1.8),
      length: .medium
    ) { bench in
      Result(values: try bench.compare(bench.lint(.drafts), bench.lint(.drafts, jobs: 2)))
    },
  ]
}
