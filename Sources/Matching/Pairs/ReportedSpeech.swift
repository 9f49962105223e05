import SourceText

/// Words around quotations that tell who speaks: “…, said Holmes”, “Yes …”, “… — Robert Burns”.
enum ReportedSpeech {
  private static let verbs = set(
    """
    said says say asked asks cried answered answers remarked replied replies added adds explained explains \
    noted notes continued continues exclaimed murmured whispered shouted observed observes returned interrupted \
    responded responds stated states wrote writes concluded concludes argued argues suggested suggests recalled recalls \
    insisted insists warned warns admitted admits agreed agrees joked jokes read reads snarled
    """)
  private static let told = Array("told".utf8)
  private static let pronouns = set("he she i they we it who")
  private static let articles = set("the a an")
  private static let answers = set(
    "yes no oh ah indeed really certainly exactly precisely thank hum ha pray surely perhaps nonsense nope yeah yep")

  private static func set(_ words: String) -> Set<[UInt8]> { Set(words.utf8.split { $0 <= 0x20 }.map { Array($0) }) }

  /// A word in lower case, where it ends, and whether it begins with a capital.
  private struct Word {
    var letters: [UInt8]
    var end: Int
    var isCapital: Bool
  }

  /// The word at `offset`: up to 24 bytes that are no ASCII punctuation.
  private static func word(_ block: BlockBytes, at offset: Int) -> Word {
    var end = offset
    while end - offset < 24, block[end].isLetter || block[end] >= 0x80 || block[end] == 0x27 { end += 1 }
    let letters = (offset..<end).map { block[$0] < 0x80 ? block[$0] | 0x20 : block[$0] }
    return Word(letters: letters, end: end, isCapital: block[offset].isLetter && block[offset] & 0x20 == 0)
  }

  /// The word behind `word` and one space, past the full stop of an abbreviation.
  private static func word(_ block: BlockBytes, after word: Word) -> Word {
    var offset = word.end
    if block[offset] == 0x2E { offset += 1 }
    return self.word(block, at: block[offset].isBlank ? offset + 1 : block.range.end)
  }

  /// Whether the text between two offsets names its speaker without leaving the quotation: `, he said`, `? asked Holmes`.
  /// Cost: linear.
  static func isAttributed(_ block: BlockBytes, _ range: Range<Int>) -> Bool {
    for offset in range where [0x2C, 0x3F, 0x21].contains(block[offset]) && block[offset + 1].isBlank {
      if isAttribution(block, at: offset + 2) { return true }
    }
    return false
  }

  /// Whether `said Holmes`, `he said`, `Mr. Blair said` or `the minister said` stands at `offset`.
  static func isAttribution(_ block: BlockBytes, at offset: Int) -> Bool {
    let first = word(block, at: offset)
    if verbs.contains(first.letters) { return true }
    guard first.isCapital || pronouns.contains(first.letters) || articles.contains(first.letters) else { return false }
    let second = word(block, after: first)
    if verbs.contains(second.letters) || second.letters == told { return true }
    guard second.isCapital || articles.contains(first.letters) else { return false }
    return verbs.contains(word(block, after: second).letters)
  }

  /// Whether ` said Holmes` or ` cried our client` stands at `offset`.
  static func isInverted(_ block: BlockBytes, at offset: Int) -> Bool {
    guard block[offset].isBlank, verbs.contains(word(block, at: offset + 1).letters) else { return false }
    return !pronouns.contains(word(block, after: word(block, at: offset + 1)).letters)
  }

  /// Whether a quotation that closes before `end` is followed by an attribution. Cost: linear.
  static func hasAttribution(_ block: BlockBytes, before end: Int) -> Bool {
    (block.range.start..<end).contains {
      block[$0].isBlank && block.neighbour(before: $0) == .quote && isAttribution(block, at: $0 + 1)
    }
  }

  /// Whether the block ends in the name of a speaker behind a dash, within 160 bytes of its end.
  static func isSigned(_ block: BlockBytes, from start: Int) -> Bool {
    for offset in max(start, block.range.end - 160)..<block.range.end {
      guard block.neighbour(before: offset) == .stop, block[offset].isBlank else { continue }
      var next = offset + 1
      while next - offset < 8 {
        let neighbour = block.neighbour(at: next)
        guard neighbour == .hyphen || neighbour == .longDash else { break }
        next += block[next] < 0x80 ? 1 : 3
      }
      guard next > offset + 1 else { continue }
      if word(block, at: block[next].isBlank ? next + 1 : next).isCapital { return true }
    }
    return false
  }

  /// Whether an utterance that begins at `offset` answers somebody: “Yes …”, “Oh …”.
  static func isAnswer(_ block: BlockBytes, at offset: Int) -> Bool {
    answers.contains(word(block, at: offset).letters)
  }
}
