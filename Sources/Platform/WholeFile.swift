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
    let start = target.bytes.count - target.name.count
    // Names have at most 255 bytes.
    let name = Array(".".utf8) + target.name.prefix(200) + Array(".galley-\(getpid())".utf8)
    let temporary = FilePath(bytes: Array(target.bytes[..<start]) + name)
    let descriptor = try temporary.open(flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o666)
    do {
      defer { close(descriptor) }
      try ByteOutput(descriptor: descriptor).write(bytes)
      if exists { fchmod(descriptor, existing.st_mode & 0o7777) }
    } catch {
      temporary.remove()
      throw error
    }
    let renamed = unsafe temporary.withCString { from in
      unsafe target.withCString { to in unsafe rename(from, to) }
    }
    guard renamed == 0 else {
      let error = SystemError(code: errno)
      temporary.remove()
      throw error
    }
  }

  private func remove() { unsafe _ = withCString { unsafe unlink($0) } }
}
