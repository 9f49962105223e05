import SourceText
import Testing

@testable import Matching

@Suite struct BlockFeaturesTests {
  private func features(_ text: String) -> BlockFeatures {
    BlockFeatures(Array(text.utf8), in: TextRange(0, text.utf8.count))
  }

  @Test func countsWhatASentenceHolds() {
    let features = features("The U.S. envoy, Ms. Élan, isn’t in Bonn. She left at 9:30!")
    #expect(features.words == 12)
    #expect(features.commas == 2)
    #expect(features.stopWords == 4)
    #expect(features.hasVerb)
    #expect(features.endsWithMark)
    #expect(features.hasExclamation)
    #expect(!features.hasQuestion)
    #expect(!features.startsLower)
    #expect(features.digits == 3)
  }

  @Test(arguments: [
    ("One. Two. Three.", 3), ("One thing", 1), ("No. 5 is here. Go", 3), ("e.g. this", 1), ("“Go!” he said.", 1),
    ("Really?! Yes.", 2),
  ])
  func countsSentences(text: String, count: Int) {
    #expect(features(text).sentences == count)
  }

  @Test(arguments: [
    ("It ends.", true), ("It ends.”", true), ("It ends (here.)", true), ("No end", false), ("Well…", true),
    ("*Marked up.*", true), ("A list:", false), ("Ends.   ", true),
  ])
  func seesEndMarks(text: String, isEnded: Bool) {
    #expect(features(text).endsWithMark == isEnded)
  }

  @Test func seesHowABlockBegins() {
    #expect(features("strategic partnership").startsLower)
    #expect(features("éclair").startsLower)
    #expect(!features("Éclair").startsLower)
    #expect(features("“Yes").startsQuote)
    #expect(!features("").startsLower)
  }

  @Test func aWordOfUnknownLengthIsNoFunctionWord() {
    #expect(features("thethethethethe").stopWords == 0)
    #expect(features("the théorie").stopWords == 1)
  }
}
