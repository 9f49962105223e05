import TestSupport
import Testing

@testable import Matching

@Suite struct PhraseAutomatonTests {
  /// Phrases found in a text, as the text of each hit, in the order of their starts.
  private func found(_ phrases: [String], in text: String) -> [String] {
    let bytes = Array(text.utf8)
    var hits: [(start: Int, end: Int)] = []
    PhraseAutomaton(phrases.map(FoldedText.symbols)).scan(bytes.span, in: 0..<bytes.count) {
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

  @Test func anEmptyAutomatonFindsNothing() {
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
      let symbols = phrases.map(FoldedText.symbols)
      var hits: Set<[Int]> = []
      PhraseAutomaton(symbols).scan(bytes.span, in: 0..<bytes.count) { hits.insert([$0.phrase, $0.start, $0.end]) }
      #expect(hits == naive(symbols, bytes), "\(phrases) in \(text)")
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
