import Findings
import Linting
import SourceText

/// Names findings so that they keep their name when lines are added or taken away elsewhere in the draft.
///
/// A name is made of the draft's path, the rule, the matched text and a few words around it; white space does not count.
/// Findings of one draft that agree in all of that are numbered.
struct Fingerprints {
  private let path: String
  private let source: DecodedText
  private var numbers: [UInt64: Int] = [:]

  /// Bytes before and behind a finding that count.
  private static let reach = 40

  init(path: String, source: DecodedText) {
    self.path = path
    self.source = source
  }

  /// The fingerprint of the draft's next finding: 16 hexadecimal digits, unlike that of every finding before.
  mutating func next(_ finding: Finding) -> String {
    var hash = FNVHash()
    hash.add(path.utf8)
    hash.add(finding.rule.utf8)
    hash.addWords(finding.match.utf8)
    let text = source.bytes
    let start = min(source.map.textOffset(ofFile: finding.range.start), text.count)
    let end = max(start, min(source.map.textOffset(ofFile: finding.range.end), text.count))
    hash.addWords(text[max(0, start - Self.reach)..<start])
    hash.addWords(text[end..<min(text.count, end + Self.reach)])
    let number = numbers[hash.value, default: 0]
    numbers[hash.value] = number + 1
    hash.add(String(number).utf8)
    return hexadecimal(UInt32(hash.value >> 32), digits: 8) + hexadecimal(UInt32(hash.value & 0xFFFF_FFFF), digits: 8)
  }
}

/// The 64-bit FNV-1a hash of texts one after another.
private struct FNVHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Adds a text, and a byte that no UTF-8 has at its end.
  mutating func add(_ text: some Sequence<UInt8>) {
    for byte in text { add(byte) }
    add(0xFF)
  }

  /// Adds a text without white space.
  mutating func addWords(_ text: some Sequence<UInt8>) { add(text.lazy.filter { $0 > 0x20 }) }
}
