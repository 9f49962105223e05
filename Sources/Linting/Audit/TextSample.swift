/// Some of many texts, each once with the number of times it occurs.
///
/// Texts are drawn by a hash: which ones depends neither on their order nor on how the work was shared out, and counts are
/// exact. Memory: up to twice as many texts as are wanted.
package struct TextSample: Sendable, Tally {
  package struct Entry: Hashable, Sendable {
    /// Shortened.
    package var text: String
    package var count: Int
    /// Where it occurs first.
    package var place: DraftPlace
  }

  /// Number of texts wanted.
  private var limit: Int
  private var byHash: [UInt64: Entry] = [:]

  package init(limit: Int) { self.limit = limit }

  /// Takes as many texts as a sample that is added.
  init() { self.init(limit: 0) }

  /// The texts, the most frequent first, then by place.
  package var entries: [Entry] {
    lowestHashes.compactMap { byHash[$0] }.sorted { ($1.count, $0.place) < ($0.count, $1.place) }
  }

  mutating func add(_ text: String, at place: DraftPlace) {
    add(Entry(text: text, count: 1, place: place), hash: hash(text))
  }

  mutating func add(_ other: TextSample) {
    limit = max(limit, other.limit)
    for (hash, entry) in other.byHash { add(entry, hash: hash) }
  }

  private mutating func add(_ entry: Entry, hash: UInt64) {
    guard limit > 0 else { return }
    if byHash[hash] != nil {
      byHash[hash]?.count += entry.count
      return
    }
    var entry = entry
    entry.text = shortened(entry.text)
    byHash[hash] = entry
    // What goes here has enough others below it, and so would never be drawn.
    if byHash.count > 2 * limit {
      let kept = lowestHashes
      byHash = byHash.filter { kept.contains($0.key) }
    }
  }

  private var lowestHashes: Set<UInt64> { Set(byHash.keys.sorted().prefix(limit)) }
}

/// A line of a draft.
package struct DraftPlace: Hashable, Sendable, Comparable {
  /// The name of the draft: a path as given, or the id of a JSON-lines entry.
  package var path: String
  /// 1-based.
  package var line: Int

  package init(path: String, line: Int) {
    (self.path, self.line) = (path, line)
  }

  /// Orders by path, then by line.
  package static func < (left: DraftPlace, right: DraftPlace) -> Bool {
    (left.path, left.line) < (right.path, right.line)
  }
}

/// The first 160 characters of a text.
func shortened(_ text: String) -> String {
  let start = text.unicodeScalars.prefix(160)
  return start.endIndex == text.endIndex ? text : String(start) + "…"
}

/// FNV-1a over the UTF-8 bytes, its bits mixed as in SplitMix64 so that the order of hashes says nothing of the text.
private func hash(_ text: String) -> UInt64 {
  var hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
  hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
  return hash ^ hash >> 31
}
