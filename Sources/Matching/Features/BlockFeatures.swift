import Drafts
import SourceText

/// What one pass over a block's text tells of it.
struct BlockFeatures {
  /// Tokens between white space that hold a letter or digit.
  var words = 0
  /// Code points, white space included.
  var characters = 0
  /// Sentence ends inside the block, and one more where its end has no mark; at least 1.
  var sentences = 0
  var commas = 0
  var stopWords = 0
  /// Words of four letters or more, and those of them that start with a capital.
  var longWords = 0
  var capitalisedWords = 0
  /// Words made of letters, apostrophes and inner hyphens.
  var letterWords = 0
  var capitals = 0
  var lowerCase = 0
  var digits = 0
  var marks = 0
  /// Code points that are no white space.
  var visible = 0
  var endsWithMark = false
  var endsWithColon = false
  var hasQuestion = false
  var hasExclamation = false
  var startsLower = false
  var startsQuote = false
  var hasVerb = false

  /// Letters and digits.
  var letters: Int { capitals + lowerCase + digits }

  /// Shares are of what there is; 0 where there is nothing.
  static func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

  /// Short and without an end mark: what headings, captions, menu entries and list rows have in common.
  var isFragment: Bool { words <= 10 && !endsWithMark }

  /// A full paragraph: at least 17 words, ended like a sentence.
  var isFullParagraph: Bool { words >= 17 && endsWithMark }

  fileprivate init() {}

  /// Reads the block in one pass.
  init(_ text: [UInt8], in range: TextRange) {
    var pass = FeaturePass()
    pass.run(text.span, range.indices)
    self = pass.features
  }
}

/// The state of the pass over one block.
private struct FeaturePass {
  var features = BlockFeatures()
  /// The current word, lower-case, first byte highest; 0 between words.
  private var key: UInt64 = 0
  private var wordBytes = 0
  private var wordStartsUpper = false
  private var tokenHasWord = false
  private var pendingEnd = false
  private var sentenceEnds = 0
  private var isFirst = true

  mutating func run(_ text: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      if wordBytes > 0, text[index] &- 0x61 < 26 {
        index = lowerCase(text, index..<range.upperBound)
        continue
      }
      let (value, length) = Characters.decode(text, at: index)
      features.characters += 1
      if Characters.isSpace(value) {
        endWord()
        endToken()
      } else {
        if pendingEnd { closeSentence(before: value) }
        visible(value)
      }
      index += length
    }
    endWord()
    endToken()
    finish(text, range)
  }

  /// Takes the lower-case letters of ASCII that go on with a word: most of what prose is made of. The offset after them.
  private mutating func lowerCase(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    var key = key
    while index < range.upperBound, text[index] &- 0x61 < 26 {
      key = key << 8 | UInt64(text[index])
      index += 1
    }
    features.characters += index - range.lowerBound
    features.visible += index - range.lowerBound
    features.lowerCase += index - range.lowerBound
    wordBytes += index - range.lowerBound
    self.key = wordBytes <= 8 ? key : 0
    tokenHasWord = true
    return index
  }

  private mutating func visible(_ value: UInt32) {
    features.visible += 1
    if isFirst {
      isFirst = false
      features.startsLower = Characters.isLower(value)
      features.startsQuote = [0x22, 0x27, 0x201C, 0x2018, 0xAB, 0x201E].contains(value)
    }
    if Characters.isWord(value) {
      letterOrDigit(value)
    } else if value == 0x27 || value == 0x2019, wordBytes > 0 {
      extend(0x27)
      features.marks += 1
    } else {
      endWord()
      mark(value)
    }
  }

  private mutating func letterOrDigit(_ value: UInt32) {
    tokenHasWord = true
    pendingEnd = false
    if (0x30...0x39).contains(value) {
      features.digits += 1
      extend(UInt8(value))
      return
    }
    let isUpper = Characters.isUpper(value)
    if isUpper { features.capitals += 1 } else { features.lowerCase += 1 }
    if wordBytes == 0 { wordStartsUpper = isUpper }
    extend(value < 0x80 ? UInt8(value) | (isUpper ? 0x20 : 0) : 0xFF)
  }

  private mutating func extend(_ byte: UInt8) {
    wordBytes += 1
    key = wordBytes <= 8 ? key << 8 | UInt64(byte) : 0
  }

  private mutating func endWord() {
    guard wordBytes > 0 else { return }
    features.letterWords += 1
    if wordBytes >= 4 {
      features.longWords += 1
      if wordStartsUpper { features.capitalisedWords += 1 }
    }
    if key != 0 {
      if WordSet.stopWords.contains(key) { features.stopWords += 1 }
      if WordSet.finiteVerbs.contains(key) { features.hasVerb = true }
    }
    key = 0
    wordBytes = 0
  }

  private mutating func endToken() {
    if tokenHasWord { features.words += 1 }
    tokenHasWord = false
  }

  private mutating func mark(_ value: UInt32) {
    features.marks += 1
    switch value {
    case 0x2C: features.commas += 1
    case 0x3F: features.hasQuestion = true
    case 0x21: features.hasExclamation = true
    default: break
    }
    if value == 0x2E || value == 0x21 || value == 0x3F || value == 0x2026 { pendingEnd = true }
  }

  /// Counts a sentence end where the next visible character could begin a sentence.
  private mutating func closeSentence(before value: UInt32) {
    guard !Characters.isWord(value) || !tokenHasWord else { return }
    if Characters.isUpper(value) || (0x30...0x39).contains(value) {
      sentenceEnds += 1
      pendingEnd = false
    }
  }

  private mutating func finish(_ text: Span<UInt8>, _ range: Range<Int>) {
    var index = range.upperBound
    features.sentences = sentenceEnds + 1
    while let (value, first) = Characters.before(text, index, start: range.lowerBound) {
      switch value {
      case 0x22, 0x27, 0x29, 0x5D, 0x201D, 0x2019, 0xBB, 0x2A, 0x5F: index = first
      case 0x2E, 0x21, 0x3F, 0x2026, 0x203D, 0x3002:
        features.endsWithMark = true
        return
      case 0x3A:
        features.endsWithColon = true
        return
      default:
        guard Characters.isSpace(value) else { return }
        index = first
      }
    }
  }
}
