/// Writes sentences of a small English grammar: clauses with names, numbers, dates, quotations, asides and dashes, in the
/// proportions that news and blog articles have.
struct SentenceWriter {
  var random: SplitMix64
  let words = Vocabulary.english
  /// The sentence as far as it is written.
  private(set) var text = ""
  /// Whether the next word follows without a space.
  var isGlued = true
  /// Whether the next word starts a sentence.
  var isStart = true

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// A sentence, of 17 words on average.
  mutating func sentence() -> String {
    begin()
    if happens(22) { opening() }
    switch random.number(below: 100) {
    case ..<9: quotation()
    case ..<13: question()
    default: statement()
    }
    return text
  }

  /// A few words without an end mark, such as head a section.
  mutating func heading() -> String {
    begin()
    switch random.number(below: 4) {
    case 0: [words.adjectives, words.nouns, words.prepositions, words.adjectives, words.plurals].forEach { say($0) }
    case 1: [words.gerunds, words.determiners, words.adjectives, words.nouns].forEach { say($0) }
    case 2:
      say("What")
      [words.people, words.pasts, words.prepositions, words.determiners, words.nouns].forEach { say($0) }
    default:
      [words.places, words.pasts, words.adjectives, words.plurals, words.prepositions, words.places].forEach { say($0) }
    }
    let small: Set = ["of", "in", "to", "for", "with", "on", "at", "from", "by", "the", "a"]
    return text.split(separator: " ").map { small.contains(String($0)) ? String($0) : Self.capitalised(String($0)) }
      .joined(separator: " ")
  }

  /// A first and a last name.
  mutating func person() -> String {
    words.firstNames.any(&random) + " " + words.people.any(&random)
  }

  /// A word of a kind, for addresses and names of mark-up.
  mutating func name() -> String { words.nouns.any(&random) }

  /// The sentence with words, white space or marks as a hasty writer or a careless copy leaves them.
  mutating func marred(_ sentence: String) -> String {
    var parts = sentence.split(separator: " ").map(String.init)
    let place = random.number(below: parts.count)
    switch random.number(below: 4) {
    case 0: parts.insert("the the", at: place)
    case 1: parts[place] += " "
    case 2: parts[place] = "(" + parts[place]
    default: parts[place] += " ,"
    }
    return parts.joined(separator: " ")
  }

  static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}

// MARK: Words and marks

extension SentenceWriter {
  mutating func begin() {
    text = ""
    isGlued = true
    isStart = true
  }

  mutating func happens(_ percent: Int) -> Bool { random.happens(percent: percent) }

  mutating func say(_ list: RankedWords) { say(list.any(&random)) }

  mutating func say(_ word: String) {
    if !isGlued { text += " " }
    text += isStart ? Self.capitalised(word) : word
    isGlued = false
    isStart = false
  }

  /// Puts a mark behind a word.
  mutating func mark(_ mark: String) { text += mark }

  /// Puts a mark before a word.
  mutating func openMark(_ mark: String) {
    if !isGlued { text += " " }
    text += mark
    isGlued = true
  }
}
