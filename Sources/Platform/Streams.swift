import Glibc

/// Bytes that are read one after another: from a file or from standard input. Not for use by two threads at once.
package final class ByteInput: Sendable {
  private let descriptor: Int32
  private let isOwned: Bool

  /// Standard input.
  package init() {
    descriptor = 0
    isOwned = false
  }

  /// Reads what somebody else opened and closes.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    isOwned = false
  }

  /// Opens a file, or a pipe where that is allowed.
  package init(path: FilePath, takesPipes: Bool = false) throws(SystemError) {
    descriptor = try path.openToRead(takesPipes: takesPipes)
    isOwned = true
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Up to `count` bytes, fewer where fewer are there; empty at the end.
  package func read(upTo count: Int) throws(SystemError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { memory, filled in
      filled = 0
      while failure == 0 {
        let result = unsafe Glibc.read(descriptor, memory.baseAddress, memory.count)
        if result >= 0 {
          filled = result
          return
        }
        if errno != EINTR { failure = errno }
      }
    }
    if failure != 0 { throw SystemError(code: failure) }
    return bytes
  }

  /// Everything up to the end. Cost: linear; nothing is copied where the file system knows the size.
  ///
  /// - Parameter limit: the most bytes there may be; where there are more, it is too large (`EFBIG`).
  package func rest(upTo limit: Int = FilePath.largestSize) throws(SystemError) -> [UInt8] {
    let expected = expectedCount ?? 0
    guard expected <= limit else { throw SystemError(code: EFBIG) }
    // A byte more than there should be tells a file that has grown from one that ends.
    var wanted = expected > 0 ? expected + 1 : 1 << 16
    var bytes = try read(all: wanted)
    var isFilled = bytes.count == wanted
    while isFilled {
      guard bytes.count <= limit else { throw SystemError(code: EFBIG) }
      wanted = max(bytes.count, 1 << 16)
      let more = try read(all: wanted)
      isFilled = more.count == wanted
      bytes.append(contentsOf: more)
    }
    guard bytes.count <= limit else { throw SystemError(code: EFBIG) }
    return bytes
  }

  /// Size in bytes of a file; nil for a pipe or a device, and for files of the system that do not know theirs.
  private var expectedCount: Int? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return nil
    }
    return Int(status.st_size)
  }

  /// So many bytes, fewer only where the end is reached.
  private func read(all count: Int) throws(SystemError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { memory, filled in
      while filled < count, failure == 0 {
        let result = unsafe Glibc.read(descriptor, memory.baseAddress?.advanced(by: filled), count - filled)
        if result == 0 { return }
        if result > 0 { filled += result } else if errno != EINTR { failure = errno }
      }
    }
    if failure != 0 { throw SystemError(code: failure) }
    return bytes
  }
}

/// Where bytes are written to: standard output, standard error or a file that somebody else closes.
package struct ByteOutput: Sendable {
  private let descriptor: Int32

  package static let standardOutput = ByteOutput(descriptor: 1)
  package static let standardError = ByteOutput(descriptor: 2)

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Writes all bytes, waiting where it must.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let result = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if result >= 0 {
        written += result
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        unsafe poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw SystemError(code: errno)
      }
    }
  }

  /// Whether a person looks at it.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Width of the terminal in columns; nil where there is none.
  package var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
