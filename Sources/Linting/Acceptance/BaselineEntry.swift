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
  /// The same of the lines of plain text around it that may be one paragraph; that of the block where they are no more.
  package var paragraph: String
}

extension BaselineKey {
  /// The hashes of a block and of the paragraph around it.
  typealias Hashes = (block: String, paragraph: String)

  /// The key of a finding in a draft.
  ///
  /// - Parameter known: the hashes of the blocks that were asked for, so that none is read twice.
  init(_ finding: Finding, in draft: Draft, _ places: BlockPlaces, _ known: inout [Int: Hashes]) {
    rule = finding.rule
    match = Self.normalised(finding.match)
    guard let number = places.block(at: finding.range) else {
      (block, paragraph) = ("", "")
      return
    }
    let hashes = known[number] ?? Self.hashes(of: number, in: draft)
    known[number] = hashes
    (block, paragraph) = hashes
  }

  private static func hashes(of number: Int, in draft: Draft) -> Hashes {
    let range = draft.blocks[number].range
    let lines = paragraph(around: number, in: draft)
    let block = hash(of: draft.text[range.indices])
    return (block, lines == range ? block : hash(of: draft.text[lines.indices]))
  }

  /// Lines of plain text that follow one another and are read as a block each, where they are few enough to be a paragraph
  /// that was wrapped: a short one does not show at which width. The block itself elsewhere.
  private static func paragraph(around block: Int, in draft: Draft) -> TextRange {
    let blocks = draft.blocks
    guard draft.format == .text, blocks[block].kind != .frontMatter else { return blocks[block].range }
    let continues = { (number: Int) in
      number > 0 && number < blocks.count && blocks[number].blankLinesBefore == 0
        && blocks[number].kind != .listItem && blocks[number - 1].kind != .frontMatter
    }
    var (first, last) = (block, block)
    while continues(first), last - first < mostLines { first -= 1 }
    while continues(last + 1), last - first < mostLines { last += 1 }
    guard last - first < mostLines else { return blocks[block].range }
    return TextRange(blocks[first].range.start, blocks[last].range.end)
  }

  /// More lines are no paragraph that was wrapped, but lines of a page.
  private static let mostLines = 12

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
  static func hash(of text: ArraySlice<UInt8>) -> String {
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

extension BaselineKey {
  /// What two findings have in common that are told apart by their number only.
  struct Likeness: Hashable {
    var rule: String
    var match: String
    var hash: String
  }

  /// - Parameter hash: what of the text around must be the same, `\.block` or `\.paragraph`.
  func likeness(_ hash: KeyPath<BaselineKey, String>) -> Likeness {
    Likeness(rule: rule, match: match, hash: self[keyPath: hash])
  }
}

/// A finding that is accepted.
package struct BaselineEntry: Sendable, Hashable {
  package var key: BaselineKey
  /// Which of the findings with this rule, match and block it is in its draft, from 1.
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
  /// What no block is the same for may stand in a paragraph that was wrapped anew.
  ///
  /// - Parameter keys: those of all findings of the draft, in their order.
  static func matches(_ entries: [BaselineEntry], _ keys: [BaselineKey]) -> [Int: Int] {
    var matches: [Int: Int] = [:]
    var taken: Set<Int> = []
    for hash in [\BaselineKey.block, \BaselineKey.paragraph] {
      var places: [BaselineKey.Likeness: [Int]] = [:]
      for (number, key) in keys.enumerated() { places[key.likeness(hash), default: []].append(number) }
      for (number, entry) in entries.enumerated() where matches[number] == nil {
        guard let found = places[entry.key.likeness(hash)], (1...found.count).contains(entry.copy) else { continue }
        if taken.insert(found[entry.copy - 1]).inserted { matches[number] = found[entry.copy - 1] }
      }
      for (number, entry) in entries.enumerated() where matches[number] == nil {
        while let last = places[entry.key.likeness(hash)]?.popLast() {
          guard taken.insert(last).inserted else { continue }
          matches[number] = last
          break
        }
      }
    }
    return matches
  }
}
