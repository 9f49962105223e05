import Testing

@testable import Rules

@Suite struct NumberRangeTests {
  @Test func readsNumbersAndRanges() {
    #expect(NumberRange("5") == NumberRange(low: 5, high: 5))
    #expect(NumberRange("2..8") == NumberRange(low: 2, high: 8))
    #expect(NumberRange("..0.5") == NumberRange(low: -.infinity, high: 0.5))
    #expect(NumberRange("2..") == NumberRange(low: 2, high: .infinity))
    #expect(NumberRange("1.5..2") == NumberRange(low: 1.5, high: 2))
    #expect(NumberRange("0.1..0.25") == NumberRange(low: 0.1, high: 0.25))
  }

  @Test(arguments: ["", "..", "8..2", "a", "1...2", "1..b", "nan", "inf", "2..nan", "1..2..3", " 1", "."])
  func refusesAnythingElse(text: String) {
    #expect(NumberRange(text) == nil)
  }
}

@Suite struct MessageTemplateTests {
  @Test func fillsSlots() {
    let template = MessageTemplate("“{match}” by {name}: {{literal}} {not a name} {")
    #expect(template.slots == ["match", "name"])
    #expect(
      template.filled { $0 == "match" ? "X" : nil } == "“X” by : {literal} {not a name} {")
  }

  @Test(
    arguments: [
      ("", []), ("é", [.text("é")]), ("{a}{_b1}", [.slot("a"), .slot("_b1")]), ("{}", [.text("{}")]),
      ("{1a}", [.text("{1a}")]), ("{a", [.text("{a")]), ("}}}", [.text("}}")]),
      ("{{{a}}}", [.text("{"), .slot("a"), .text("}")]),
      ("{é}", [.text("{é}")]), ("a{b}c", [.text("a"), .slot("b"), .text("c")]),
    ] as [(String, [MessageTemplate.Part])])
  func readsBraces(source: String, parts: [MessageTemplate.Part]) {
    #expect(MessageTemplate(source).parts == parts)
  }
}

@Suite struct SuggestionTests {
  @Test func findsTheNearest() {
    #expect(nearest(to: "phrase", among: ["pattern", "phrases", "pairs"]) == "phrases")
    #expect(nearest(to: "serverity", among: ["severity", "message"]) == "severity")
    #expect(nearest(to: "teh", among: ["the", "why"]) == "the")
    #expect(nearest(to: "xyz", among: ["severity", "message"]) == nil)
  }
}
