import Glibc
import Synchronization

/// How the process ends where it does not end by itself.
extension Machine {
  /// Makes sure that whatever happens ends in an orderly way. Called once, before anything else.
  ///
  /// - A standard stream that is closed is opened, so that no file takes its number and is written to in its place.
  ///   Reading from it or writing to it fails.
  /// - A file that grows beyond what the system allows is an error and no signal.
  /// - A crash, which a lack of memory may cause, ends in exit code 2 and names what was worked on.
  package static func prepareEndings() {
    for (descriptor, flags) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      _ = unsafe open("/dev/null", flags)
    }
    signal(SIGXFSZ, SIG_IGN)
    // Made now, and not when there is no memory left.
    _ = workKey
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] { handle(number, by: endOfCrash) }
  }

  /// Says what this thread works on, should it crash.
  package static func beginWork(on name: String) {
    guard let workKey else { return }
    unsafe free(pthread_getspecific(workKey))
    unsafe pthread_setspecific(workKey, strdup(name))
  }

  /// From now on a signal to stop (Ctrl-C, the end of the session) does not end the process but is kept, so that files
  /// that are being written can be finished. A second one of its kind ends it.
  package static func keepInterruptions() {
    // Made now, and not when a signal comes.
    interruption.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] { handle(number, by: keepSignal) }
  }

  /// Whether a signal to stop was kept.
  package static var isInterrupted: Bool { interruption.load(ordering: .relaxed) != 0 }

  /// Ends the process as the signal that was kept would have ended it.
  package static func endOfInterruption() -> Never {
    let number = interruption.load(ordering: .relaxed)
    signal(number, SIG_DFL)
    raise(number)
    exit(2)
  }

  /// Ends the process.
  package static func end(_ code: Int32) -> Never { exit(code) }

  /// Ends the process as the system ends one whose output nobody reads.
  package static func endOfBrokenPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    exit(2)
  }

  /// Calls a function at the first signal of a kind, unless the signal is ignored or somebody else's already.
  private static func handle(_ number: Int32, by function: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0, unsafe action.__sigaction_handler.sa_handler == nil else {
      return
    }
    unsafe action.__sigaction_handler.sa_handler = function
    action.sa_flags = SA_RESTART | Int32(bitPattern: UInt32(SA_RESETHAND))
    unsafe sigaction(number, &action, nil)
  }
}

/// The signal that was kept; 0: none.
private let interruption = Atomic<Int32>(0)

/// Where each thread keeps the name of what it works on; nil where the system has no more such places.
private let workKey: pthread_key_t? = {
  var key = pthread_key_t()
  return unsafe pthread_key_create(&key, { unsafe free($0) }) == 0 ? key : nil
}()

/// Only calls what is allowed while memory may be broken: writes, and ends the process.
private func endOfCrash(_ signal: Int32) {
  unsafe write(2, "galley: ", 8)
  if let workKey, let name = unsafe pthread_getspecific(workKey) {
    unsafe write(2, name, strlen(name.assumingMemoryBound(to: CChar.self)))
    unsafe write(2, ": ", 2)
  }
  let text: StaticString = "crashed here, by a defect or for want of memory; the file is as it was\n"
  unsafe write(2, text.utf8Start, text.utf8CodeUnitCount)
  _exit(2)
}

/// Keeps a signal to stop.
private func keepSignal(_ signal: Int32) { interruption.store(signal, ordering: .relaxed) }
