import Drafts
import Foundation
import Linting
import Platform
import Testing

@Suite struct FileWalkTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  /// The drafts found in the scratch folder, as paths below it.
  func found(_ format: InputFormat = .auto, below folder: String = "") -> [String] {
    var walk = FileWalk(format: format)
    walk.add(folder.isEmpty ? scratch.path : scratch.path.appending(folder))
    return walk.sources.map { String($0.path.dropFirst(scratch.url.path.count + 1)) }
  }

  @Test func takesDraftsByExtensionInOrderOfTheirPaths() throws {
    for name in ["b.md", "a/z.TXT", "a-b/c.html", "a.txt", "x.swift", "d/e/f.markdown", ".hidden.txt", ".h/a.txt", "n"]
    {
      try scratch.write("x", to: name)
    }
    #expect(found() == ["a-b/c.html", "a.txt", "a/z.TXT", "b.md", "d/e/f.markdown"])
    var walk = FileWalk()
    walk.add(scratch.path)
    #expect(walk.sources.map(\.format) == [.html, .text, .text, .markdown, .markdown])
  }

  @Test func takesJSONLinesOnlyWhenAskedTo() throws {
    try scratch.write("{}", to: "a.jsonl")
    try scratch.write("{}", to: "b.ndjson")
    try scratch.write("x", to: "c.txt")
    #expect(found() == ["c.txt"])
    #expect(found(.jsonl) == ["a.jsonl", "b.ndjson"])
  }

  @Test func takesNamedFilesWhateverTheirNames() throws {
    try scratch.write("x", to: ".secret")
    try scratch.write("*", to: ".gitignore")
    try scratch.write("x", to: "ignored.txt")
    var walk = FileWalk()
    for name in [".secret", "ignored.txt", "ignored.txt"] { walk.add(scratch.path.appending(name)) }
    #expect(walk.sources.map(\.path) == [".secret", "ignored.txt"].map { scratch.path.appending($0).text })
    #expect(walk.sources.map(\.format) == [nil, .text])
  }

  @Test func survivesLinksThatLoop() throws {
    try scratch.write("x", to: "a/b.txt")
    for (link, target) in [("a/up", ".."), ("self.txt", "self.txt"), ("again.txt", "a/b.txt"), ("gone.txt", "no")] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.url.appending(path: link).path, withDestinationPath: target)
    }
    #expect(found() == ["a/b.txt"])
  }

  @Test func followsALinkToAFileInTheFolderOnly() throws {
    let other = try Scratch()
    try other.write("x", to: "real.dat")
    try scratch.write("x", to: "a/real.dat")
    let links = [
      "out.txt": other.url.path + "/real.dat", "environment.txt": "/proc/self/environ", "in.txt": "a/real.dat",
    ]
    for (link, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.url.appending(path: link).path, withDestinationPath: target)
    }
    #expect(found() == ["in.txt"])
    // What is named is read wherever it leads.
    #expect(found(below: "out.txt") == ["out.txt"])
  }

  @Test func saysWhatIsMissing() throws {
    try scratch.write("x", to: "a.swift")
    var walk = FileWalk()
    walk.add(scratch.path)
    walk.add(scratch.path.appending("none"))
    #expect(walk.problems.map(\.message) == ["no drafts in this folder", "no such file or folder"])
    #expect(walk.sources.isEmpty)
  }

  @Test func namesStandardInput() {
    var walk = FileWalk()
    walk.addStandardInput(name: "draft.md")
    #expect(walk.sources == [DraftSource(origin: .standardInput, path: "draft.md", format: .markdown)])
    walk = FileWalk()
    walk.addStandardInput(name: nil)
    #expect(walk.sources == [DraftSource(origin: .standardInput, path: "<stdin>", format: nil)])
  }

  @Test func skipsPipesInFolders() throws {
    guard try scratch.run(["mkfifo", "pipe.txt"]) != nil else { return }
    try scratch.write("x", to: "a.txt")
    #expect(found() == ["a.txt"])
  }

  @Test func appliesIgnoreFilesWithoutARepository() throws {
    try scratch.write("drop.txt\n", to: ".gitignore")
    try scratch.write("x", to: "drop.txt")
    try scratch.write("x", to: "a/drop.txt")
    try scratch.write("x", to: "a/keep.txt")
    #expect(found() == ["a/keep.txt"])
  }

  @Test func appliesIgnoreFilesAboveTheFolder() throws {
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: ".git/info"), withIntermediateDirectories: true)
    try scratch.write("a/b/x*.txt\n", to: ".gitignore")
    try scratch.write("!x2.txt\n", to: "a/.gitignore")
    try scratch.write("x3.txt\n", to: ".git/info/exclude")
    for name in ["x1.txt", "x2.txt", "y.txt", "c/x3.txt"] { try scratch.write("x", to: "a/b/" + name) }
    #expect(found(below: "a/b") == ["a/b/x2.txt", "a/b/y.txt"])
  }

  /// Patterns over the same files, each judged by git itself.
  static let ignoreFiles: [String] = [
    "*.txt\n!keep.txt\n",
    "/a.txt\n",
    "b/\n",
    "b\n",
    "b/c\n!b/c/keep.txt\n",
    "b/*\n!b/keep.txt\n!b/c/\n",
    "**/c/*.txt\n",
    "b/**/d.txt\n",
    "b/**\n!b/**/\n!keep.txt\n",
    "/**/keep.txt\n",
    "**\n!keep.txt\n!*/\n",
    "# a.txt\n\\#x.txt\n\\!y.txt\n",
    "a.txt   \nkeep.txt\\ \n",
    "[a-c].txt\n[!k]*.txt\n",
    "[[:alpha:]].txt\n",
    "?.txt\n",
    "é?.txt\né.txt\n",
    "b/c/\r\nkeep.txt\r\n",
    "\u{FEFF}a.txt\n",
    "a.txt\\\n",
    "[a.txt\n",
    "[]a].txt\n",
    "[a-]*.txt\n",
    "*c*/*e*.txt\n",
    "***/d.txt\n",
    "b/c**/d.txt\n",
    "b//c\n",
    "/\n!\n!/\n",
    "*.txt\n!/b/\n!b/*.txt\n",
    "/b/c/d.txt\nc/d.txt\n",
    "sp ace.txt\n",
    "a\\.txt\n",
    "[b/c].txt\nb[/]keep.txt\n",
    "tail.txt ",
    "[[:nope:]a].txt\nb/\n",
    "[^a]*\n!b/\n",
  ]

  @Test(arguments: ignoreFiles) func agreesWithGit(ignoreFile: String) throws {
    let names = [
      "a.txt", "keep.txt", "tail.txt", "#x.txt", "!y.txt", "é.txt", "éa.txt", "sp ace.txt", "keep.txt .txt", "-.txt",
      "].txt",
      "b/a.txt", "b/keep.txt", "b/d.txt", "b/c/d.txt", "b/c/keep.txt", "b/c/e/d.txt", "b/c/e/keep.txt", "bc/de.txt",
      "b.txt",
      "e/b/a.txt", "e/b/c/d.txt",
    ]
    for name in names { try scratch.write("x", to: name) }
    try scratch.write(ignoreFile, to: ".gitignore")
    try scratch.write("!d.txt\n/keep.txt\n", to: "b/c/.gitignore")
    guard try scratch.run(["git", "init", "-q"]) != nil else { return }
    let listing = try scratch.run([
      "git", "-c", "core.excludesFile=/dev/null", "ls-files", "-z", "--others", "--exclude-standard",
    ])
    let expected = try #require(listing).split(separator: "\0").map(String.init).filter { !$0.contains(".gitignore") }
    #expect(found().sorted() == expected.sorted())
  }

  @Test func isNotSlowedByHostilePatterns() throws {
    try scratch.write(
      String(repeating: "*a", count: 200) + "\n" + String(repeating: "**/", count: 200) + "x\n", to: ".gitignore")
    let name = String(repeating: "a", count: 200) + ".txt"
    try scratch.write("x", to: name)
    #expect(found() == [name])
  }
}
