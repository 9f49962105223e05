import Rules
import TestSupport
import Testing

@testable import Matching

@Suite struct PhraseScannerTests {
  /// Phrases found in a text, as the text of each hit, in the order of their starts.
  private func found(_ phrases: [String], in text: String) -> [String] {
    let bytes = Array(text.utf8)
    var hits: [(start: Int, end: Int)] = []
    let all = 0..<bytes.count
    PhraseScanner(phrases.map { SearchPhrase(FoldedText.symbols(of: $0)) }).scan(bytes.span, in: all, of: all) {
      hits.append(($0.start, $0.end))
    }
    return hits.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
      .map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
  }

  @Test(arguments: [
    ("related posts", "See RELATED Posts now", ["RELATED Posts"]),
    ("related posts", "related \n\t posts", ["related \n\t posts"]),
    ("related posts", "related\u{A0}posts", ["related\u{A0}posts"]),
    ("don't miss", "Don’t miss it", ["Don’t miss"]),
    ("don’t miss", "don't miss it", ["don't miss"]),
    ("\"so-called\"", "the “so-called” end", ["“so-called”"]),
    ("cliché", "CLICHÉ and Cliché", ["CLICHÉ", "Cliché"]),
    ("follow us on instagram today", "Follow us on Instagram  today!", ["Follow us on Instagram  today"]),
    ("ab", "a\u{AD}b", ["a\u{AD}b"]),
    ("a", "", []),
    ("“”", "x", []),
    ("œuvre", "Œuvre, œuvre", ["œuvre"]),
  ])
  func readsTextAsReadersDo(phrase: String, text: String, expected: [String]) {
    #expect(found([phrase], in: text) == expected)
  }

  @Test func findsPhrasesInsideOthers() {
    #expect(
      found(["read more", "more", "read more about it", "about"], in: "Read more about it")
        == ["Read more", "Read more about it", "more", "about"])
  }

  @Test func findsWhatCountsInABlock() {
    let phrases = [
      SearchPhrase(Array("anywhere".utf8)),
      SearchPhrase(Array("in headings".utf8), in: BlockSet(.heading, areShort: false)),
      SearchPhrase(Array("in short headings".utf8), in: BlockSet(.heading, areShort: true)),
    ]
    let bytes = Array("Anywhere, in headings and in short headings.".utf8)
    let all = 0..<bytes.count
    func found(in kind: BlockKinds, isShort: Bool) -> [Int] {
      var numbers: [Int] = []
      PhraseScanner(phrases).scan(bytes.span, in: all, of: all, blocks: BlockSet(of: kind, isShort: isShort)) {
        numbers.append($0.phrase)
      }
      return numbers
    }
    #expect(found(in: .heading, isShort: true) == [0, 1, 2])
    #expect(found(in: .heading, isShort: false) == [0, 1])
    #expect(found(in: .paragraph, isShort: true) == [0])
  }

  @Test func anEmptyScannerFindsNothing() {
    #expect(found([], in: "text") == [])
    #expect(found([" ", ""], in: "a b") == [])
  }

  /// A small alphabet, so that overlaps, runs of space and failures are frequent.
  private static let alphabet = ["a", "b", "A", " ", "  ", "é", "É", "'", "’", "\u{A0}", "c", "\n", "–"]

  private func piece(using random: inout SeededGenerator) -> String {
    Self.alphabet.randomElement(using: &random) ?? ""
  }

  @Test func agreesWithANaiveSearch() {
    var random = SeededGenerator(seed: 20)
    for _ in 0..<400 {
      let phrases = (0..<8).map { _ in
        (0..<Int.random(in: 1...14, using: &random)).map { _ in piece(using: &random) }.joined()
      }
      let text = (0..<200).map { _ in piece(using: &random) }.joined()
      let bytes = Array(text.utf8)
      let symbols = phrases.map { FoldedText.symbols(of: $0) }
      let all = 0..<bytes.count
      var hits: [[Int]] = []
      PhraseScanner(symbols.map { SearchPhrase($0) }).scan(bytes.span, in: all, of: all) {
        hits.append([$0.phrase, $0.start, $0.end])
      }
      let expected = naive(symbols, bytes)
      #expect(Set(hits) == expected, "\(phrases) in \(text)")
      #expect(hits.count == expected.count, "\(phrases) in \(text)")
    }
  }

  /// Phrases that are known to stand between words are found wherever they do, and only what is asked for at the start of
  /// a block may be left out elsewhere.
  @Test func findsWordsAndWhatBeginsABlock() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<400 {
      let phrases = (0..<8).map { _ in
        (0..<Int.random(in: 1...14, using: &random)).map { _ in piece(using: &random) }.joined()
      }
      let bytes = Array((0..<60).map { _ in piece(using: &random) }.joined().utf8)
      let span = bytes.span
      let all = 0..<bytes.count
      let symbols = phrases.map { FoldedText.symbols(of: $0) }
      let words = symbols.map { SearchPhrase($0, startsWord: true, endsWord: true) }
      let isWord = { (index: Int) in
        index < bytes.count && WordSymbols.isWord(Characters.decode(bytes.span, at: index).value)
      }
      let isBetweenWords = { (hit: [Int]) in
        let before = Characters.before(bytes.span, hit[1], start: 0).map { WordSymbols.isWord($0.value) } ?? false
        return !(before && words[hit[0]].startsWord) && !(isWord(hit[2]) && words[hit[0]].endsWord)
      }
      let expected = naive(symbols, bytes).filter(isBetweenWords)
      var found: Set<[Int]> = []
      PhraseScanner(words).scan(span, in: all, of: all) { found.insert([$0.phrase, $0.start, $0.end]) }
      #expect(found.isSuperset(of: expected), "\(phrases) in \(String(decoding: bytes, as: UTF8.self))")

      var first = 0
      while first < bytes.count, !isWord(first) { first += Characters.decode(span, at: first).length }
      var heads: Set<[Int]> = []
      PhraseScanner(words, areHeads: true).scan(span, in: PhraseScanner.head(of: all, span), of: all) {
        heads.insert([$0.phrase, $0.start, $0.end])
      }
      #expect(heads.isSuperset(of: expected.filter { $0[1] <= first }))
    }
  }

  /// Reads the text symbol by symbol and compares every phrase at every symbol.
  private func naive(_ phrases: [[UInt8]], _ text: [UInt8]) -> Set<[Int]> {
    var symbols: [(symbol: UInt8, start: Int, end: Int)] = []
    var index = 0
    while let (symbol, next) = FoldedText.symbolAfter(text.span, index, end: text.count) {
      if symbol == 0x20, symbols.last?.symbol == 0x20 {
        symbols[symbols.count - 1].end = next
      } else {
        symbols.append((symbol, index, next))
      }
      index = next
    }
    var hits: Set<[Int]> = []
    for (number, phrase) in phrases.enumerated() where !phrase.isEmpty && phrase.count <= symbols.count {
      for start in 0...(symbols.count - phrase.count) {
        let window = symbols[start..<(start + phrase.count)]
        if window.map(\.symbol) == phrase, let first = window.first, let last = window.last {
          hits.insert([number, first.start, last.end])
        }
      }
    }
    return hits
  }
}
