import Drafts
import SourceText

/// The content words of a draft's long paragraphs, and in how many of them each occurs.
struct Topics {
  private struct Entry {
    var word: UInt64 = 0
    var blocks: UInt32 = 0
    /// Number of the last block it occurred in, from 1; 0 where the entry is free.
    var lastBlock: UInt32 = 0
  }

  /// A hash table with open addressing, at most half full.
  private var entries = [Entry](repeating: Entry(), count: 1024)
  private var count = 0

  /// Reads the blocks of `longParagraph` words or more.
  init(_ draft: Draft, _ features: [BlockFeatures]) {
    let text = draft.text.span
    let table = WordTable.english.slots
    for (block, feature) in features.enumerated() where feature.words >= Self.longParagraph {
      ContentWords.forEach(in: text, draft.blocks[block].range, table.span) {
        note($0, UInt32(truncatingIfNeeded: block + 1))
      }
    }
  }

  /// Words from which on a block counts as a long paragraph.
  private static let longParagraph = 20

  /// Share of a block's content words that occur in long paragraphs, itself not counted.
  func share(of block: Block, _ features: BlockFeatures, in text: Span<UInt8>) -> Double {
    let own = features.words >= Self.longParagraph ? 1 : 0
    var words = 0
    var shared = 0
    let table = WordTable.english.slots
    ContentWords.forEach(in: text, block.range, table.span) { word in
      words += 1
      if entries[place(of: word)].blocks > own { shared += 1 }
    }
    return BlockFeatures.share(shared, of: words)
  }

  /// The place of a word's entry, or of the free one where it belongs.
  @inline(__always)
  private func place(of word: UInt64) -> Int {
    let mask = entries.count &- 1
    var place = Int(truncatingIfNeeded: word) & mask
    while entries[place].lastBlock != 0, entries[place].word != word { place = (place &+ 1) & mask }
    return place
  }

  @inline(__always)
  private mutating func note(_ word: UInt64, _ block: UInt32) {
    let place = place(of: word)
    guard entries[place].lastBlock != block else { return }
    if entries[place].lastBlock == 0 {
      count += 1
      if 2 * count > entries.count {
        grow()
        return note(word, block)
      }
      entries[place].word = word
    }
    entries[place].blocks &+= 1
    entries[place].lastBlock = block
  }

  private mutating func grow() {
    let old = entries
    count -= 1
    entries = Array(repeating: Entry(), count: 2 * old.count)
    for entry in old where entry.lastBlock != 0 { entries[place(of: entry.word)] = entry }
  }
}
