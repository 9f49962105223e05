/// Reads the words of a block from its masks: how many there are, what they are, and the key of them all.
struct WordPass {
  private(set) var count = 0
  /// Characters in them but apostrophes.
  private(set) var letters = 0
  /// Words of four characters or more that start with a letter, and those of them that start with a capital.
  private(set) var long = 0
  private(set) var capitalised = 0
  /// How many of them are function words, and finite verbs.
  private(set) var kinds = WordTable.Kind()
  private var key = BlockKey()
  private var before = WordMasks.Before()
  /// Not 0 where a word may stand twice in a row.
  private var doubled: UInt64 = 0
  /// The first eight bytes of the last word; of the first of several that hyphens join.
  private var head: UInt64 = 0
  /// The word that was cut.
  private var open: Open?

  private struct Open {
    var start: Int
    var startsWithLetter: Bool
    var startsUpper: Bool
  }

  var mayDouble: Bool { doubled != 0 }

  /// The key of all words.
  mutating func finish(_ buffer: inout MutableRawSpan) -> UInt64 { key.finish(&buffer) }

  /// Reads the bytes that `masks` stand for, from `base` on. `table` holds the slots of a word table.
  @inline(__always)
  mutating func read(
    _ text: Span<UInt8>, _ masks: BlockMasks, from base: Int, _ table: Span<UInt64>,
    _ buffer: inout MutableRawSpan
  ) {
    var words = WordMasks(masks, &before)
    if masks.isCut || open != nil { settle(&words, masks, text, base, table, &buffer) }
    count &+= words.starts.nonzeroBitCount
    long &+= (words.long & words.starts).nonzeroBitCount
    capitalised &+= (words.long & words.starts & masks.upper).nonzeroBitCount
    if masks.hasLongHyphen { doubled = 1 }
    key.makeRoom(&buffer)

    // Rare words: those that hyphens join to others, all those among symbols or near the end of the text.
    let isNearEnd = base &+ 80 > text.count
    let special = masks.symbol != 0 || isNearEnd ? ~0 : masks.special | words.joined
    var symbols = masks.symbol
    let bytes = text.extracting(base...)
    while words.starts != 0 {
      let start = words.starts & (0 &- words.starts)
      let end = words.ends & (0 &- words.ends)
      words.starts ^= start
      words.ends ^= end
      let place = start.trailingZeroBitCount
      let length = end.trailingZeroBitCount &- place
      if special & (end &- start) == 0 {
        let word = readPlain(bytes, place, length, table, &buffer)
        doubled |= word == head ? start & words.spaced : 0
        head = word
      } else {
        if symbols != 0 { append(&symbols, before: start, text, base, &buffer) }
        let word = readSpecial(text, base &+ place, length, table, &buffer)
        if length >= 4, word.length < 4, words.long & start != 0 {
          long &-= 1
          if masks.upper & start != 0 { capitalised &-= 1 }
        }
        doubled |= word.start == head ? start & words.spaced : 0
        if words.joined & start == 0 { head = word.start }
      }
    }
    if symbols != 0 { append(&symbols, before: 0, text, base, &buffer) }
  }

  /// Reads a word of ASCII's letters and digits, which has at least 16 bytes from its start on; its first eight bytes.
  @inline(__always)
  private mutating func readPlain(
    _ bytes: Span<UInt8>, _ place: Int, _ length: Int, _ table: Span<UInt64>, _ buffer: inout MutableRawSpan
  ) -> UInt64 {
    var word = unsafe bytes.eightBytes(atUnchecked: place) | WordTable.folding
    letters &+= length
    if length <= 8 {
      let free = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
      word = (word &<< free) &>> free
      key.append(word, length, &buffer)
      kinds = kinds + WordTable.kind(of: word, in: table)
    } else {
      key.append(word, 8, &buffer)
      if length <= 16 {
        unsafe key.append(bytes.eightBytes(atUnchecked: place &+ 8) | WordTable.folding, length &- 8, &buffer)
      } else {
        key.append(bytes, place &+ 8, place &+ length, &buffer)
      }
    }
    return word
  }

  /// Reads a word of any characters.
  @inline(never)
  private mutating func readSpecial(
    _ text: Span<UInt8>, _ start: Int, _ length: Int, _ table: Span<UInt64>, _ buffer: inout MutableRawSpan
  ) -> SpecialWord {
    let word = SpecialWord(text, start, start + length, &key, &buffer)
    letters += word.letters
    kinds = kinds + word.kind(table)
    if word.hasDoubledApostrophe { doubled = 1 }
    return word
  }

  /// Appends the symbols in front of a bit, or all for none, to the key.
  @inline(never)
  private mutating func append(
    _ symbols: inout UInt64, before end: UInt64, _ text: Span<UInt8>, _ base: Int, _ buffer: inout MutableRawSpan
  ) {
    while symbols & (end &- 1) != 0 {
      let place = symbols.trailingZeroBitCount
      let width = Characters.decode(text, at: base + place).length
      key.append(character: text, base + place, width, &buffer)
      symbols &= ~(((1 << UInt64(width)) - 1) << UInt64(place))
    }
  }

  /// Ends the word that the last masks cut, and takes the one that these cut out of `words`.
  @inline(never)
  private mutating func settle(
    _ words: inout WordMasks, _ masks: BlockMasks, _ text: Span<UInt8>, _ base: Int, _ table: Span<UInt64>,
    _ buffer: inout MutableRawSpan
  ) {
    let goesOn = masks.isCut && words.last == 1
    if goesOn { words.ends &= ~(1 << UInt64(masks.count)) }
    if let open {
      guard words.ends != 0 else { return }
      let word = readSpecial(text, open.start, base + words.ends.trailingZeroBitCount - open.start, table, &buffer)
      words.ends &= words.ends - 1
      count += 1
      if word.length >= 4, open.startsWithLetter {
        long += 1
        if open.startsUpper { capitalised += 1 }
      }
      head = word.start
      // Whether it stands twice is left to a closer look.
      doubled = 1
      self.open = nil
    }
    if goesOn {
      let start: UInt64 = 1 << UInt64(63 - words.starts.leadingZeroBitCount)
      words.starts ^= start
      open = Open(
        start: base + start.trailingZeroBitCount, startsWithLetter: masks.digit & start == 0,
        startsUpper: masks.upper & start != 0)
    }
    before.open = goesOn ? 1 : 0
  }
}
