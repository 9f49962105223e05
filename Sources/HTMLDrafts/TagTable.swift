import Drafts
import SourceText

/// The different tags of a page, each once: of the thousands of elements of a page most say what another one says.
struct TagTable {
  /// The names and words of all tags, one after the other.
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// For each tag its number + 1, in the slot of its hash or the next free one; 0 where a slot is free.
  private var slots = [Int](repeating: 0, count: 128)
  /// The words, then the name, of the tag that is looked up.
  private var key: [UInt8] = []

  /// Where a tag's words and name stand in `bytes`.
  private struct Entry {
    var hash: UInt64
    var words: Range<Int>
    var name: Range<Int>
    var isHidden: Bool
  }

  /// The number of what a tag says, counted from 0 in the order in which it was first seen.
  mutating func number(of tag: Tag, in source: Span<UInt8>) -> Int {
    key.removeAll(keepingCapacity: true)
    let isHidden = TagWords.append(of: tag, in: source, to: &key)
    let wordCount = key.count
    key.append(addingCapacity: tag.nameRange.count) { output in
      for index in tag.nameRange { output.append(ASCII.lowercased(source[index])) }
    }
    let hash = Self.hash(key.span, seed: UInt64(wordCount) << 1 | (isHidden ? 1 : 0))
    var slot = Self.slot(of: hash, among: slots.count)
    while slots[slot] > 0 {
      let entry = entries[slots[slot] - 1]
      if entry.hash == hash, entry.words.count == wordCount, entry.isHidden == isHidden, isKey(entry) {
        return slots[slot] - 1
      }
      slot = (slot + 1) % slots.count
    }
    add(Entry(hash: hash, words: 0..<wordCount, name: wordCount..<key.count, isHidden: isHidden), slot)
    return entries.count - 1
  }

  /// Whether the words and the name of a tag are those that are looked up.
  private func isKey(_ entry: Entry) -> Bool {
    guard entry.words.count + entry.name.count == key.count else { return false }
    let (bytes, key, start) = (bytes.span, key.span, entry.words.lowerBound)
    for index in key.indices where key[index] != bytes[start + index] { return false }
    return true
  }

  /// Adds what was looked up. Fewer than half of the slots are taken.
  private mutating func add(_ entry: Entry, _ slot: Int) {
    let start = bytes.count
    bytes += key
    var entry = entry
    entry.words = start..<start + entry.words.count
    entry.name = entry.words.upperBound..<bytes.count
    entries.append(entry)
    slots[slot] = entries.count
    guard 2 * entries.count > slots.count else { return }
    slots = [Int](repeating: 0, count: 2 * slots.count)
    for (number, entry) in entries.enumerated() {
      var slot = Self.slot(of: entry.hash, among: slots.count)
      while slots[slot] > 0 { slot = (slot + 1) % slots.count }
      slots[slot] = number + 1
    }
  }

  private static func slot(of hash: UInt64, among count: Int) -> Int { Int(hash >> 32) % count }

  /// Eight bytes at a time.
  private static func hash(_ bytes: Span<UInt8>, seed: UInt64) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = seed
    var index = 0
    while index < bytes.count {
      var word: UInt64 = 0
      for offset in index..<min(index + 8, bytes.count) { word = word << 8 | UInt64(bytes[offset]) }
      hash = (hash ^ word) &* factor
      hash ^= hash >> 29
      index += 8
    }
    return hash &* factor
  }

  /// What the tags say, by number.
  var tags: [ElementTag] {
    entries.map { entry in
      ElementTag(
        name: String(decoding: bytes[entry.name], as: UTF8.self),
        words: String(decoding: bytes[entry.words], as: UTF8.self),
        isHidden: entry.isHidden)
    }
  }
}
