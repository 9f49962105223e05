/// Some 4,000 word forms by the place they take in a sentence.
struct Vocabulary: Sendable {
  static let english = Vocabulary()

  let nouns = RankedWords(Words.nouns)
  let plurals = RankedWords(Words.nouns.map(Vocabulary.plural))
  let adjectives = RankedWords(Words.adjectives)
  let adverbs = RankedWords(Words.adverbs + Words.adjectives.filter { $0.count > 3 }.map(Vocabulary.adverb))
  let presents: RankedWords
  let pasts: RankedWords
  let gerunds: RankedWords
  let infinitives: RankedWords
  let determiners = RankedWords(Words.determiners, flattening: 1)
  let prepositions = RankedWords(Words.prepositions, flattening: 2)
  let pronouns = RankedWords(Words.pronouns, flattening: 3)
  let conjunctions = RankedWords(Words.conjunctions, flattening: 1)
  let people = RankedWords(Words.people)
  let firstNames = RankedWords(Words.firstNames)
  let places = RankedWords(Words.places)
  let organisations = RankedWords(Words.organisations)

  private init() {
    let verbs = Words.verbs.map { entry in
      let forms = entry.split(separator: "/").map(String.init)
      return (base: forms[0], past: forms.count > 1 ? forms[1] : Self.past(forms[0]))
    }
    infinitives = RankedWords(verbs.map(\.base))
    pasts = RankedWords(verbs.map(\.past))
    presents = RankedWords(verbs.map { $0.base == "have" ? "has" : Self.plural($0.base) })
    gerunds = RankedWords(verbs.map { Self.gerund($0.base) })
  }

  /// The word with the ending of a plural or of a verb’s third person.
  static func plural(_ word: String) -> String {
    let irregular = [
      "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "tooth": "teeth",
      "mouse": "mice", "fish": "fish", "life": "lives", "wife": "wives", "knife": "knives", "shelf": "shelves",
    ]
    if let form = irregular[word] { return form }
    if endsInConsonantY(word) { return word.dropLast() + "ies" }
    return word + (["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) ? "es" : "s")
  }

  static func past(_ verb: String) -> String {
    if verb.hasSuffix("e") { return verb + "d" }
    if endsInConsonantY(verb) { return verb.dropLast() + "ied" }
    return doubled(verb) + "ed"
  }

  static func gerund(_ verb: String) -> String {
    if verb.hasSuffix("ie") { return verb.dropLast(2) + "ying" }
    if verb.hasSuffix("e"), !verb.hasSuffix("ee") { return verb.dropLast() + "ing" }
    return doubled(verb) + "ing"
  }

  static func adverb(_ adjective: String) -> String {
    if adjective.hasSuffix("le") { return adjective.dropLast() + "y" }
    if adjective.hasSuffix("ic") { return adjective + "ally" }
    if endsInConsonantY(adjective) { return adjective.dropLast() + "ily" }
    return adjective + "ly"
  }

  private static func endsInConsonantY(_ word: String) -> Bool {
    word.hasSuffix("y") && !["ay", "ey", "oy", "uy"].contains(where: word.hasSuffix)
  }

  /// The verb with its last letter doubled where a short vowel stands before it: “stop” becomes “stopp”.
  private static func doubled(_ verb: String) -> String {
    let letters = Array(verb)
    let vowels = "aeiou"
    guard letters.count >= 3, let last = letters.last, !(vowels + "wxy").contains(last),
      letters.filter(vowels.contains).count == 1, vowels.contains(letters[letters.count - 2])
    else { return verb }
    return verb + String(last)
  }
}
