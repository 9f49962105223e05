import Drafts
import Testing

@Suite struct CharacterReferenceTests {
  @Test(arguments: [
    ("&amp;", "&"), ("&nbsp;", "\u{A0}"), ("&eacute;", "é"), ("&rsquo;", "’"),
    ("&CounterClockwiseContourIntegral;", "∳"),
    ("&NotEqualTilde;", "\u{2242}\u{338}"), ("&zwnj;", "\u{200C}"), ("&AElig;", "Æ"), ("&#8217;", "’"),
    ("&#x2019;", "’"), ("&#X41;", "A"), ("&#146;", "’"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
    ("&#99999999999;", "\u{FFFD}"),
  ])
  func decodesNamesAndNumbers(reference: String, character: String) {
    #expect(CharacterReference.decode(Array(reference.utf8)[...]) == Array(character.utf8))
  }

  @Test(arguments: ["&", "&;", "&#;", "&#x;", "&#xg;", "&#1a;", "&nosuch;", "amp;", "&amp"])
  func leavesTheRest(reference: String) {
    #expect(CharacterReference.decode(Array(reference.utf8)[...]) == nil)
  }
}
