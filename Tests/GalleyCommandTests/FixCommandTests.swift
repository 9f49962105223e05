import Foundation
import GalleyCommand
import Testing

/// `--fix`, `--unsafe-fixes` and `--diff` as people use them.
@Suite struct FixCommandTests {
  /// The space behind a picture is no indent, and must not be deleted without being looked at.
  @Test func spaceBehindAPictureStays() throws {
    let draft = "![A pier](x.png) The council met on Tuesday.\n\nAll is well here.\n"
    let folder = try Folder(["a.md": draft])
    let result = outcome { Galley.run([folder.path, "--fix", "--no-config"], console: $0) }
    #expect(result.output == "No findings (1 draft read)\n")
    #expect(try String(contentsOfFile: folder.path + "/a.md", encoding: .utf8) == draft)
  }

  private let draft = "The  council met.\n\nShare this article\n\nIt agreed to repair the bridge by the end of May.\n"

  private func run(_ arguments: [String]) -> Outcome { outcome { Galley.run(arguments, console: $0) } }

  private func text(_ folder: Folder, _ name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  @Test func safeFixesAreMadeAndTheRestReported() throws {
    let folder = try Folder(["a.txt": draft])
    let arguments = [folder.path, "--fix", "--format", "concise"]
    let result = run(arguments)
    #expect(result.status == .found)
    #expect(result.output.hasPrefix("\(folder.path)/a.txt:3:1: error leftovers/"))
    #expect(result.errors == "Fixed 1 finding in 1 draft. 1 more could be fixed with --unsafe-fixes.\n")
    #expect(try text(folder, "a.txt") == draft.replacing("  ", with: " "))
    #expect(run(arguments).errors == "Nothing to fix. 1 could be fixed with --unsafe-fixes.\n")
    #expect(
      run(arguments + ["--unsafe-fixes"])
        == Outcome(
          status: .clean, output: "", errors: "Fixed 1 finding in 1 draft.\n"))
    #expect(run(arguments + ["--unsafe-fixes", "--quiet"]) == Outcome(status: .clean, output: "", errors: ""))
    #expect(try text(folder, "a.txt") == "The council met.\n\nIt agreed to repair the bridge by the end of May.\n")
  }

  @Test func onlyWhatIsReportedIsFixed() throws {
    let folder = try Folder(["a.txt": draft])
    #expect(run([folder.path, "--fix", "--unsafe-fixes", "--severity", "error", "-q"]).status == .clean)
    #expect(try text(folder, "a.txt").hasPrefix("The  council met.\n\nIt agreed"))
  }

  @Test func aDiffChangesNothing() throws {
    let folder = try Folder(["a.txt": draft])
    let result = run([folder.path, "--diff"])
    #expect(result.status == .found)
    #expect(result.output.contains("\n-The  council met.\n+The council met.\n"))
    #expect(!result.output.contains("-Share"))
    #expect(result.errors == "Would fix 1 finding in 1 draft. 1 more could be fixed with --unsafe-fixes.\n")
    #expect(try text(folder, "a.txt") == draft)
    let all = run([folder.path, "--fix", "--diff", "--unsafe-fixes", "--fail-on", "never"])
    #expect(all.status == .clean)
    #expect(all.output.contains("\n-Share this article\n"))
    #expect(try text(folder, "a.txt") == draft)
    #expect(
      run([folder.path, "--diff", "--select", "hyperbole"])
        == Outcome(
          status: .clean, output: "", errors: "Nothing to fix.\n"))
  }

  @Test func whatCannotBeFixedIsToldAndTheOthersAreFixed() throws {
    let folder = try Folder(["a.txt": draft])
    try Data([0x41, 0xFF]).write(to: URL(filePath: folder.path + "/b.txt"))
    let result = run([folder.path, "--fix", "-q", "--fail-on", "never"])
    #expect(result.status == .failed)
    #expect(result.errors.contains("b.txt:1:2"))
    #expect(try text(folder, "a.txt").hasPrefix("The council"))
  }

  @Test func jsonLinesCannotBeFixed() throws {
    let folder = try Folder(["a.jsonl": "{\"id\": 1, \"text\": \"Share this article\"}\n"])
    let result = run([folder.path + "/a.jsonl", "--fix"])
    #expect(
      result
        == Outcome(
          status: .failed, output: "", errors: "galley: \(folder.path)/a.jsonl: JSON lines cannot be fixed\n"))
  }

  @Test(arguments: [["--unsafe-fixes", "x"], ["--diff", "--format", "json", "x"]]) func wrongUsage(
    _ arguments: [String]
  ) {
    let result = run(arguments)
    #expect(result.status == .failed)
    #expect(result.errors.hasPrefix("Error: "))
  }
}
