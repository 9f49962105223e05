import Drafts

/// The tests that conditions make of the mark-up around a block, so that each element is read once for all of them.
struct MarkupTests: Sendable {
  /// The test for hidden elements.
  static let hidden = 0

  private(set) var count = 1
  /// For the hash of each name of an element, and of each word of its attributes, the tests that it meets.
  private var tests: [UInt64: [Int]] = [:]
  /// A bit for the low bits of each hash: most words are asked for by no test, and looked up nowhere else.
  private var known = [UInt64](repeating: 0, count: 64)

  /// A test for elements of one of the names; its number.
  mutating func add(names: [String]) -> Int {
    count += 1
    for name in names { add(Self.hash(of: name, from: WordHash.nameStart)) }
    return count - 1
  }

  /// A test for elements with one of the words; its number.
  mutating func add(words: [String]) -> Int {
    count += 1
    for word in words { add(Self.hash(of: word, from: WordHash.start)) }
    return count - 1
  }

  /// Adds what meets the newest test.
  private mutating func add(_ hash: UInt64) {
    tests[hash, default: []].append(count - 1)
    known[Int(hash / 64 % 64)] |= 1 << (hash % 64)
  }

  private static func hash(of text: String, from start: UInt64) -> UInt64 {
    text.lowercased().utf8.reduce(start, WordHash.adding)
  }

  /// FNV-1a of a word's bytes, so that none has to be copied to be looked up.
  private enum WordHash {
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325
    /// For names of elements, which are no words of attributes.
    static let nameStart = adding(start, 0x3C)

    static func adding(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// For each element and test one bit: whether it or an element around it meets the test.
  ///
  /// - Parameter tags: what the tags of the elements say; each is read once.
  func facts(of elements: [Element], _ tags: ElementTags) -> MarkupFacts {
    let stride = (count + 63) / 64
    var ofTags = MarkupFacts(stride: stride, elements: tags.count)
    for tag in tags.indices {
      if tags.isHidden(tag) { ofTags.set(tag, Self.hidden) }
      forEachTest(of: tags.bytes.span, tags.name(of: tag), from: WordHash.nameStart) { ofTags.set(tag, $0) }
      forEachTest(of: tags.bytes.span, tags.words(of: tag), from: WordHash.start) { ofTags.set(tag, $0) }
    }
    var facts = MarkupFacts(stride: stride, elements: elements.count)
    for number in elements.indices {
      facts.add(number, elements[number].tag, of: ofTags)
      if let parent = elements[number].parent { facts.inherit(number, from: parent) }
    }
    return facts
  }

  /// Calls `body` with each test that a word of a text meets.
  private func forEachTest(
    of text: Span<UInt8>, _ range: Range<Int>, from start: UInt64, _ body: (Int) -> Void
  ) {
    let known = known.span
    var hash = start
    for index in range.lowerBound...range.upperBound {
      if index < range.upperBound, text[index] != 0x20 {
        hash = WordHash.adding(hash, text[index])
      } else {
        if known[Int(hash / 64 % 64)] >> (hash % 64) & 1 == 1, let tests = tests[hash] { tests.forEach(body) }
        hash = start
      }
    }
  }
}

/// Which tests the elements of a draft meet.
struct MarkupFacts {
  private let stride: Int
  private var bits: [UInt64]

  init(stride: Int, elements: Int) {
    self.stride = stride
    bits = [UInt64](repeating: 0, count: stride * elements)
  }

  /// An element meets what the element around it meets.
  mutating func inherit(_ element: Int, from parent: Int) {
    for word in 0..<stride { bits[element * stride + word] |= bits[parent * stride + word] }
  }

  /// An element meets what its tag meets.
  mutating func add(_ element: Int, _ tag: Int, of tags: MarkupFacts) {
    for word in 0..<stride { bits[element * stride + word] |= tags.bits[tag * stride + word] }
  }

  mutating func set(_ element: Int, _ test: Int) { bits[element * stride + test / 64] |= 1 << UInt64(test % 64) }

  func holds(_ element: Int, _ test: Int) -> Bool {
    bits[element * stride + test / 64] >> UInt64(test % 64) & 1 == 1
  }
}
