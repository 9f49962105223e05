import Findings
import Foundation
import Linting
import SourceText
import Testing

@testable import Reporting

@Suite struct UnifiedDiffTests {
  /// The diff of a file and the same with some ranges replaced, and the new file.
  private func diff(_ old: String, _ edits: [(Range<Int>, String)], path: String = "a.txt") -> (
    diff: String, new: String
  ) {
    let fixes = edits.map { range, text in
      Fix(
        title: "", edits: [Edit(range: FileRange(range.lowerBound, range.upperBound), replacement: text)], isSafe: true)
    }
    let text = FixApplication.fixedText(fixes, of: Array(old.utf8))
    return (
      String(decoding: UnifiedDiff(text, path: path).bytes, as: UTF8.self), String(decoding: text.bytes, as: UTF8.self)
    )
  }

  @Test func showsThreeLinesAround() {
    let old = (1...12).map { "\($0)\n" }.joined()
    #expect(
      diff(old, [(8..<9, "five")]).diff == """
        --- a.txt
        +++ a.txt
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test func linesThatAreFarApartAreShownApart() {
    let old = (10...40).map { "\($0)\n" }.joined()
    let heads = diff(old, [(0..<3, ""), (12..<14, "x\ny\nz"), (60..<63, "")]).diff.split(separator: "\n")
      .filter { $0.hasPrefix("@@") }
    #expect(heads == ["@@ -1,8 +1,9 @@", "@@ -18,7 +19,6 @@"])
  }

  @Test(
    arguments: [
      ("one", [(0..<3, "")], "@@ -1 +0,0 @@\n-one\n\\ No newline at end of file\n"),
      ("", [(0..<0, "one\n")], "@@ -0,0 +1 @@\n+one\n"),
      ("a\nb", [(1..<3, "\n")], "@@ -1,2 +1 @@\n a\n-b\n\\ No newline at end of file\n"),
      ("a\n", [(1..<2, "")], "@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n"),
      ("a\nb\nc\n", [(1..<2, " ")], "@@ -1,3 +1,2 @@\n-a\n-b\n+a b\n c\n"),
      ("a\nb\nc\n", [(0..<1, "x"), (2..<3, "y")], "@@ -1,3 +1,3 @@\n-a\n-b\n+x\n+y\n c\n"),
      ("a\nb\n", [(2..<2, "x\n")], "@@ -1,2 +1,3 @@\n a\n+x\n b\n"),
      ("a\nb\n", [(0..<1, "a")], ""),
    ] as [(String, [(Range<Int>, String)], String)]) func atEdges(
      old: String, edits: [(Range<Int>, String)], hunk: String
    )
  {
    #expect(diff(old, edits).diff == (hunk.isEmpty ? "" : "--- a.txt\n+++ a.txt\n\(hunk)"))
  }

  @Test func namesAreQuotedAsPatchReadsThem() {
    for (path, name) in [("a b.txt", "a b.txt\t"), ("ä.txt", "ä.txt"), ("a\"\n\\.txt", "\"a\\\"\\012\\\\.txt\"")] {
      #expect(diff("a\n", [(0..<1, "b")], path: path).diff.hasPrefix("--- \(name)\n+++ \(name)\n@@ "))
    }
  }

  /// What `patch` makes of random edits is what the edits make.
  @Test func patchAppliesIt() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/patch") else { return }
    let folder = FileManager.default.temporaryDirectory.appending(path: "galley-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var random = SystemRandomNumberGenerator()
    var patches = Data()
    var expected: [String: String] = [:]
    for number in 0..<60 {
      let lines = (0..<Int.random(in: 0..<40, using: &random)).map { "\($0 % 7)" }
      let old = lines.joined(separator: Bool.random() ? "\n" : "\r\n") + ["", "\n"][number % 2]
      var edits: [(Range<Int>, String)] = []
      var start = 0
      while start < old.utf8.count {
        let end = min(old.utf8.count, start + Int.random(in: 0..<4, using: &random))
        edits.append((start..<end, ["", "x", "\n", "y\nz"][Int.random(in: 0..<4, using: &random)]))
        start = end + Int.random(in: 1..<30, using: &random)
      }
      let result = diff(old, edits, path: "./f \(number).txt")
      try Data(old.utf8).write(to: folder.appending(path: "f \(number).txt"))
      patches += Data(result.diff.utf8)
      expected["f \(number).txt"] = result.new
    }
    for level in [0, 1] {
      let copy = folder.appending(path: "p\(level)")
      try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
      for name in expected.keys {
        try FileManager.default.copyItem(at: folder.appending(path: name), to: copy.appending(path: name))
      }
      try patches.write(to: folder.appending(path: "all.diff"))
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/patch")
      process.arguments = ["-s", "-p\(level)", "--binary", "-i", "../all.diff"]
      process.currentDirectoryURL = copy
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      for (name, text) in expected {
        // `patch` takes away a file that becomes empty.
        let found = try? String(contentsOf: copy.appending(path: name), encoding: .utf8)
        #expect((found ?? "") == text, "\(name)")
      }
    }
  }
}

@Suite struct DiffReporterTests {
  private func shown(_ reporter: DiffReporter, path: String, _ text: String) throws -> String {
    let old = Array(text.utf8)
    let fix = Fix(title: "", edits: [Edit(range: FileRange(0, 1), replacement: "")], isSafe: true)
    var draft = CheckedDraft(
      path: path, source: DecodedText(bytes: old, map: SourceMap(identity: old.count), encoding: .utf8), findings: [])
    draft.repair = CheckedDraft.Repair(text: FixApplication.fixedText([fix], of: old), count: 1)
    return String(decoding: reporter.part(for: draft).pieces.joined(), as: UTF8.self)
  }

  @Test func pathsAreThoseThatPatchFinds() throws {
    let reporter = DiffReporter(isTerminal: false, colour: false, folder: "/home/x")
    for (path, name) in [
      ("a/b.txt", "./a/b.txt"), ("./b.txt", "./b.txt"), ("/home/x/a/b.txt", "./a/b.txt"), ("/home/xy", "/home/xy"),
      ("../b.txt", "./../b.txt"),
    ] {
      #expect(try shown(reporter, path: path, "ab\n").hasPrefix("--- \(name)\n"))
    }
  }

  @Test func terminalsAreTalkedToInPlainCharacters() throws {
    let reporter = DiffReporter(isTerminal: true, colour: true, folder: nil)
    #expect(
      try shown(reporter, path: "b", "a\u{1B}[2Jé\nx\n") == """
        \u{1B}[1m--- ./b\u{1B}[0m
        \u{1B}[1m+++ ./b\u{1B}[0m
        \u{1B}[36m@@ -1,2 +1,2 @@\u{1B}[0m
        \u{1B}[31m-a<U+001B>[2Jé\u{1B}[0m
        \u{1B}[32m+<U+001B>[2Jé\u{1B}[0m
         x

        """)
  }
}
