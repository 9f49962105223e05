import SourceText

/// The texts of a file's scalars that differ from the bytes in the file, one behind the other, with the way back to them.
struct ScalarTexts {
  private(set) var bytes: [UInt8] = []
  /// From the bytes to the file.
  private(set) var map = SourceMap()
  /// Where the text begins that is being collected.
  private var start = 0

  /// Appends bytes of the file as they stand.
  mutating func append(_ file: [UInt8], _ start: Int, _ end: Int) {
    guard start < end else { return }
    bytes.append(contentsOf: file[start..<end])
    map.append(bytes: end - start, file: start)
  }

  /// Appends one byte that stands for `start..<end` in the file.
  mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
    bytes.append(byte)
    map.append(unit: 1, file: start, fileCount: end - start)
  }

  /// Appends a character that stands for `start..<end` in the file.
  mutating func append(_ scalar: Unicode.Scalar, from start: Int, to end: Int) {
    let before = bytes.count
    bytes.append(contentsOf: scalar.utf8)
    map.append(unit: bytes.count - before, file: start, fileCount: end - start)
  }

  /// Ends the text that was being collected; the next one begins behind it.
  mutating func take() -> Range<Int> {
    defer { start = bytes.count }
    return start..<bytes.count
  }
}
