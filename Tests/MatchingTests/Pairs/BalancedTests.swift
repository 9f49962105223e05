import Matching
import Testing

/// What a careful editor leaves alone.
@Suite struct BalancedTests {
  private func expectSilence(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let found = Delimiters(of: pairsDraft(text)).unbalanced
    #expect(found.isEmpty, "\(text)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "a) First option", "1) First step", "(a) First option", "iv) The fourth point", "3). Making the bed", "1.) first",
    "1. a) nested", "We need 1) bread, 2) milk and 3) eggs.", "There are two kinds: a) the quick and b) the dead.",
    "Choose either a) tea or b) coffee (with milk).", "The reasons (see 1) and 2) are plain) hold.",
    "“1) Improving the methods.” “2) Reaching people.”", "With three segments—1) chips, 2) models and 3) services—set",
    "Está claro: a) primero, b) segundo, c) tercero.", "Primero: 1º) uno, 2º) dos.", "أولاً: ١) الخبز ٢) الحليب",
    "أ) الخبز ب) الحليب", "First, A) red. Second, B) blue.", "Either i) or ii) or iii)",
    "We want 1a) this and 1b) that.", "Step 1) Preheat the oven.",
  ])
  func listMarkers(text: String) { expectSilence(text) }

  @Test(arguments: [
    "Thanks for coming :)", "Thanks ;-)", "That is sad :(", "(: hello", "So it goes =)", "Oh no :-( again",
    "Great job :)))", "Well (just kidding ;)", "Well (just kidding ;) and so on", "Well (just kidding :)) and so on",
    "He smiled (as one does :-) ).", "What keeps me going : )", "¯\\_(ツ)_/¯", "(╯°□°)╯︵ ┻━┻", "(>_<) and (^_^)",
    ":'( she wept", "Hello (:", ";)", "Cool 8-) and B-) then", "The code is :) or :(",
  ])
  func emoticons(text: String) { expectSilence(text) }

  @Test(arguments: [
    "’Tis the season for rock ’n’ roll in the ’90s.", "‘Tis the season for rock ‘n’ roll in the ‘90s.",
    "'Tis the dogs' dinner at six o'clock, in the '90s.", "The dogs’ owners met at six o’clock.", "He isn‘t here.",
    "He called it ‘the teachers’ strike’.", "‘The Dogs’ Dinner’ is a book.", "“‘Tis true,” he said.",
    "She read \"Harry's Game\" and \"The Dogs' Dinner.\"", "Hawai‘i and Qur’an.",
  ])
  func apostrophes(text: String) { expectSilence(text) }

  @Test(arguments: [
    "He is 6'2\" tall.", "He is 6′2″ tall, or 6’2” tall.", "A 5\" screen and a 27\" monitor.", "A 27\" monitor.",
    "A 27” monitor with “great” colours.", "40° 26' 46\" N, 79° 58' 56\" W", "A \"27\" monitor\" is big.",
    "He bought 12\" and 7\" records.", "A 3 1/2\" floppy, a 5¼\" drive.", "He was born in \"1984\".",
    "Measuring 7.60\" x 6.70\" x 8.40\".", "It has a .23\" chip.",
  ])
  func measures(text: String) { expectSilence(text) }

  @Test(arguments: [
    "The interval [0, 1) is half-open.", "So is (0, 1] and [a, b) and ]0, 1[.", "Let x be in (−∞, 0] or [0, ∞).",
    "f(x) = (x + 1)(x - 1)", "The range [π/2, π) or [09:00, 17:00) or [1.0,)",
    "See https://en.wikipedia.org/wiki/Mercury_(planet) for more.",
    "See (https://en.wikipedia.org/wiki/Mercury_(planet)) for more.", "(see https://example.com/a)",
    "He said -> she said => done <- here", "if (ready) {", "}", "});", "const a = f((x) => {",
    "let b = map((item, index) => ({", "Document your schema. \"\"\"", "move(from:to:)", "[x] done", "[ ] todo",
    "\tcode (with \"odd [marks", "~~~swift struct Shape {",
  ])
  func mathAndCode(text: String) { expectSilence(text) }

  @Test(
    arguments: [
      "“He told me, ‘I will go,’ and went.”", "“He told me, ‘I will go.’”", "‘He told me, “I will go,” and went.’",
      "„Das ist gut“, sagte er.", "„Das ist gut”, powiedział.", "»Das ist gut«, sagte er.", "«C’est bon», dit-il.",
      "« C’est bon », dit-il.", "”Det är bra”, sa han.", "»Det är bra», sa han.", "「いいですね」と言った。",
      "It was [sic] good [...] and (…) better […]", "“this is sloppy\" he said.", "\"this is sloppy” he said.",
      "“quoted’’ by apostrophes.", "‘quoted.' sloppy", "Smith | \" | 12", "\"", "Next »", "« Previous post: Rain",
      "Home » News » World",
    ])
  func languagesAndStyles(text: String) { expectSilence(text) }

  @Test(arguments: [
    "“One.\n\n“Two.\n\n“Three.”", "\"One.\n\n\"Two.\n\n\"Three.\"", "‘One.\n\n‘Two.’", "« Un.\n\n» Deux. »",
    "“We came early,” she said. “The hall was empty.\n\n“So we left.”", "“We came early.\n\n“We left late,” she said.",
    "“ ‘One,’ he said.\n\n“ ‘Two.’ ”", "“One. “Two. “Three.”",
    "The poet said:\n\n“Roses are red,\n\nviolets are blue.”",
    "(This is an aside.\n\nIt goes on here.\n\nAnd ends.)\n\nNext.", "a line that (wraps in\nthe middle) of it",
    "He said “this is\nwrapped” here.", "A teaser (that was cut...", "A teaser that “was cut…",
    "A teaser (that was […]", "# “One.\n\n“Two.”",
  ])
  func pairsOverBlocks(text: String) { expectSilence(text) }
}
