import SourceText

/// Finds named character references. Made from the table once, in one pass; a lookup is a binary search.
struct NamedCharacters: Sendable {
  static let shared = NamedCharacters(table: NamedCharacterTable.entries)
  /// Bytes of `CounterClockwiseContourIntegral`.
  static let longestName = 31
  /// Bytes of names such as `frac12`.
  static let longestNameWithoutSemicolon = 6

  private let table: [UInt8]
  /// Where each name starts, and where its `=` or `!` stands.
  private let names: [(start: Int32, end: Int32)]

  init(table text: String) {
    table = Array(text.utf8)
    var names: [(start: Int32, end: Int32)] = []
    names.reserveCapacity(2_200)
    var start = 0
    for (index, byte) in table.enumerated() {
      switch byte {
      case UInt8(ascii: "="), UInt8(ascii: "!"): names.append((Int32(start), Int32(index)))
      case 0x20, 0x0A: start = index + 1
      default: continue
      }
    }
    self.names = names
  }

  func lookup(_ source: [UInt8], _ name: Range<Int>) -> (bytes: [UInt8], needsNoSemicolon: Bool)? {
    let index = names.firstIndex(notBefore: { compare($0, to: name, of: source) < 0 })
    guard index < names.count, compare(names[index], to: name, of: source) == 0 else { return nil }
    return value(at: Int(names[index].end))
  }

  private func compare(_ entry: (start: Int32, end: Int32), to name: Range<Int>, of source: [UInt8]) -> Int {
    let count = Int(entry.end - entry.start)
    for offset in 0..<min(count, name.count) {
      let difference = Int(table[Int(entry.start) + offset]) - Int(source[name.lowerBound + offset])
      if difference != 0 { return difference }
    }
    return count - name.count
  }

  private func value(at separator: Int) -> (bytes: [UInt8], needsNoSemicolon: Bool) {
    var bytes: [UInt8] = []
    var value: UInt32 = 0
    var index = separator + 1
    while true {
      if index < table.count, let digit = ASCII.digit(table[index]) {
        value = value * 16 + digit
      } else {
        if let scalar = Unicode.Scalar(value) { bytes += Array(String(scalar).utf8) }
        value = 0
        guard index < table.count, table[index] == UInt8(ascii: "+") else { break }
      }
      index += 1
    }
    return (bytes, table[separator] == UInt8(ascii: "!"))
  }
}
