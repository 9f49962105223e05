import Foundation
import Linting
import Platform
import Testing

/// What git says has changed.
@Suite struct ChangedLinesTests {
  /// A repository with a branch that changed some of the files of `main`; nil where there is no git.
  private func repository() throws -> Scratch? {
    let folder = try Scratch()
    let git = { (arguments: [String]) in
      try folder.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@y.z", "-c", "init.defaultBranch=main"] + arguments)
    }
    guard try git(["init", "-q"]) != nil else { return nil }
    let text = "one\ntwo\nthree\nfour\n"
    for name in ["same.txt", "changed.txt", "old.txt", "dé/a \"b\".txt", "gone.txt"] {
      try folder.write(text, to: name)
    }
    _ = try git(["add", "."])
    _ = try git(["commit", "-q", "-m", "1"])
    _ = try git(["checkout", "-q", "-b", "topic"])
    try folder.write("one\nTWO\nthree\nfour\nfive\n", to: "changed.txt")
    _ = try git(["mv", "old.txt", "new.txt"])
    try folder.write(text + "@@ -1 +1 @@\n", to: "new.txt")
    _ = try git(["rm", "-q", "gone.txt"])
    _ = try git(["commit", "-q", "-a", "-m", "2"])
    _ = try git(["checkout", "-q", "main"])
    try folder.write("one\ntwo\nthree\nFOUR\n", to: "same.txt")
    _ = try git(["commit", "-q", "-a", "-m", "3"])
    _ = try git(["checkout", "-q", "topic"])
    try folder.write("++ b/same.txt\n" + text, to: "dé/a \"b\".txt")
    try folder.write("one\n", to: "untracked.txt")
    return folder
  }

  /// The lines of a file, from 1, that count as changed.
  private func lines(_ name: String, in folder: Scratch, _ changes: ChangedLines) throws -> [Int] {
    let file = try #require(folder.path.resolved).appending(name)
    let bytes = try file.contents()
    let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A && $0 + 1 < bytes.count }.map { $0 + 1 }
    let ends = ChangedLines.lineEnds(of: bytes)
    return starts.indices.filter { changes.contain(starts[$0], of: file, lineEnds: ends) }.map { $0 + 1 }
  }

  @Test func sinceTheBranchLeftAnother() throws {
    guard let folder = try repository() else { return }
    let changes = try ChangedLines(since: "main", in: folder.path)
    #expect(try lines("same.txt", in: folder, changes) == [])
    #expect(try lines("changed.txt", in: folder, changes) == [2, 5])
    #expect(try lines("new.txt", in: folder, changes) == [5])
    #expect(try lines("dé/a \"b\".txt", in: folder, changes) == [1])
    #expect(try lines("untracked.txt", in: folder, changes) == [1])
    let top = try #require(folder.path.resolved)
    #expect(changes.areIn(top.appending("changed.txt")))
    #expect(!changes.areIn(top.appending("same.txt")))
    #expect(changes.areIn(FilePath("/elsewhere.txt")))
  }

  @Test func sinceTheLastCommit() throws {
    guard let folder = try repository() else { return }
    let changes = try ChangedLines(since: "HEAD", in: folder.path)
    #expect(try lines("changed.txt", in: folder, changes) == [])
    #expect(try lines("dé/a \"b\".txt", in: folder, changes) == [1])
  }

  @Test func saysWhatIsMissing() throws {
    guard let folder = try repository() else { return }
    #expect(throws: Problem(message: "--since: there is no commit “nope”")) {
      try ChangedLines(since: "nope", in: folder.path)
    }
    #expect(throws: Problem(message: "--since: there is no commit “--all”")) {
      try ChangedLines(since: "--all", in: folder.path)
    }
    #expect(throws: Problem(message: "--since: the current folder is in no git repository")) {
      try ChangedLines(since: "main", in: FilePath("/"))
    }
    let clone = try Scratch()
    _ = try clone.run(["git", "clone", "-q", "--depth", "1", "file://" + folder.url.path, "."])
    #expect {
      try ChangedLines(since: "origin/main", in: clone.path)
    } throws: { error in
      (error as? Problem)?.message.contains("in this shallow clone; fetch more of it") == true
    }
  }
}
