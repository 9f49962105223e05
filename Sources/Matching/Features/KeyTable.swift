/// Numbers kept under keys that are hashes already, as those of blocks are.
struct KeyTable {
  private struct Entry {
    var key: UInt64 = 0
    /// 0 where the entry is free.
    var number = 0
  }

  /// A hash table with open addressing, at most half full.
  private var entries: [Entry]
  private let shift: UInt64

  /// What keys are multiplied by, so that nobody who writes a draft can tell which of them share a place.
  private static let seed = UInt64.random(in: .min ... .max) | 1

  /// - Parameter capacity: how many keys may be given numbers.
  init(capacity: Int) {
    let bits = Int.bitWidth - (2 * capacity).leadingZeroBitCount
    entries = Array(repeating: Entry(), count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The number kept under a key; 0 where none is.
  subscript(key: UInt64) -> Int {
    get { entries[place(of: key)].number }
    set { entries[place(of: key)] = Entry(key: key, number: newValue) }
  }

  /// The place of a key's entry, or of the free one where it belongs.
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* Self.seed) >> shift)
    while entries[place].number != 0, entries[place].key != key { place = (place + 1) & (entries.count - 1) }
    return place
  }
}
