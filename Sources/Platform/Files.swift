import Glibc

/// Why the operating system refused something.
package struct SystemError: Error, Hashable, Sendable {
  /// The value of `errno`.
  package var code: Int32

  package init(code: Int32) {
    self.code = code
  }

  /// In plain words, such as “no such file or folder”.
  package var message: String {
    switch code {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "is a folder"
    case ENOTDIR: "a part of the path is not a folder"
    case ELOOP: "too many symbolic links"
    case ENAMETOOLONG: "the name is too long"
    case ENOSPC: "no space left on the device"
    case EFBIG: "the file is too large"
    case ENODEV, ENXIO: "is a device, a pipe or a socket, not a file"
    default: unsafe String(cString: strerror(code))
    }
  }

  /// Whether a file has more bytes than may be read.
  package var isTooLarge: Bool { code == EFBIG }

  /// Whether the reader of a pipe has gone away.
  package var isBrokenPipe: Bool { code == EPIPE }
}

/// What a path leads to.
package enum FileKind: Sendable {
  case file
  case folder
  case link
  /// A device, pipe or socket.
  case other
}

/// What the file system knows of a path.
package struct FileStatus: Sendable {
  package var kind: FileKind
  /// Equal for two paths exactly where they lead to the same file.
  package var identity: FileIdentity
  package var version: FileVersion
}

/// Another one where a file was written or replaced.
package struct FileVersion: Hashable, Sendable {
  var identity: FileIdentity
  /// Size in bytes.
  var size: Int
  /// When it was written last.
  var seconds: Int
  var nanoseconds: Int
}

/// The device and number of a file.
package struct FileIdentity: Hashable, Sendable {
  var device: UInt
  var number: UInt
}

extension FilePath {
  /// Asks the file system about the path. Symbolic links are followed unless `followingLinks` is false.
  package func status(followingLinks: Bool = true) throws(SystemError) -> FileStatus {
    var status = stat()
    let result = unsafe withCString { path in
      unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
    }
    guard result == 0 else { throw SystemError(code: errno) }
    let kind: FileKind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    let identity = FileIdentity(device: UInt(status.st_dev), number: UInt(status.st_ino))
    let version = FileVersion(
      identity: identity, size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
    return FileStatus(kind: kind, identity: identity, version: version)
  }

  /// The names in the folder without `.` and `..`, in no order.
  package func names() throws(SystemError) -> [[UInt8]] {
    guard let folder = unsafe withCString({ unsafe opendir($0) }) else { throw SystemError(code: errno) }
    defer { unsafe closedir(folder) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(folder) else {
        if errno != 0 { throw SystemError(code: errno) }
        return names
      }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
  }

  /// Bytes that a file may have where nothing else is said: 1 GB.
  package static let largestSize = 1 << 30

  /// The whole file.
  ///
  /// - Parameters:
  ///   - takesPipes: whether the path may lead to a pipe, too. Whoever reads one waits for those who write.
  ///   - limit: the most bytes it may have; with more it is too large (`EFBIG`).
  package func contents(takesPipes: Bool = false, upTo limit: Int = largestSize) throws(SystemError) -> [UInt8] {
    try ByteInput(path: self, takesPipes: takesPipes).rest(upTo: limit)
  }

  /// Adds `bytes` at the end of the file, which is made where it does not exist.
  package func append(_ bytes: [UInt8]) throws(SystemError) {
    let descriptor = try open(flags: O_WRONLY | O_CREAT | O_APPEND, mode: 0o644)
    defer { close(descriptor) }
    try ByteOutput(descriptor: descriptor).write(bytes)
  }

  /// The absolute path without symbolic links, or nil where the path leads nowhere.
  package var resolved: FilePath? {
    guard let real = unsafe withCString({ unsafe realpath($0, nil) }) else { return nil }
    defer { unsafe free(real) }
    return FilePath(bytes: unsafe Array(UnsafeRawBufferPointer(start: real, count: strlen(real))))
  }

  /// Opens a file to read it; a pipe only where `takesPipes` says so, and of devices none but `/dev/null`: others may never
  /// end, and opening some does harm.
  func openToRead(takesPipes: Bool) throws(SystemError) -> Int32 {
    var status = stat()
    guard unsafe withCString({ unsafe stat($0, &status) }) == 0 else { throw SystemError(code: errno) }
    let isPipe = status.st_mode & S_IFMT == S_IFIFO
    try status.mayBeRead(takesPipes)
    // Opening a pipe waits for somebody who writes; nothing else is waited for, should the path lead elsewhere by now.
    let descriptor = try open(flags: O_RDONLY | O_NOCTTY | (isPipe ? 0 : O_NONBLOCK))
    do throws(SystemError) {
      guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError(code: errno) }
      try status.mayBeRead(takesPipes)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Opens the path and returns its descriptor.
  func open(flags: Int32, mode: mode_t = 0) throws(SystemError) -> Int32 {
    while true {
      let descriptor = unsafe withCString { unsafe Glibc.open($0, flags | O_CLOEXEC, mode) }
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }

  /// The path for a C call. One with a zero byte inside leads nowhere instead of to what stands before the zero.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let path = bytes.contains(0) ? [] : bytes
    let terminated = path.map { CChar(bitPattern: $0) } + [0]
    return unsafe body(terminated)
  }
}

extension stat {
  /// Throws where this is nothing that can be read to its end.
  fileprivate func mayBeRead(_ takesPipes: Bool) throws(SystemError) {
    switch st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw SystemError(code: EISDIR)
    case S_IFIFO where takesPipes: return
    case S_IFCHR where st_rdev == nullDevice: return
    default: throw SystemError(code: ENODEV)
    }
  }
}

/// `/dev/null` on Linux: major number 1, minor number 3.
private let nullDevice: dev_t = 1 << 8 | 3
