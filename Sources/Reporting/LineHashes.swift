import SourceText

/// The hashes by which GitHub recognises a finding again (`primaryLocationLineHash`): one for every line of a text.
///
/// A hash covers the 100 UTF-16 units from the line's start on, without spaces and tabs, as a number in base 37 modulo 2^64.
/// Lines with equal hashes are numbered. The same as github/codeql-action's `fingerprints.ts` computes.
struct LineHashes {
  /// `hash:number` of each line.
  private(set) var lines: [String] = []

  private var window = [UInt64](repeating: 0, count: Self.length)
  /// Whether the unit at a place of the window starts a line.
  private var isStart = [Bool](repeating: false, count: Self.length)
  private var index = 0
  private var hash: UInt64 = 0
  private var numbers: [UInt64: Int] = [:]

  private static let length = 100
  /// 37 to the power of `length`.
  private static let leading = (0..<length).reduce(UInt64(1)) { power, _ in power &* 37 }
  private static let endOfFile: UInt16 = 0xFFFF

  /// Cost: linear.
  init(_ text: DecodedText) {
    var startsLine = true
    var followsReturn = false
    // A byte-order mark is a character of the first line there.
    let mark = text.encoding == .utf8 && text.map.fileRange(of: TextRange(0, 0)).start == 3 ? "\u{FEFF}" : ""
    for unit in (mark + String(decoding: text.bytes, as: UTF8.self)).utf16 {
      defer { followsReturn = unit == 0x0D }
      if unit == 0x20 || unit == 0x09 || (followsReturn && unit == 0x0A) { continue }
      let isBreak = unit == 0x0D || unit == 0x0A
      add(UInt64(isBreak ? 0x0A : unit), startsLine: startsLine)
      startsLine = isBreak
    }
    add(UInt64(Self.endOfFile), startsLine: startsLine)
    for _ in 0..<Self.length { add(0, startsLine: false) }
  }

  private mutating func add(_ unit: UInt64, startsLine: Bool) {
    if isStart[index] {
      numbers[hash, default: 0] += 1
      lines.append("\(String(hash, radix: 16)):\(numbers[hash] ?? 1)")
    }
    isStart[index] = startsLine
    hash = hash &* 37 &+ unit &- Self.leading &* window[index]
    window[index] = unit
    index = (index + 1) % Self.length
  }
}
