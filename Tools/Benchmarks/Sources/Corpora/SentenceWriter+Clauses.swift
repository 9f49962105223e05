// The grammar of sentences, from the whole to its parts.

extension SentenceWriter {
  mutating func statement() {
    clause()
    if happens(55) { continuation() }
    if happens(6) { aside() }
    mark(happens(3) ? "!" : happens(3) ? "…" : ".")
  }

  mutating func question() {
    say(random.any(of: ["why did", "how can", "what should", "when will", "who would"]))
    subject()
    say(words.infinitives)
    object()
    mark("?")
  }

  mutating func quotation() {
    let isCurly = happens(45)
    openMark(isCurly ? "“" : "\"")
    isStart = true
    clause()
    mark(isCurly ? ",”" : ",\"")
    say(random.any(of: ["said", "told reporters", "wrote", "added", "says"]))
    say(words.people)
    if happens(30) {
      mark(", a")
      say(words.adjectives)
      say(words.nouns)
      preposition()
    }
    mark(".")
  }

  mutating func opening() {
    switch random.number(below: 5) {
    case 0: say("in \(random.number(in: 1950...2025))")
    case 1: say("on \(random.number(in: 1...28)) \(random.any(of: Words.months)) \(random.number(in: 1990...2025))")
    case 2: say(words.adverbs)
    case 3: say("on \(random.any(of: Words.weekdays))")
    default: preposition()
    }
    mark(",")
  }

  private mutating func clause() {
    subject()
    predicate()
    if happens(45) { preposition() }
  }

  private mutating func continuation() {
    switch random.number(below: 10) {
    case ..<2:
      let isTight = happens(50)
      mark(isTight ? "—" : " —")
      isGlued = isTight
    case 2: mark(";")
    default:
      if happens(60) { mark(",") }
      say(words.conjunctions)
    }
    clause()
  }

  private mutating func aside() {
    openMark("(")
    if happens(30) { say("\(random.number(in: 1900...2025))") } else { nounPhrase() }
    mark(")")
  }

  private mutating func subject() {
    switch random.number(below: 10) {
    case ..<3: say(words.pronouns)
    case 3: say(words.people)
    case 4: say(words.organisations)
    default: nounPhrase()
    }
  }

  private mutating func predicate() {
    switch random.number(below: 12) {
    case ..<2:
      say(random.any(of: ["is", "was", "are", "were", "isn’t", "wasn't", "will be"]))
      if happens(40) { say(words.adverbs) }
      say(words.adjectives)
    case 2:
      say(random.any(of: ["was", "were", "has been", "had been"]))
      say(words.pasts)
      say("by")
      nounPhrase()
    case 3:
      say(random.any(of: ["can", "will", "could", "would", "should", "may", "don’t", "can't"]))
      say(words.infinitives)
      object()
    case 4:
      say(random.any(of: ["said that", "believes that", "knew that", "wants to know whether"]))
      subject()
      say(words.pasts)
      object()
    case ..<9:
      say(words.pasts)
      object()
    default:
      if happens(20) { say(words.adverbs) }
      say(words.presents)
      object()
    }
  }

  private mutating func object() {
    switch random.number(below: 12) {
    case 0: quantity()
    case 1:
      nounPhrase()
      mark(",")
      say(words.plurals)
      say("and")
      say(words.plurals)
    case 2:
      say(words.gerunds)
      nounPhrase()
    case 3: say(words.places)
    default: nounPhrase()
    }
  }

  private mutating func quantity() {
    switch random.number(below: 5) {
    case 0: say("\(random.number(in: 2...99)) \(happens(50) ? "percent" : "per cent") of")
    case 1: say("$\(random.number(in: 1...900)).\(random.number(in: 1...9)) million for")
    case 2: say("\(random.number(in: 1...99)),\(random.number(in: 100...999))")
    case 3: say("\(random.number(in: 2...40))%")
    default: say(random.any(of: ["two", "three", "seven", "a dozen", "several hundred"]))
    }
    say(words.plurals)
  }

  private mutating func preposition() {
    say(words.prepositions)
    if happens(20) { say(words.places) } else { nounPhrase() }
  }

  private mutating func nounPhrase() {
    if happens(30) {
      if happens(55) { say(words.adjectives) }
      say(words.plurals)
    } else {
      happens(5) ? possessive() : say(words.determiners)
      if happens(38) { say(words.adjectives) }
      if happens(5) { say(words.nouns.any(&random) + "-" + words.adjectives.any(&random)) }
      say(words.nouns)
    }
    guard happens(16) else { return }
    say("of")
    say(words.determiners)
    say(words.nouns)
  }

  private mutating func possessive() {
    say(words.people)
    mark(happens(60) ? "’s" : "'s")
  }
}
