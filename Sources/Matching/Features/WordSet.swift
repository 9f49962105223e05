/// A fixed set of short lower-case words that is asked for each word of a text.
struct WordSet: Sendable {
  private var slots: [UInt64]
  private let mask: UInt64

  /// - Parameter words: separated by spaces, each of at most eight bytes of ASCII.
  init(_ words: StaticString) {
    let words = "\(words)".split(separator: " ")
    var size = 16
    while size < words.count * 3 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = UInt64(size - 1)
    for word in words {
      var key: UInt64 = 0
      for byte in word.utf8 { key = key << 8 | UInt64(byte) }
      var slot = Int(Self.hash(key) & mask)
      while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & Int(mask) }
      slots[slot] = key
    }
  }

  /// Whether the word is in the set whose bytes, first to last, stand in `key` from high to low.
  @inline(__always)
  func contains(_ key: UInt64) -> Bool {
    var slot = Int(Self.hash(key) & mask)
    while slots[slot] != 0 {
      if slots[slot] == key { return true }
      slot = (slot + 1) & Int(mask)
    }
    return false
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 { (key &* 0x9E37_79B9_7F4A_7C15) >> 40 }
}

extension WordSet {
  /// Function words of English: they carry no topic.
  static let stopWords = WordSet(
    """
    the of and to a in is that for it as was with be by on not he his but at are this have from or had an they which \
    you were all their one there been has when who will no more if out so said what up its about into than them can \
    only other some could these may then do any my now such like our over me even most after also did many before \
    must through where much your way down should because each just those how too her she him we us am i would might \
    does while during both between against until since without within under again very own same here why off upon \
    nor yet though although whether per via
    """)

  /// Words that are surely finite verbs, or hold one.
  static let finiteVerbs = WordSet(
    """
    is are was were am has have had does did will would can could may might must should shall said says isn't aren't \
    wasn't weren't hasn't haven't hadn't doesn't didn't don't won't wouldn't can't couldn't it's that's there's he's \
    she's what's who's i'm we're you're they're i've we've you've they've i'll we'll you'll they'll it'll i'd we'd \
    you'd they'd he'd she'd became becomes made makes came comes went goes got gets took takes gave gives saw sees \
    knew knows told tells asked began begins brought brings kept keeps thought thinks felt feels seemed seems wanted \
    wants needed needs allowed allows included includes remained remains believes helped helps \
    provides requires contains appears happens offers shows showed
    """)
}
