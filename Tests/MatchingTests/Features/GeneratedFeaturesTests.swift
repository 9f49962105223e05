import Drafts
import SourceText
import Testing

@testable import Matching

/// The pass that reads 64 bytes at a time says what a slow one says, wherever the pieces of a text fall.
@Suite struct GeneratedFeaturesTests {
  /// A text between others, so that what stands next to a block would show.
  private func block(_ text: String) -> (bytes: [UInt8], range: TextRange) {
    let before = "Ab. "
    return (Array("\(before)\(text)9,\u{E9}".utf8), TextRange(before.utf8.count, before.utf8.count + text.utf8.count))
  }

  @Test func countsWhatASlowPassCounts() {
    for text in GeneratedTexts(count: 2_000) {
      let (bytes, range) = block(text)
      #expect(SlowFeatures(BlockFeatures(bytes, in: range)) == SlowFeatures(text), "\(text.debugDescription)")
    }
  }

  @Test func findsThePairsThatASlowPassFinds() {
    for text in GeneratedTexts(count: 2_000, seed: 29) {
      let (bytes, range) = block(text)
      let block = Block(kind: .paragraph, range: range, outer: FileRange(0, 0))
      let pairs = BlockReading([block], of: bytes).pairs
      #expect(pairs == [ClassPairs(in: bytes.span, range.indices)], "\(text.debugDescription)")
    }
  }

  @Test func neverMissesADoubledWord() {
    for text in GeneratedTexts(count: 2_000, seed: 11) {
      let (bytes, range) = block(text)
      var isDoubled = false
      WordPairs.forEachDouble(in: bytes, range) { _, _ in isDoubled = true }
      if isDoubled {
        #expect(BlockFeatures(bytes, in: range).mayDoubleWords, "\(text.debugDescription)")
      }
    }
  }

  @Test func sharesKeysAmongTheSameWordsOnly() {
    var keys: [[UInt8]: UInt64] = [:]
    for text in GeneratedTexts(count: 1_000, seed: 13) {
      for variant in [text, text.uppercased(), text.filter { $0 != " " }, "\(text) .", "– \(text)"] {
        let (bytes, range) = block(variant)
        let block = Block(kind: .paragraph, range: range, outer: FileRange(0, 0))
        let key = BlockReading([block], of: bytes).keys[0]
        #expect(keys[keyBytes(variant), default: key] == key, "\(variant.debugDescription)")
        keys[keyBytes(variant)] = key
      }
    }
    #expect(Set(keys.values).count == keys.count)
  }

  @Test func readsBlocksThatCutCharacters() {
    var numbers = GeneratedTexts(count: 0)
    for text in GeneratedTexts(count: 1_000, seed: 17) {
      let bytes = Array(text.utf8)
      let start = numbers.number(bytes.count + 1)
      let end = start + numbers.number(bytes.count + 1 - start)
      let features = BlockFeatures(bytes, in: TextRange(start, end))
      #expect(features.characters <= end - start)
      #expect(features.visible <= features.characters)
    }
  }

  @Test func readsBlocksAsOneByOne() {
    let texts = GeneratedTexts(count: 200, seed: 19).map { Array($0.utf8) }
    var blocks: [Block] = []
    var bytes: [UInt8] = []
    for text in texts {
      blocks.append(
        Block(kind: .paragraph, range: TextRange(bytes.count, bytes.count + text.count), outer: FileRange(0, 0)))
      bytes += text
    }
    let together = BlockReading(blocks, of: bytes)
    for (index, block) in blocks.enumerated() {
      let alone = BlockReading([block], of: bytes)
      #expect(SlowFeatures(together.features[index]) == SlowFeatures(alone.features[0]))
      #expect(together.features[index].mayDoubleWords == alone.features[0].mayDoubleWords)
      #expect(together.keys[index] == alone.keys[0])
      #expect(together.pairs[index] == alone.pairs[0])
    }
  }

  @Test func isSmall() { #expect(MemoryLayout<BlockFeatures>.stride <= 64) }
}
