import Foundation
import Glibc

/// A program with its arguments.
struct Program {
  var path: String
  var arguments: [String] = []
  /// Whole, so that nothing depends on who runs the program. Swift takes other hashes in every process without the last one.
  static let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "SWIFT_DETERMINISTIC_HASHING=1"]

  /// What one run took.
  struct Cost {
    /// Seconds from the start to the end.
    var wall: Double
    /// Seconds of processor time, the system’s on behalf of the program included.
    var processor: Double
  }

  /// Runs the program to its end.
  ///
  /// - Parameter output: the path of the file its output goes to. Its errors go where those of this process go.
  @discardableResult
  func run(output: String = "/dev/null") throws -> Cost {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let start = ContinuousClock.now
    var child: pid_t = 0
    let failure = try unsafe withCStrings([path] + arguments) { arguments in
      try unsafe withCStrings(Self.environment) { environment in
        unsafe posix_spawnp(&child, path, &actions, nil, arguments, environment)
      }
    }
    guard failure == 0 else { throw Failure("cannot run \(path): \(unsafe String(cString: strerror(failure)))") }
    var status: Int32 = 0
    var usage = rusage()
    guard unsafe wait4(child, &status, 0, &usage) == child, status == 0 else {
      throw Failure("\(self) failed (status \(status >> 8), signal \(status & 0x7F))")
    }
    let processor = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1e6 }
    return Cost(wall: (ContinuousClock.now - start) / .seconds(1), processor: processor[0] + processor[1])
  }

  /// Runs the program and returns what it prints.
  func output(in workspace: Workspace) throws -> Data {
    let path = try workspace.scratch("output")
    try run(output: path)
    return try Data(contentsOf: URL(filePath: path))
  }

  /// The full path of a program that is installed; nil where it is not.
  static func installed(_ name: String) -> String? {
    ["/usr/local/bin/", "/usr/bin/", "/bin/"].map { $0 + name }.first(where: FileManager.default.isExecutableFile)
  }

  /// Calls `body` with a list of C strings that ends in a null pointer.
  private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) throws -> Result
  ) throws -> Result {
    let copies = unsafe strings.map { unsafe strdup($0) } + [nil]
    defer { unsafe copies.forEach { unsafe free($0) } }
    var pointers = unsafe copies
    return try unsafe pointers.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { throw Failure("no memory") }
      return try unsafe body(start)
    }
  }
}

extension Program: CustomStringConvertible {
  var description: String { ([path] + arguments).joined(separator: " ") }
}

/// Why something could not be measured or is not as it must be.
struct Failure: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}
