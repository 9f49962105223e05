import Foundation

/// That galley finds the same whatever the way: with any number of jobs, by its automaton or by plain loops.
struct Check: Sendable {
  let title: String
  /// Says what was compared.
  let run: @Sendable (Bench) throws -> String

  static let all = [
    Check(title: "the same output with 1, 2 and 4 jobs", run: compareJobs),
    Check(title: "the same findings as a naive matcher", run: compareMatchers),
  ]

  private static func compareJobs(_ bench: Bench) throws -> String {
    let outputs = try [1, 2, 4].map { jobs in
      try bench.lint(.drafts, .fewPages, .findings, jobs: jobs).output(in: bench.workspace)
    }
    guard outputs[0].count > 1000 else { throw Failure("hardly any output") }
    guard outputs[1] == outputs[0], outputs[2] == outputs[0] else { throw Failure("the output depends on the jobs") }
    return "\(outputs[0].count) bytes"
  }

  private static func compareMatchers(_ bench: Bench) throws -> String {
    let options = ["--no-bundled-rules", "--rules", try bench.workspace.path(.phrases500)]
    let program = try bench.lint(.disguised, options: options)
    let found = try findings(in: program.output(in: bench.workspace))
    let draft = try String(contentsOfFile: bench.workspace.path(.disguised), encoding: .utf8)
    let expected = NaiveMatcher(bench.workspace.phrases(500)).matches(in: draft)
    guard found == expected else {
      let difference = Set(found).symmetricDifference(expected).sorted().first
      let place = difference.map { "the first difference is at bytes \($0.start)..<\($0.end)" } ?? "in another order"
      throw Failure("\(found.count) findings, \(expected.count) expected: \(place)")
    }
    return "\(found.count) findings"
  }

  private static func findings(in output: Data) throws -> [NaiveMatcher.Match] {
    struct Line: Decodable {
      struct Position: Decodable {
        let byte: Int
      }
      let start, end: Position?
    }
    return try output.split(separator: UInt8(ascii: "\n")).compactMap { text in
      let line = try JSONDecoder().decode(Line.self, from: text)
      guard let start = line.start, let end = line.end else { return nil }
      return NaiveMatcher.Match(start: start.byte, end: end.byte)
    }
  }
}
