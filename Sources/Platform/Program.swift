import Glibc

/// What a program printed and how it ended.
package struct ProgramResult: Sendable {
  /// 0: well; 127: there is no such program.
  package var status: Int32
  package var output: [UInt8]
}

/// Runs a program of the search path and waits for its end. Its input is empty and its error stream unread.
///
/// - Parameter arguments: the program's name first.
package func runProgram(_ arguments: [String]) -> ProgramResult {
  var ends: [Int32] = [-1, -1]
  guard unsafe pipe(&ends) == 0 else { return ProgramResult(status: 127, output: []) }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
  unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
  defer { unsafe words.forEach { unsafe free($0) } }
  var process = pid_t()
  var hasStarted = false
  if let name = unsafe words[0] {
    unsafe hasStarted = posix_spawnp(&process, name, &actions, nil, &words, environ) == 0
  }
  close(ends[1])
  defer { close(ends[0]) }
  guard hasStarted else { return ProgramResult(status: 127, output: []) }
  let output = (try? ByteInput(descriptor: ends[0]).rest()) ?? []
  var status: Int32 = 0
  while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
  return ProgramResult(status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F, output: output)
}
