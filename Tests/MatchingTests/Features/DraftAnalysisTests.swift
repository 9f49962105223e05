import Drafts
import SourceText
import Testing

@testable import Matching

@Suite struct DraftAnalysisTests {
  private func analysis(_ blocks: [(BlockKind, String)]) -> DraftAnalysis {
    var builder = DraftBuilder()
    var bytes: [UInt8] = []
    for (kind, text) in blocks {
      let start = bytes.count
      builder.beginBlock(kind, outerStart: start)
      builder.append(Array(text.utf8)[...], file: start)
      bytes += Array("\(text)\n".utf8)
      builder.endBlock(outerEnd: bytes.count)
    }
    let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
    return DraftAnalysis(builder.finish(path: "draft.txt", format: .text, source: source))
  }

  @Test func countsBlocksOfTheSameWords() {
    let analysis = analysis([
      (.heading, "The old pier"), (.paragraph, "The old pier."), (.paragraph, "Old boats"),
      (.paragraph, "the OLD pier"),
      (.alt, "Old boats"), (.alt, "A map"),
    ])
    #expect((0..<6).map { analysis.copies(of: $0) } == [2, 2, 0, 2, 0, 0])
    #expect((0..<6).map { analysis.isAlt($0) } == [false, false, true, false, true, true])
    #expect((0..<6).map { analysis.isHeading($0) } == [false, true, false, true, false, false])
  }

  @Test func countsRunsOfFragments() {
    let analysis = analysis([
      (.paragraph, "Home"), (.paragraph, "About"), (.paragraph, "It ends."), (.paragraph, "News"), (.alt, "A map"),
    ])
    #expect(analysis.runs == [2, 2, 0, 1, 0])
    #expect(analysis.wordCount == 5)
    #expect(analysis.shortShare == 0.75)
  }

  @Test func findsTopics() {
    let long =
      "Fishing boats use the northern basin of the harbour while most of the ferries that sail in the summer use it at night only"
    let analysis = analysis([(.paragraph, long), (.paragraph, "Northern boats, über-cheap"), (.paragraph, "It is")])
    #expect(analysis.features[0].words >= 20)
    #expect(analysis.topicShare(0) == 0)
    #expect(analysis.topicShare(1) == 0.5)
    #expect(analysis.topicShare(2) == 0)
  }

  @Test func findsDoubledWords() {
    let analysis = analysis([(.paragraph, "The the old old-fashioned pier"), (.paragraph, "No such thing")])
    var found: [TextRange] = []
    for block in 0..<2 { analysis.forEachDoubledWord(in: block) { found.append(TextRange($0.start, $1.end)) } }
    #expect(found == [TextRange(0, 7)])
  }
}

@Suite struct ContentWordsTests {
  /// Words as symbols, one after another.
  private func slowWords(_ bytes: [UInt8]) -> [[UInt8]] {
    let functionWords = Set("\(WordTable.englishFunctionWords)".split(separator: " ").map { Array($0.utf8) })
    var words: [[UInt8]] = [[]]
    var index = 0
    while let (symbol, next) = FoldedText.symbolAfter(bytes.span, index, end: bytes.count) {
      if symbol >= 0x80 || ASCII.isLetter(symbol) { words[words.count - 1].append(symbol) } else { words.append([]) }
      index = next
    }
    return words.filter { $0.count >= 3 && !functionWords.contains($0) }
  }

  @Test func findsTheWordsThatASlowPassFinds() {
    var hashes: [[UInt8]: UInt64] = [:]
    let slots = WordTable.english.slots
    for text in GeneratedTexts(count: 2_000, seed: 23) {
      let bytes = Array(text.utf8)
      var found: [UInt64] = []
      ContentWords.forEach(in: bytes.span, TextRange(0, bytes.count), slots.span) { found.append($0) }
      let expected = slowWords(bytes)
      #expect(found.count == expected.count, "\(text.debugDescription)")
      for (hash, word) in zip(found, expected) {
        #expect(hashes[word, default: hash] == hash, "\(text.debugDescription)")
        hashes[word] = hash
      }
    }
    #expect(Set(hashes.values).count == hashes.count)
  }
}
