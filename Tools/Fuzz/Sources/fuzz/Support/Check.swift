import SourceText

/// Ends the run where a property does not hold.
func check(_ holds: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line) {
  if !holds { fatalError("broken: \(message())", file: file, line: line) }
}

/// Requires that a range lies in a text of some bytes and cuts no character of it.
func check(_ range: FileRange, in bytes: [UInt8], _ what: String) {
  check(range.end <= bytes.count, "\(what) \(range) ends behind \(bytes.count) bytes")
  for offset in [range.start, range.end] {
    check(isBoundary(offset, in: bytes), "\(what) \(range) cuts a character")
  }
}

/// Whether an offset stands before a character or at the end; bytes must be UTF-8.
func isBoundary(_ offset: Int, in bytes: [UInt8]) -> Bool {
  offset == bytes.count || bytes[offset] & 0xC0 != 0x80
}
