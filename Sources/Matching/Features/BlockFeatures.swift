/// What one pass over a block's text tells of it. It is small, as a draft may have a million blocks.
struct BlockFeatures {
  /// Tokens between white space that hold a letter or digit.
  @Count var words = 0
  /// Code points, white space included.
  @Count var characters = 0
  /// Sentence ends inside the block, and one more where its end has no mark; at least 1.
  @Count var sentences = 0
  @Count var commas = 0
  @Count var stopWords = 0
  /// Words of four letters or more, and those of them that start with a capital. One that starts with a digit counts as
  /// the word before it did.
  @Count var longWords = 0
  @Count var capitalisedWords = 0
  /// Words made of letters, digits and the apostrophes behind them.
  @Count var letterWords = 0
  @Count var capitals = 0
  /// Letters that are no capitals.
  @Count var lowerCase = 0
  @Count var digits = 0
  @Count var marks = 0
  /// Code points that are no white space.
  @Count var visible = 0

  var endsWithMark = false
  var endsWithColon = false
  var hasQuestion = false
  var hasExclamation = false
  var startsLower = false
  var startsQuote = false
  /// A finite verb, as far as `WordTable` knows them.
  var hasVerb = false
  /// Two words in a row may be the same, as `WordPairs` has it. Said too often rather than too rarely.
  var mayDoubleWords = false

  /// Letters and digits.
  var letters: Int { capitals + lowerCase + digits }

  /// Shares are of what there is; 0 where there is nothing.
  static func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

  /// Short and without an end mark: what headings, captions, menu entries and list rows have in common.
  var isFragment: Bool { words <= 10 && !endsWithMark }

  /// A full paragraph: at least 17 words, ended like a sentence.
  var isFullParagraph: Bool { words >= 17 && endsWithMark }
}

/// A number that is not negative, kept in four bytes; it stops at the largest that these can hold.
@propertyWrapper
struct Count {
  private var stored: UInt32

  init(wrappedValue: Int) { stored = UInt32(clamping: wrappedValue) }

  var wrappedValue: Int {
    get { Int(stored) }
    set { stored = UInt32(clamping: newValue) }
  }
}
