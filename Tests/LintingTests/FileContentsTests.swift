import Foundation
import Platform
import Testing

/// Files are read to their end, whatever the file system says of their size.
@Suite struct FileContentsTests {
  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000]) func readsTheWholeFile(count: Int) throws {
    let folder = try Scratch()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: folder.url.appending(path: "a.txt"))
    #expect(try folder.path.appending("a.txt").contents() == bytes)
  }

  @Test func readsAFileThatDoesNotKnowItsSize() throws {
    #expect(try FilePath("/proc/self/status").contents().starts(with: "Name:".utf8))
  }

  @Test(arguments: [10, 65_536, 200_000]) func readsAPipe(count: Int) throws {
    let folder = try Scratch()
    try #require(try folder.run(["mkfifo", "pipe"]) != nil)
    let pipe = folder.url.appending(path: "pipe")
    Thread.detachNewThread {
      let writer = try? FileHandle(forWritingTo: pipe)
      try? writer?.write(contentsOf: Data(repeating: 0x61, count: count))
      try? writer?.close()
    }
    #expect(try folder.path.appending("pipe").contents(takesPipes: true).count == count)
  }

  @Test func saysWhatCannotBeRead() throws {
    let folder = try Scratch()
    #expect(throws: SystemError.self) { try folder.path.contents() }
    #expect(throws: SystemError.self) { try folder.path.appending("missing").contents() }
    #expect(throws: SystemError(code: ENODEV)) { try FilePath("/dev/zero").contents(takesPipes: true) }
    #expect(try FilePath("/dev/null").contents() == [])
  }

  @Test func waitsForNobodyWhereNoPipeIsWanted() throws {
    let folder = try Scratch()
    try #require(try folder.run(["mkfifo", "pipe"]) != nil)
    #expect(throws: SystemError(code: ENODEV)) { try folder.path.appending("pipe").contents() }
  }

  @Test(arguments: [("a.txt", 100_000), ("/proc/self/status", 5)]) func readsNoMoreThanItMay(name: String, limit: Int)
    throws
  {
    let folder = try Scratch()
    let path = name.hasPrefix("/") ? FilePath(name) : folder.path.appending(name)
    if !name.hasPrefix("/") { try Data(repeating: 0x61, count: limit + 1).write(to: folder.url.appending(path: name)) }
    #expect(throws: SystemError(code: EFBIG)) { try path.contents(upTo: limit) }
    #expect(try path.contents(upTo: limit + 10_000).count > limit)
  }
}
