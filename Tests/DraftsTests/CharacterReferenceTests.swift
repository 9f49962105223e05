import Drafts
import Testing

@Suite struct CharacterReferenceTests {
  private func decode(_ reference: String) -> [UInt8]? {
    CharacterReference.decode(Array(reference.utf8), 0..<reference.utf8.count)
  }

  @Test(arguments: [
    ("&amp;", "&"), ("&nbsp;", "\u{A0}"), ("&eacute;", "é"), ("&rsquo;", "’"),
    ("&CounterClockwiseContourIntegral;", "∳"),
    ("&NotEqualTilde;", "\u{2242}\u{338}"), ("&zwnj;", "\u{200C}"), ("&AElig;", "Æ"), ("&#8217;", "’"),
    ("&#x2019;", "’"), ("&#X41;", "A"), ("&#146;", "’"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
    ("&#99999999999;", "\u{FFFD}"),
  ])
  func decodesNamesAndNumbers(reference: String, character: String) {
    #expect(decode(reference) == Array(character.utf8))
  }

  @Test(arguments: ["&", "&;", "&#;", "&#x;", "&#xg;", "&#1a;", "&nosuch;", "amp;", "&amp"])
  func leavesTheRest(reference: String) {
    #expect(decode(reference) == nil)
  }
}
