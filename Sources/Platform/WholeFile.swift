import Glibc

extension FilePath {
  /// Makes `bytes` the content of the file at one stroke: whoever opens it sees the old content or all of the new one.
  ///
  /// The file is made where it does not exist; otherwise its mode is kept, and a symbolic link goes on leading to it. A device or
  /// a pipe is written to as it is.
  package func writeWhole(_ bytes: [UInt8]) throws(SystemError) {
    var existing = stat()
    let exists = unsafe withCString { unsafe stat($0, &existing) } == 0
    if exists, existing.st_mode & S_IFMT != S_IFREG {
      let descriptor = try open(flags: O_WRONLY)
      defer { close(descriptor) }
      return try ByteOutput(descriptor: descriptor).write(bytes)
    }
    let target = resolved ?? self
    let (neighbour, descriptor) = try target.makeNeighbour(mode: 0o666)
    try neighbour.removed(onFailureOf: { () throws(SystemError) in
      defer { close(descriptor) }
      try ByteOutput(descriptor: descriptor).write(bytes)
      guard !exists || fchmod(descriptor, existing.st_mode & 0o7777) == 0, fsync(descriptor) == 0 else {
        throw SystemError(code: errno)
      }
    })
    try neighbour.rename(to: target)
  }

  /// What came of replacing a file.
  package enum Replacement: Sendable {
    case replaced
    /// Somebody else wrote the file meanwhile; it was left alone.
    case changedMeanwhile
  }

  /// Puts `bytes` in place of a file that holds `expected`, at one stroke.
  ///
  /// Mode and owner are kept, and a symbolic link goes on leading to the file. One that may not be written to is left alone.
  /// A crash may leave a hidden file `.NAME.galley-…` beside it.
  package func replace(_ expected: [UInt8], with bytes: [UInt8]) throws(SystemError) -> Replacement {
    guard let target = resolved else { throw SystemError(code: ENOENT) }
    var status = stat()
    guard unsafe target.withCString({ unsafe stat($0, &status) }) == 0 else { throw SystemError(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(code: EINVAL) }
    guard unsafe target.withCString({ unsafe access($0, W_OK) }) == 0 else { throw SystemError(code: errno) }
    let (neighbour, descriptor) = try target.makeNeighbour(mode: 0o600)
    var isExpected = false
    try neighbour.removed(onFailureOf: { () throws(SystemError) in
      defer { close(descriptor) }
      try ByteOutput(descriptor: descriptor).write(bytes)
      // Only root may give files away; the mode comes last, as a new owner resets parts of it.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
      guard fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0 else {
        throw SystemError(code: errno)
      }
      isExpected = try target.contents() == expected
    })
    guard isExpected else {
      neighbour.remove()
      return .changedMeanwhile
    }
    try neighbour.rename(to: target)
    return .replaced
  }

  /// Makes an empty hidden file in the folder of this one.
  private func makeNeighbour(mode: mode_t) throws(SystemError) -> (FilePath, Int32) {
    let folder = bytes[..<(bytes.count - name.count)]
    // Names have at most 255 bytes.
    let start = folder + Array(".".utf8) + name.prefix(200) + Array(".galley-\(getpid())-".utf8)
    for attempt in 0..<100 {
      let path = FilePath(bytes: Array(start) + Array(String(attempt).utf8))
      do {
        return (path, try path.open(flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode))
      } catch  where error.code == EEXIST {
        continue
      }
    }
    throw SystemError(code: EEXIST)
  }

  /// Does something, and removes the file where that fails.
  private func removed(onFailureOf body: () throws(SystemError) -> Void) throws(SystemError) {
    do {
      try body()
    } catch {
      remove()
      throw error
    }
  }

  /// Gives the file another name, in place of one that is there; removes it where that is not possible.
  private func rename(to target: FilePath) throws(SystemError) {
    try removed(onFailureOf: { () throws(SystemError) in
      let result = unsafe withCString { from in unsafe target.withCString { to in unsafe Glibc.rename(from, to) } }
      guard result == 0 else { throw SystemError(code: errno) }
    })
  }

  private func remove() { unsafe _ = withCString { unsafe unlink($0) } }
}
