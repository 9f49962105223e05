import SourceText

/// One pass over a block, 64 bytes at a time.
///
/// Runs of bits are followed by adding: with one bit of a run added to it, the sum has a bit right behind the run and
/// none in it from there on. `(gaps &+ marks) & ~gaps` are the bytes behind those gaps that hold a mark.
struct BlockPass {
  private var characters = 0
  private var visible = 0
  private var tokens = 0
  private var sentenceEnds = 0
  private var commas = 0
  private var capitals = 0
  private var digits = 0
  /// Not 0 where there are question marks, exclamation marks.
  private var questions: UInt64 = 0
  private var exclamations: UInt64 = 0
  private var pairs = PairPass()
  private var words = WordPass()

  /// 1 where what came last goes on: a token without a letter or digit, a gap between words that holds an end mark.
  private var openToken: UInt64 = 1
  private var openEnd: UInt64 = 0

  /// What one pass tells of a block: its features, the key that it shares with blocks of the same words, and which
  /// classes of characters stand next to which.
  struct Result {
    let features: BlockFeatures
    let key: UInt64
    let pairs: ClassPairs
  }

  /// Reads a block. `kinds` is the table of `CharacterKinds`, `slots` are those of the word table, `buffer` serves keys.
  @inline(never)
  static func read(
    _ text: Span<UInt8>, _ range: TextRange, _ kinds: Span<CharacterKinds>, _ slots: Span<UInt64>,
    _ buffer: inout MutableRawSpan
  ) -> Result {
    var pass = BlockPass()
    var index = range.start
    while index < range.end {
      let masks = BlockMasks(text, from: index, in: range.indices, kinds, &pass.pairs)
      pass.count(masks)
      pass.pairs.note(masks)
      pass.words.read(text, masks, from: index, slots, &buffer)
      index &+= masks.count
    }
    var features = pass.features
    features.readStart(text, range)
    features.readEnd(text, range)
    return Result(features: features, key: pass.words.finish(&buffer), pairs: pass.pairs.pairs)
  }

  /// Counts characters, tokens and sentences.
  @inline(__always)
  private mutating func count(_ masks: BlockMasks) {
    let first = masks.all & ~masks.inner
    characters &+= masks.count &- (masks.inner == 0 ? 0 : masks.inner.nonzeroBitCount)
    visible &+= (first & ~masks.space).nonzeroBitCount
    capitals &+= masks.upper.nonzeroBitCount
    digits &+= masks.digit.nonzeroBitCount
    commas &+= masks.comma.nonzeroBitCount
    questions |= masks.question
    exclamations |= masks.exclamation

    // The first letters of tokens: right behind white space, or with marks between.
    let marks = masks.all & ~(masks.word | masks.space)
    let tokenStarts = masks.space << 1 | openToken
    let behindMarks = marks &+ (marks & tokenStarts)
    let firstLetters = masks.word & (tokenStarts | behindMarks)
    tokens &+= firstLetters.nonzeroBitCount
    openToken = masks.last(of: masks.space) | masks.carry(of: behindMarks)

    // Those that a capital or digit stands at, an end mark in the gap before.
    let gaps = masks.all & ~masks.word
    let behindEnds = gaps &+ masks.endMark &+ openEnd
    sentenceEnds &+= (behindEnds & firstLetters & (masks.upper | masks.digit)).nonzeroBitCount
    openEnd = masks.carry(of: behindEnds)
  }

  private var features: BlockFeatures {
    var features = BlockFeatures()
    features.words = tokens
    features.characters = characters
    features.sentences = sentenceEnds + 1
    features.commas = commas
    features.stopWords = words.kinds.functionWords
    features.longWords = words.long
    features.capitalisedWords = words.capitalised
    features.letterWords = words.count
    features.capitals = capitals
    features.lowerCase = words.letters - digits - capitals
    features.digits = digits
    features.marks = visible - words.letters
    features.visible = visible
    features.hasQuestion = questions != 0
    features.hasExclamation = exclamations != 0
    features.hasVerb = words.kinds.finiteVerbs > 0
    features.mayDoubleWords = words.mayDouble
    return features
  }
}
