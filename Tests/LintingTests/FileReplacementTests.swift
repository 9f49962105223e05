import Foundation
import Platform
import Testing

/// Files are replaced at one stroke, and only where they hold what they are thought to hold.
@Suite struct FileReplacementTests {
  private func attributes(_ path: FilePath) throws -> [FileAttributeKey: Any] {
    try FileManager.default.attributesOfItem(atPath: path.text)
  }

  @Test(arguments: [0o600, 0o644, 0o755, 0o4711]) func keepsTheMode(mode: Int) throws {
    let folder = try Scratch()
    try folder.write("old", to: "a.txt")
    let path = folder.path.appending("a.txt")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path.text)
    #expect(try path.replace(Array("old".utf8), with: Array("new, and longer".utf8)) == .replaced)
    #expect(try path.contents() == Array("new, and longer".utf8))
    #expect(try attributes(path)[.posixPermissions] as? Int == mode)
    #expect(try folder.path.names().count == 1)
  }

  @Test func leavesAFileAloneThatHasChanged() throws {
    let folder = try Scratch()
    try folder.write("somebody else’s", to: "a.txt")
    let path = folder.path.appending("a.txt")
    #expect(try path.replace(Array("old".utf8), with: Array("new".utf8)) == .changedMeanwhile)
    #expect(try path.contents() == Array("somebody else’s".utf8))
    #expect(try folder.path.names().count == 1)
  }

  @Test func aLinkGoesOnLeadingToTheFile() throws {
    let folder = try Scratch()
    try folder.write("old", to: "below/a.txt")
    let link = folder.path.appending("link.txt")
    try FileManager.default.createSymbolicLink(atPath: link.text, withDestinationPath: "below/a.txt")
    #expect(try link.replace(Array("old".utf8), with: []) == .replaced)
    #expect(try link.status(followingLinks: false).kind == .link)
    #expect(try folder.path.appending("below/a.txt").contents() == [])
  }

  @Test func replacesFilesOnly() throws {
    let folder = try Scratch()
    #expect(throws: SystemError.self) { try folder.path.replace([], with: [1]) }
    #expect(throws: SystemError.self) { try folder.path.appending("missing").replace([], with: [1]) }
    #expect(throws: SystemError.self) { try FilePath("/dev/null").replace([], with: [1]) }
  }

  @Test func longNamesAreNoObstacle() throws {
    let folder = try Scratch()
    let name = String(repeating: "x", count: 251) + ".txt"
    try folder.write("old", to: name)
    #expect(try folder.path.appending(name).replace(Array("old".utf8), with: [1]) == .replaced)
  }
}
