import Glibc

// `peak-memory PROGRAM ARGUMENT…` runs a program without its output and prints its peak memory in bytes.
//
// A process that starts another one hands its own peak on to it (Linux counts the memory a process has until it runs
// the new program), so the start is left to this one, which has next to none.

let arguments = unsafe Array(UnsafeBufferPointer(start: CommandLine.unsafeArgv + 1, count: Int(CommandLine.argc)))
var actions = unsafe posix_spawn_file_actions_t()
unsafe posix_spawn_file_actions_init(&actions)
unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
var child: pid_t = 0
var status: Int32 = 0
var usage = rusage()
guard let program = unsafe arguments.first, let program = unsafe program,
  unsafe posix_spawnp(&child, program, &actions, nil, arguments, environ) == 0,
  unsafe wait4(child, &status, 0, &usage) == child
else { exit(127) }
print(usage.ru_maxrss * 1024)
exit(status == 0 ? 0 : 1)
