import Rules
import SourceText
import TestSupport
import Testing

@testable import Matching

@Suite struct TableWordsTests {
  @Test func valuesOfAnySizeAreReadAsTheyWereWritten() {
    let bytes = (0..<21).map { UInt8($0) }
    let words = [UInt64](table: bytes)
    #expect(words.count == 3)
    #expect(bytes.indices.map { words.value($0, as: UInt8.self) } == bytes)
    let numbers: [Int32] = [-1, 7, .max]
    let pairs = [UInt64](table: numbers)
    #expect(pairs.count == 2)
    #expect(numbers.indices.map { pairs.value($0, as: Int32.self) } == numbers)
    #expect([UInt64](table: [Int32]()).isEmpty)
  }

  @Test func whereNoMoreTablesWereWrittenTheyAreEmpty() {
    var reader = TableReader([[1, 2], [3]])
    #expect(reader.next() == [1, 2])
    #expect(reader.next(count: 2) == [0, 0])
    #expect(reader.next() == [])
  }

  /// The offsets of what a scanner finds.
  private func hits(_ scanner: PhraseScanner, _ text: [UInt8]) -> [[Int]] {
    var hits: [[Int]] = []
    scanner.scan(text.span, in: 0..<text.count, of: 0..<text.count) { hits.append([$0.phrase, $0.start, $0.end]) }
    return hits
  }

  @Test func aScannerThatWasReadFindsWhatTheOtherFinds() {
    var random = SeededGenerator(seed: 22)
    let alphabet = ["a", "b", "é", " ", "–", "'", "c"]
    let piece = { (count: Int) in (0..<count).compactMap { _ in alphabet.randomElement(using: &random) }.joined() }
    let phrases = (0..<300).map { SearchPhrase(FoldedText.symbols(of: piece($0 % 6 + 1)), startsWord: true) }
    let text = Array(piece(4000).utf8)
    let scanner = PhraseScanner(phrases)
    var reader = TableReader(scanner.tables)
    let read = PhraseScanner(&reader)
    #expect(!hits(scanner, text).isEmpty)
    #expect(hits(read, text) == hits(scanner, text))
    #expect(read.tables == scanner.tables)
  }

  @Test func aScannerOfNothingFindsNothing() {
    var reader = TableReader([])
    #expect(hits(PhraseScanner(&reader), Array("a b".utf8)).isEmpty)
  }

  @Test func literalsThatWereReadFitWhereTheOthersDo() {
    var made = NeededLiterals()
    let texts = ["Read", "more", "NASA"]
    for (pattern, text) in texts.enumerated() {
      _ = made.add(PatternNeeds.Literal(text, startsWord: true), of: pattern)
    }
    var reader = TableReader(made.tables)
    let read = NeededLiterals(&reader)
    let text = Array("Read read More xmore NASA Nasa".utf8)
    for literals in [made, read] {
      let fits = { (number: Int, place: Range<Int>) in
        literals.fits(literals[number], text.span, place, in: TextRange(0, text.count))
      }
      #expect(texts.indices.map { literals[$0].pattern } == [0, 1, 2])
      #expect(fits(0, 0..<4) && !fits(0, 5..<9))
      #expect(fits(1, 10..<14) && !fits(1, 16..<20))
      #expect(fits(2, 21..<25) && !fits(2, 26..<30))
    }
  }

  @Test func pairsThatPatternsNeedAreReadAsTheyWereWritten() {
    let table = NeededPairsTable([NeededPairs([1 << 100, 1 << 3]), NeededPairs([])])
    let read = NeededPairsTable(words: table.words)
    let all = { (bits: [UInt128]) in ClassPairs(bits: bits.reduce(0, |)) }
    #expect(read[1].areMet(by: all([1])))
    #expect(!read[0].areMet(by: all([1])))
    #expect(!read[0].areMet(by: all([1 << 100])))
    #expect(read[0].areMet(by: all([1 << 100, 1 << 3])))
  }
}
