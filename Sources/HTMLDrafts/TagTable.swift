import Drafts
import SourceText

/// The different tags of a page, each once: of the thousands of elements of a page most say what another one says.
///
/// Cost: linear in the bytes of the tags, whatever they are.
struct TagTable {
  private(set) var tags = ElementTags()
  private var hashes: [UInt64] = []
  /// For each tag its number + 1, in the slot of its hash or the next free one; 0 where a slot is free.
  private var slots = [Int](repeating: 0, count: 128)
  /// The words, then the name, of the tag that is looked up.
  private var key: [UInt8] = []
  /// For each name the number of the tag that has nothing but it; nil until it is first seen.
  private var bare = [Int?](repeating: nil, count: TagName.allCases.count)

  /// The number of what a tag says, counted from 0 in the order in which it was first seen.
  mutating func number(of tag: Tag, in source: Span<UInt8>) -> Int {
    guard tag.name != .unknown, tag.nameRange.upperBound + 1 == tag.range.upperBound else {
      return lookedUp(tag, in: source)
    }
    if let known = bare[Int(tag.name.rawValue)] { return known }
    let number = lookedUp(tag, in: source)
    bare[Int(tag.name.rawValue)] = number
    return number
  }

  private mutating func lookedUp(_ tag: Tag, in source: Span<UInt8>) -> Int {
    key.removeAll(keepingCapacity: true)
    let isHidden = TagWords.append(of: tag, in: source, to: &key)
    let wordCount = key.count
    key.append(addingCapacity: tag.nameRange.count) { output in
      for index in tag.nameRange { output.append(ASCII.lowercased(source[index])) }
    }
    let hash = Self.hash(key.span, seed: UInt64(wordCount) << 1 | (isHidden ? 1 : 0))
    var slot = firstSlot(of: hash)
    for _ in 0..<Self.nearSlots {
      guard slots[slot] > 0 else { break }
      let number = slots[slot] - 1
      if hashes[number] == hash, isKey(number, wordCount, isHidden) { return number }
      slot = (slot + 1) % slots.count
    }
    tags.append(key, wordCount: wordCount, isHidden: isHidden)
    add(hash)
    return hashes.count - 1
  }

  /// Whether a tag is what is looked up.
  private func isKey(_ tag: Int, _ wordCount: Int, _ isHidden: Bool) -> Bool {
    let (words, name) = (tags.words(of: tag), tags.name(of: tag))
    guard words.count == wordCount, words.count + name.count == key.count, tags.isHidden(tag) == isHidden else {
      return false
    }
    let (bytes, key) = (tags.bytes.span, key.span)
    for index in key.indices where key[index] != bytes[words.lowerBound + index] { return false }
    return true
  }

  /// Notes the hash of a new tag. Fewer than half of the slots are taken.
  private mutating func add(_ hash: UInt64) {
    hashes.append(hash)
    guard 2 * hashes.count > slots.count else { return takeSlot(hashes.count - 1) }
    slots = [Int](repeating: 0, count: 2 * slots.count)
    for number in hashes.indices { takeSlot(number) }
  }

  /// Puts a tag into the first free slot near that of its hash. Where there is none it is left out, and kept again should it
  /// come again: a page may have tags that were made to want the same slots.
  private mutating func takeSlot(_ number: Int) {
    var slot = firstSlot(of: hashes[number])
    for _ in 0..<Self.nearSlots {
      if slots[slot] == 0 {
        slots[slot] = number + 1
        return
      }
      slot = (slot + 1) % slots.count
    }
  }

  private func firstSlot(of hash: UInt64) -> Int { Int(hash >> 32) % slots.count }

  /// How many slots are looked at for one tag.
  private static let nearSlots = 32

  /// A hash of bytes, read eight at a time.
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
}
