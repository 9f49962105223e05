import Foundation
import Testing

/// The program as a process of its own: its streams, signals, and paths that lead to no file.
@Suite struct ProgramTests {
  private static let draft = "The pier  is open. They met TK there.\n"
  private static let fixed = "The pier is open. They met TK there.\n"

  /// The program that was built with these tests.
  private static var program: String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "galley").path
  }

  /// A run of the shell, in which `"$0"` is the program.
  private struct Run {
    let process = Process()
    let output = Pipe()
    let errors = Pipe()

    init(_ script: String, in folder: Folder) throws {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", script, ProgramTests.program]
      process.currentDirectoryURL = URL(filePath: folder.path)
      process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
      process.standardInput = FileHandle.nullDevice
      (process.standardOutput, process.standardError) = (output, errors)
      try process.run()
    }

    /// Waits for the end: how it ended, and what was printed.
    func end() -> (status: Int32, isSignal: Bool, output: String, errors: String) {
      let text = { (pipe: Pipe) in String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
      let (output, errors) = (text(output), text(errors))
      process.waitUntilExit()
      return (process.terminationStatus, process.terminationReason == .uncaughtSignal, output, errors)
    }
  }

  private func text(_ name: String, in folder: Folder) throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  /// The names in a folder, hidden ones, too.
  private func names(in folder: Folder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test(arguments: [
    ("/dev/zero", "galley: /dev/zero: is a device, a pipe or a socket, not a file\n"),
    ("link.txt", "galley: link.txt: is a device, a pipe or a socket, not a file\n"),
    ("loop.txt", "galley: loop.txt: too many symbolic links\n"),
    ("--config link.txt a.txt", "link.txt: the configuration cannot be read: is a device"),
    ("--rules rules a.txt", "galley: rules/a.yaml: is a device, a pipe or a socket, not a file\n"),
    ("--rules /dev/tty a.txt", "galley: /dev/tty: is a device, a pipe or a socket, not a file\n"),
    ("--baseline link.txt a.txt", "link.txt: is a device"),
  ]) func devicesAreNotRead(arguments: String, message: String) throws {
    let folder = try Folder(["a.txt": Self.draft, "rules/b.txt": ""])
    let script = "ln -s /dev/zero link.txt; ln -s loop.txt loop.txt; ln -s /dev/zero rules/a.yaml; "
    let run = try Run(script + "exec \"$0\" \(arguments)", in: folder).end()
    #expect(run.status == 2)
    #expect(run.errors.contains(message))
  }

  @Test func nobodyIsWaitedForInAFolder() throws {
    let folder = try Folder(["d/a.txt": Self.draft])
    let script = "mkfifo d/b.txt d/.gitignore d/.git d/.galley.yaml .galley-baseline.yaml; ln -s /dev/zero d/c.txt; "
    let run = try Run(script + "exec \"$0\" d --format concise", in: folder).end()
    #expect(run.status == 1)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("d/a.txt:") })
    #expect(run.errors.isEmpty)
  }

  @Test func aNamedPipeIsRead() throws {
    let folder = try Folder([:])
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let run = try Run("mkfifo p.txt; echo 'They met TK there.' > p.txt & exec \"$0\" p.txt", in: folder).end()
    #expect(run.status == 1)
  }

  @Test(arguments: ["> /dev/full", ">&-"]) func anOutputThatFailsIsTold(redirection: String) throws {
    let folder = try Folder(["a.txt": Self.draft])
    let run = try Run("exec \"$0\" a.txt \(redirection)", in: folder).end()
    #expect(run.status == 2)
    #expect(run.errors.contains("galley: the output could not be written: "))
  }

  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]) func noFileTakesThePlaceOfAStream(closed: String) throws {
    let names = (0..<50).map { "d/\($0).txt" }
    let folder = try Folder(Dictionary(uniqueKeysWithValues: names.map { ($0, Self.draft) }))
    _ = try Run("exec \"$0\" d --fix -j4 \(closed)", in: folder).end()
    for name in names { #expect(try [Self.draft, Self.fixed].contains(text(name, in: folder))) }
  }

  @Test(arguments: [
    ("--fix", "a.txt: cannot be fixed: the file is too large"),
    ("--output json:report", "report: the report cannot be written: the file is too large"),
    ("--write-baseline --reason so", ".galley-baseline.yaml: cannot be written: the file is too large"),
  ]) func whatCannotBeWrittenStaysAsItWas(arguments: String, message: String) throws {
    let baseline = "a.txt:\n  - rule: a/b\n    match: old\n"
    let folder = try Folder(["a.txt": Self.draft, "report": "old", ".galley-baseline.yaml": baseline])
    let run = try Run("ulimit -f 0; exec \"$0\" a.txt \(arguments) > /dev/null", in: folder).end()
    #expect(run.status == 2)
    #expect(run.errors.contains(message))
    #expect(try text("a.txt", in: folder) == Self.draft)
    #expect(try text("report", in: folder) == "old")
    #expect(try text(".galley-baseline.yaml", in: folder) == baseline)
    #expect(try names(in: folder) == [".galley-baseline.yaml", "a.txt", "report"])
  }

  /// Runs something on drafts of which the second is a pipe, and opens that once the program reads it.
  private func runUpToAPipe(
    _ arguments: String, in folder: Folder, _ body: (Process, FileHandle?) throws -> Void
  ) throws -> (status: Int32, isSignal: Bool, output: String, errors: String) {
    let run = try Run("mkfifo p; echo > ready; exec \"$0\" a.txt p z.txt \(arguments)", in: folder)
    while !FileManager.default.fileExists(atPath: folder.path + "/ready") { Thread.sleep(forTimeInterval: 0.01) }
    // This waits for the one who reads.
    let pipe = FileHandle(forWritingAtPath: folder.path + "/p")
    try body(run.process, pipe)
    return run.end()
  }

  @Test func aFileIsFinishedWhenTheRunIsStopped() throws {
    let folder = try Folder(["a.txt": Self.draft, "z.txt": Self.draft])
    let run = try runUpToAPipe("--fix --jobs 1", in: folder) { process, pipe in
      process.interrupt()
      try pipe?.write(contentsOf: Data(Self.draft.utf8))
      try pipe?.close()
    }
    #expect(run.isSignal && run.status == SIGINT)
    #expect(run.errors.contains("galley: stopped; Fixed 1 finding in 1 draft."))
    #expect(try text("a.txt", in: folder) == Self.fixed)
    #expect(try text("z.txt", in: folder) == Self.draft)
    #expect(try names(in: folder) == ["a.txt", "p", "ready", "z.txt"])
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGTRAP]) func aCrashNamesTheFile(signal: Int32) throws {
    let folder = try Folder(["a.txt": Self.draft, "z.txt": Self.draft])
    let run = try runUpToAPipe("--fix --jobs 1", in: folder) { process, pipe in
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      try pipe?.close()
    }
    #expect(run.status == 2 && !run.isSignal)
    #expect(run.errors == "galley: p: crashed here, by a defect or for want of memory; the file is as it was\n")
  }
}
