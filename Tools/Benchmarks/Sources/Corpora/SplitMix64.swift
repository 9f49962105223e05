/// Random numbers that are the same on every machine: SplitMix64 by Steele, Lea and Flood.
package struct SplitMix64: Sendable {
  private var state: UInt64

  /// The sequence of a seed.
  package init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but without, `limit`.
  package mutating func number(below limit: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// A number of a range.
  package mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + number(below: range.count)
  }

  /// Whether something happens that happens so many times in a hundred.
  package mutating func happens(percent: Int) -> Bool { number(below: 100) < percent }

  /// Any of the items, all equally often. There must be one.
  package mutating func any<Item>(of items: [Item]) -> Item { items[number(below: items.count)] }
}
