/// What the terms of one rule say of the blocks of a draft: for each term a column of bits, one for each block.
struct TermColumns {
  /// The terms, by their numbers among those of all rules.
  let terms: Range<Int>
  /// For each term the place in `areas` of the blocks that were asked about it; nil where none were.
  private var asked: [Int?]
  private let areas: [BlockBits]
  private let count: Int
  /// Words of a column.
  private let stride: Int
  /// The columns one after the other.
  private var bits: [UInt64]

  /// Columns of terms that are yet to be asked.
  ///
  /// - Parameters:
  ///   - areas: sets of blocks that terms are asked about.
  ///   - count: how many blocks the draft has.
  init(_ terms: Range<Int>, areas: [BlockBits], count: Int) {
    (self.terms, self.areas, self.count) = (terms, areas, count)
    stride = BlockBits.stride(of: count)
    asked = Array(repeating: nil, count: terms.count)
    bits = Array(repeating: 0, count: stride * terms.count)
  }

  /// Keeps of which blocks of an area a term holds.
  mutating func keep(_ blocks: BlockBits, term: Int, area: Int) {
    let place = term - terms.lowerBound
    asked[place] = area
    for (index, word) in blocks.words.enumerated() { bits[place * stride + index] = word }
  }

  /// Those of some blocks for which a term holds; nil where not all of them were asked.
  func column(of term: Int, for some: BlockBits) -> BlockBits? {
    let place = term - terms.lowerBound
    guard let area = asked[place], some.isSubset(of: areas[area]) else { return nil }
    return BlockBits(count: count, words: zip(some.words, bits[place * stride..<(place + 1) * stride]).lazy.map(&))
  }

  /// Whether a term holds for a block; nil where that was not asked.
  func holds(term: Int, _ block: Int) -> Bool? {
    let place = term - terms.lowerBound
    guard let area = asked[place], areas[area].contains(block) else { return nil }
    return bits[place * stride + block / 64] >> UInt64(block % 64) & 1 == 1
  }

  /// Adds what pieces of evidence say of some blocks to the sums of these.
  func weigh(_ pieces: TermPieces, _ some: BlockBits, into sums: inout [Double]) {
    let (bits, terms, starts) = (bits.span, pieces.terms.span, pieces.starts.span)
    var sums = sums.mutableSpan
    for piece in pieces.places.indices {
      let (asked, score) = (starts[piece]..<starts[piece + 1], pieces.scores[piece])
      for word in 0..<stride {
        var met = Self.meeting(terms, asked, some.words[word], bits, stride, word)
        while met != 0 {
          sums[word &* 64 &+ met.trailingZeroBitCount] += score
          met &= met &- 1
        }
      }
    }
  }

  /// Whether a piece of evidence, by its number, holds for a block.
  func holds(_ piece: Int, of pieces: TermPieces, _ block: Int) -> Bool {
    let starts = pieces.starts.span
    let (asked, bit) = (starts[piece]..<starts[piece + 1], 1 << UInt64(block % 64) as UInt64)
    return Self.meeting(pieces.terms.span, asked, bit, bits.span, stride, block / 64) != 0
  }

  /// Those of 64 blocks for which all terms of a range hold that must, and none that must not.
  ///
  /// - Parameters:
  ///   - terms: as in `TermPieces`.
  ///   - word: which 64 blocks, of columns of `stride` words.
  @inline(__always)
  private static func meeting(
    _ terms: Span<Int>, _ range: Range<Int>, _ blocks: UInt64, _ columns: Span<UInt64>, _ stride: Int, _ word: Int
  ) -> UInt64 {
    var met = blocks
    var index = range.lowerBound
    while index < range.upperBound, met != 0 {
      // All ones where the term must not hold: it makes a place of the complement, and turns the column over.
      let inverse = terms[index] >> (Int.bitWidth - 1)
      met &= columns[(terms[index] ^ inverse) &* stride &+ word] ^ UInt64(bitPattern: Int64(inverse))
      index &+= 1
    }
    return met
  }
}
