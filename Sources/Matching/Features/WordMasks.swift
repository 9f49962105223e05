/// The words in up to 63 bytes of a block: runs of letters, digits and underscores with the apostrophes behind them.
/// Bit n of a mask stands for byte n.
struct WordMasks {
  /// First bytes of words, and first bytes behind them.
  var starts: UInt64
  var ends: UInt64
  /// First bytes of words that start with a letter and have four bytes or more.
  let long: UInt64
  /// Bytes behind a hyphen that has a letter before it.
  let joined: UInt64
  /// Bytes behind white space that has a word before it.
  let spaced: UInt64
  /// 1 where the last byte is part of a word, else 0.
  let last: UInt64

  /// What the byte before the masks is: 1 where it is so, else 0.
  struct Before {
    /// Part of a word, a letter or digit, a hyphen behind one, white space behind a word.
    fileprivate var word: UInt64 = 0
    fileprivate var letter: UInt64 = 0
    fileprivate var joint: UInt64 = 0
    fileprivate var space: UInt64 = 0
    /// Part of a word that may go on in the masks.
    var open: UInt64 = 0
  }

  /// Finds the words among `masks`; `before` is what stands before these, and then what stands before the next ones.
  @inline(__always)
  init(_ masks: BlockMasks, _ before: inout Before) {
    let behindLetters = masks.word << 1 | before.letter
    let attached = masks.apostrophe & (behindLetters | before.open)
    let words = masks.word | masks.apostrophe & ~(masks.apostrophe &+ attached)
    let joints = masks.hyphen & behindLetters
    let behindWords = words << 1 | before.word
    let behindSpaces = masks.space &+ (masks.space & behindWords | before.space)
    let inner = words << 1 | before.open
    starts = words & ~inner
    ends = inner & ~words
    long = starts & ~masks.digit & words >> 1 & words >> 2 & words >> 3
    joined = joints << 1 | before.joint
    spaced = behindSpaces & ~masks.space
    last = masks.last(of: words)
    before = Before(
      word: last, letter: masks.last(of: masks.word), joint: masks.last(of: joints),
      space: masks.carry(of: behindSpaces), open: before.open)
  }
}
