/// A fixed table of short lower-case words and what each is, asked for every word of a text.
///
/// A word's *key* is its bytes, the first one lowest, so that eight bytes of text are a key as they are loaded. No two
/// words share a slot, and what a word is stands in bits that no letter has, so that a look-up takes one load and no
/// branch.
struct WordTable: Sendable {
  /// What a word is, or several are. A number rather than truth values keeps branches out of loops: they would be foretold badly.
  struct Kind {
    /// The lower half counts function words of English, which carry no topic; the upper half what surely are finite
    /// verbs, or hold one.
    fileprivate(set) var bits: UInt64 = 0

    /// The kinds of several words.
    @inline(__always)
    static func + (left: Kind, right: Kind) -> Kind { Kind(bits: left.bits &+ right.bits) }

    var functionWords: Int { Int(truncatingIfNeeded: bits & 0xFFFF_FFFF) }
    var finiteVerbs: Int { Int(truncatingIfNeeded: bits >> 32) }
  }

  /// The bits of a slot that say what its word is.
  private static let function: UInt64 = 0x80
  private static let finiteVerb: UInt64 = 0x80_0000_0000
  private static let kinds = function | finiteVerb

  /// Turns capitals among eight bytes to small letters; digits stay what they are.
  static let folding: UInt64 = 0x2020_2020_2020_2020

  /// Keys with what they are, 0 where there is none.
  let slots: [UInt64]

  private static let slotBits: UInt64 = 11

  /// What keys are hashed with: no two words of `english` share a slot. One number in 10,000 will do; another must be
  /// looked for where a new word is not found.
  private static let multiplier: UInt64 = 0xE802_22FB_A229_7DFB

  /// - Parameters: words of at most eight bytes of ASCII, separated by spaces. A word whose slot is taken is left out.
  init(functionWords: StaticString, finiteVerbs: StaticString) {
    var slots = [UInt64](repeating: 0, count: 1 << Self.slotBits)
    for (words, kind) in [(functionWords, Self.function), (finiteVerbs, Self.finiteVerb)] {
      for word in "\(words)".utf8.split(separator: 0x20) {
        let key = word.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        let slot = Self.slot(of: key)
        if slots[slot] == 0 || slots[slot] & ~Self.kinds == key { slots[slot] |= key | kind }
      }
    }
    self.slots = slots
  }

  @inline(__always)
  private static func slot(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* multiplier) >> (64 - slotBits)) }

  /// What the word is that has this key. `slots` are the table's.
  @inline(__always)
  static func kind(of key: UInt64, in slots: Span<UInt64>) -> Kind {
    // There is a slot for every hash.
    let slot = unsafe slots[unchecked: slot(of: key)]
    return Kind(bits: slot & ~kinds == key ? (slot & kinds) >> 7 : 0)
  }
}

extension WordTable {
  static let english = WordTable(functionWords: englishFunctionWords, finiteVerbs: englishFiniteVerbs)

  static let englishFunctionWords: StaticString = """
    the of and to a in is that for it as was with be by on not he his but at are this have from or had an they which \
    you were all their one there been has when who will no more if out so said what up its about into than them can \
    only other some could these may then do any my now such like our over me even most after also did many before \
    must through where much your way down should because each just those how too her she him we us am i would might \
    does while during both between against until since without within under again very own same here why off upon \
    nor yet though although whether per via
    """

  static let englishFiniteVerbs: StaticString = """
    is are was were am has have had does did will would can could may might must should shall said says isn't aren't \
    wasn't weren't hasn't haven't hadn't doesn't didn't don't won't wouldn't can't couldn't it's that's there's he's \
    she's what's who's i'm we're you're they're i've we've you've they've i'll we'll you'll they'll it'll i'd we'd \
    you'd they'd he'd she'd became becomes made makes came comes went goes got gets took takes gave gives saw sees \
    knew knows told tells asked began begins brought brings kept keeps thought thinks felt feels seemed seems wanted \
    wants needed needs allowed allows included includes remained remains believes helped helps \
    provides requires contains appears happens offers shows showed
    """
}
