import Drafts
import Findings
import SourceText

/// What a finding is known by in a baseline, wherever it stands in its draft.
package struct BaselineKey: Sendable, Hashable {
  package var rule: String
  /// The beginning of the matched text: white space collapsed, quotation marks straight.
  package var match: String
  /// A hash of the words of the block around it, in hexadecimal digits; empty where it lies in no block.
  package var block: String
}

extension BaselineKey {
  /// The key of a finding in a draft.
  init(_ finding: Finding, in draft: Draft, _ places: [(file: FileRange, text: TextRange)]) {
    rule = finding.rule
    match = Self.normalised(finding.match)
    // Blocks are ordered by their place in the file.
    let index = places.firstIndex(notBefore: { $0.file.end <= finding.range.start })
    guard index < places.count, places[index].file.start < max(finding.range.end, finding.range.start + 1) else {
      block = ""
      return
    }
    block = Self.hash(of: draft.text[places[index].text.indices])
  }

  /// The blocks of a draft by their place in the file.
  static func places(of draft: Draft) -> [(file: FileRange, text: TextRange)] {
    draft.blocks.map { (draft.map.fileRange(of: $0.range), $0.range) }.sorted { $0.file < $1.file }
  }

  private static func normalised(_ text: String) -> String {
    let straight = text.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "‘", "’", "‚", "‛": "'"
      case "“", "”", "„", "‟": "\""
      default: Character(scalar)
      }
    }
    let line = String(straight).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= 80 ? line : line.prefix(79) + "…"
  }

  /// FNV-1a of 64 bits over the letters and digits of a text in lower case: wrapping, spacing and punctuation do not count.
  private static func hash(of text: ArraySlice<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let words = String(decoding: text, as: UTF8.self).lowercased().unicodeScalars
    for scalar in words where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// A finding that is accepted.
package struct BaselineEntry: Sendable, Hashable {
  package var key: BaselineKey
  /// Which of the findings with this key it is in its draft, from 1.
  package var copy: Int
  /// Why; may be empty.
  package var reason: String

  package init(key: BaselineKey, copy: Int = 1, reason: String = "") {
    self.key = key
    self.copy = copy
    self.reason = reason
  }
}

extension BaselineEntry {
  /// The findings that entries stand for, as numbers of findings by numbers of entries.
  ///
  /// An entry for a copy that is not there stands for the last one that no other entry stands for: a copy before it is gone.
  ///
  /// - Parameter keys: those of all findings of the draft, in their order.
  static func matches(_ entries: [BaselineEntry], _ keys: [BaselineKey]) -> [Int: Int] {
    var places: [BaselineKey: [Int]] = [:]
    for (number, key) in keys.enumerated() { places[key, default: []].append(number) }
    var matches: [Int: Int] = [:]
    var taken: Set<Int> = []
    for (number, entry) in entries.enumerated() {
      guard let found = places[entry.key], (1...found.count).contains(entry.copy) else { continue }
      if taken.insert(found[entry.copy - 1]).inserted { matches[number] = found[entry.copy - 1] }
    }
    for (number, entry) in entries.enumerated() where matches[number] == nil {
      guard let last = places[entry.key]?.last(where: { !taken.contains($0) }) else { continue }
      taken.insert(last)
      matches[number] = last
    }
    return matches
  }
}
