import Testing

@testable import GalleyCommand

@Suite struct LintJobTests {
  /// Options that are read without the argument parser, beside the same as only it reads them.
  @Test(arguments: [
    ([], ["--severity=advice"]),
    (["--format", "json"], ["--format=json"]),
    (["--format", "github", "--fail-on", "advice"], ["--format=github", "--fail-on=advice"]),
    (["--fail-on", "never", "--quiet"], ["--fail-on=never", "-q"]),
    (["--quiet", "--jobs", "2", "--format", "human"], ["-q", "-j2", "--format=human"]),
  ])
  func plainCommandLinesMeanTheSame(plain: [String], parsed: [String]) throws {
    let folder = try Folder(["a.txt": "Related Posts\n", "b.txt": "The council met on Tuesday.\n"])
    for line in [
      plain + [folder.path], ["lint", folder.path] + plain, [folder.path + "/a.txt"] + plain + [folder.path],
    ] {
      #expect(LintJob(plain: line) != nil)
      let same = outcome { Galley.run(line.filter { !plain.contains($0) } + parsed, console: $0) }
      #expect(outcome { Galley.run(line, console: $0) } == same)
    }
  }

  @Test(arguments: [
    [], ["lint"], ["rules"], ["help", "lint"], ["--version"], ["x", ""], ["-"], ["x", "--"], ["x", "-q"],
    ["--jobs", "x"],
    ["x", "--jobs", "0"], ["x", "--jobs", "-1"], ["x", "--jobs", "two"], ["x", "--format"], ["x", "--format", "xml"],
    ["x", "--fail-on", "panic"], ["x", "--format", "json", "--format", "human"], ["x", "--statistics"],
  ])
  func allOthersAreLeftToTheArgumentParser(line: [String]) {
    #expect(LintJob(plain: line) == nil)
  }
}
