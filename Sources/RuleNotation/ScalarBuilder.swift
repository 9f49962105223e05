import SourceText

/// Collects the text of a scalar that differs from the bytes in the file, with the way back to them.
struct ScalarBuilder {
  private(set) var bytes: [UInt8] = []
  private(set) var map = SourceMap()

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
    let units = UTF8.encode(scalar)
    let before = bytes.count
    if let units { bytes.append(contentsOf: units) }
    map.append(unit: bytes.count - before, file: start, fileCount: end - start)
  }

  /// The scalar that was collected.
  func node(range: FileRange, style: Node.Style) -> Node {
    Node(.scalar(String(decoding: bytes, as: UTF8.self)), range: range, style: style, map: map)
  }
}
