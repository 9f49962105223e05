import GalleyCommand
import Linting
import Platform
import Testing

@Suite struct AuditTests {
  func run(_ arguments: String...) -> Outcome { outcome { Galley.run(["audit"] + arguments, console: $0) } }

  static let labelled = """
    {"id": "a", "flavour": "leaky", "lines": [{"text": "Related Posts", "label": "stray", "cat": "related"}, \
    {"text": "The council met on Tuesday.", "label": "content"}]}

    """

  @Test func auditsAFolder() throws {
    let folder = try Folder(["a.txt": "The council met.\n\nRelated Posts\n", "b.md": "# Related Posts\n"])
    let result = run(folder.path, "--select", "leftovers")
    #expect(result.status == .clean)
    #expect(result.errors.isEmpty)
    #expect(
      result.output == """
        Findings by rule (2 drafts read)
        findings  drafts  severity  rule
               2       2     error  leftovers/related-posts
                                      \(folder.path)/a.txt:3  Related Posts ×2

        """)
  }

  @Test func measuresLabelledDrafts() throws {
    let folder = try Folder(["a.jsonl": Self.labelled])
    let result = run("\(folder.path)/a.jsonl", "--format", "json", "--list", "1")
    #expect(result.status == .clean)
    #expect(result.output.contains("\"lines\":{\"hits\":1,\"falseAlarms\":0,\"misses\":0,\"precision\":1.0,"))
    #expect(run("--input-format", "jsonl", folder.path, "--format", "json", "--list", "1") == result)
  }

  @Test func aMalformedLineIsNamedAndTheOthersCount() throws {
    let folder = try Folder([
      "a.jsonl": Self.labelled + "{\"id\": \"b\", \"lines\": [{\"label\": \"odd\"}]}\n" + Self.labelled
    ])
    let result = run("\(folder.path)/a.jsonl")
    #expect(result.status == .failed)
    #expect(
      result.errors
        == "galley: \(folder.path)/a.jsonl:2:33: no label “odd”; labels are content, stray, ignore, blank\n")
    #expect(result.output.hasPrefix("Findings by rule (2 drafts read, 1 not read)\n"))
  }

  @Test func theNumberOfJobsChangesNothing() throws {
    let lines = (0..<200).map { number in
      """
      {"id": "\(number)", "lines": [{"text": "Related Posts\(number % 9)", "label": "stray", "cat": "c\(number % 3)"}, \
      {"text": "Photo by Anna Kowalska", "label": "content"}]}

      """
    }
    let folder = try Folder(["a.jsonl": lines.joined()])
    let results = [1, 3, 8].map { run("\(folder.path)/a.jsonl", "-j\($0)", "--list", "4") }
    #expect(results[0].status == .clean)
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test(arguments: [
    [], ["--samples", "-1", "x"], ["--list", "many", "x"], ["--jobs", "0", "x"], ["--format", "github", "x"],
  ]) func wrongUsageEndsInTwo(arguments: [String]) {
    let result = outcome { Galley.run(["audit"] + arguments, console: $0) }
    #expect(result.status == .failed)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("Error: "))
  }

  @Test func problemsEndInTwo() throws {
    #expect(run("no/such/draft.txt").status == .failed)
    let folder = try Folder(["a.txt": "The council met.\n"])
    #expect(run(folder.path, "--ignore", "no-such/rule").status == .failed)
    let none = run(folder.path, "--no-bundled-rules")
    #expect(none == Outcome(status: .failed, output: "", errors: "galley: no rule is in force, nothing was audited\n"))
  }

  @Test func anOutputThatCannotBeWrittenIsNamed() throws {
    let folder = try Folder(["a.txt": "The council met.\n"])
    let errors = Capture()
    let console = Console(
      output: .init(output: Capture(failingWith: SystemError(code: 28))), errors: .init(output: errors),
      environment: { _ in nil })
    #expect(Galley.run(["audit", folder.path], console: console) == .failed)
    #expect(errors.text == "galley: the output could not be written: no space left on the device\n")
  }
}
