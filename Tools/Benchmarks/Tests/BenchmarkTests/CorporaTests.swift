import Testing

@testable import Corpora

@Suite struct CorporaTests {
  @Test func randomNumbersAreThoseOfThePublishedGenerator() {
    var random = SplitMix64(seed: 1_234_567)
    #expect((0..<3).map { _ in random.next() } == [6457827717110365317, 3203168211198807973, 9817491932198370423])
  }

  @Test func numbersReachTheEndsOfTheirRange() {
    var random = SplitMix64(seed: 1)
    #expect(Set((0..<200).map { _ in random.number(in: 3...5) }) == [3, 4, 5])
  }

  @Test func frequentWordsComeUpMoreOften() {
    var random = SplitMix64(seed: 1)
    let words = RankedWords(["often", "rarely"], flattening: 1)
    let counts = Dictionary(grouping: (0..<3000).map { _ in words.any(&random) }) { $0 }.mapValues(\.count)
    #expect((1900...2100).contains(counts["often", default: 0]))
  }

  @Test func aLongTextBeginsWithTheShortOneOfItsSeed() {
    var (long, short) = (ArticleWriter(seed: 9), ArticleWriter(seed: 9))
    let text = long.text(bytes: 40_000)
    let lines = short.text(bytes: 10_000).split(separator: "\n").dropLast()
    #expect(lines.count > 20)
    #expect(text.split(separator: "\n").starts(with: lines))
  }

  @Test func pagesAreAsLargeAsPagesAre() {
    for seed in 0..<5 as Range<UInt64> {
      var writer = PageWriter(seed: seed)
      #expect((100_000...300_000).contains(writer.page().utf8.count))
    }
  }

  @Test func fewerPhrasesAreTheFirstOfMore() {
    var (many, few) = (RuleWriter(seed: 2), RuleWriter(seed: 2))
    let phrases = many.phrases(count: 400)
    #expect(few.phrases(count: 40) == Array(phrases.prefix(40)))
    #expect(Set(phrases).count == 400)
  }

  @Test func wordsTakeTheEndingsOfTheirForms() {
    #expect(["city", "day", "box", "child"].map(Vocabulary.plural) == ["cities", "days", "boxes", "children"])
    #expect(["stop", "open", "carry", "use"].map(Vocabulary.past) == ["stopped", "opened", "carried", "used"])
    #expect(["make", "die", "see", "run"].map(Vocabulary.gerund) == ["making", "dying", "seeing", "running"])
    #expect(["simple", "quick", "happy"].map(Vocabulary.adverb) == ["simply", "quickly", "happily"])
  }
}
