import Drafts

/// The tests that conditions make of the mark-up around a block, so that each element is read once for all of them.
struct MarkupTests: Sendable {
  /// The test for hidden elements.
  static let hidden = 0

  private(set) var count = 1
  /// For each name of an element, and for the hash of each word of its attributes, the tests that it meets.
  private var names: [String: [Int]] = [:]
  private var words: [UInt64: [Int]] = [:]

  /// A test for elements of one of the names; its number.
  mutating func add(names: [String]) -> Int {
    count += 1
    for name in names { self.names[name.lowercased(), default: []].append(count - 1) }
    return count - 1
  }

  /// A test for elements with one of the words; its number.
  mutating func add(words: [String]) -> Int {
    count += 1
    for word in words {
      let hash = word.lowercased().utf8.reduce(WordHash.start, WordHash.adding)
      self.words[hash, default: []].append(count - 1)
    }
    return count - 1
  }

  /// FNV-1a of a word's bytes, so that none has to be copied to be looked up.
  private enum WordHash {
    static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    static func adding(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// What two elements share that meet the same tests.
  private struct Tag: Hashable {
    let name: String
    let words: String
  }

  /// For each element and test one bit: whether it or an element around it meets the test. Elements that share their name
  /// and the words of their attributes, as rows of a list do, are read once.
  func facts(of elements: [Element]) -> MarkupFacts {
    var facts = MarkupFacts(stride: (count + 63) / 64, elements: elements.count)
    var testsOfTags: [Tag: [Int]] = [:]
    for (number, element) in elements.enumerated() {
      if let parent = element.parent { facts.inherit(number, from: parent) }
      if element.isHidden { facts.set(number, Self.hidden) }
      let tag = Tag(name: element.name, words: element.words)
      if let tests = testsOfTags[tag] {
        for test in tests { facts.set(number, test) }
      } else {
        let tests = (names[element.name] ?? []) + tests(of: element.words)
        for test in tests { facts.set(number, test) }
        testsOfTags[tag] = tests
      }
    }
    return facts
  }

  private func tests(of text: String) -> [Int] {
    var tests: [Int] = []
    guard !words.isEmpty else { return tests }
    var hash = WordHash.start
    for byte in text.utf8 {
      if byte == 0x20 {
        if let more = words[hash] { tests += more }
        hash = WordHash.start
      } else {
        hash = WordHash.adding(hash, byte)
      }
    }
    if let more = words[hash] { tests += more }
    return tests
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
    for word in 0..<stride { bits[element * stride + word] = bits[parent * stride + word] }
  }

  mutating func set(_ element: Int, _ test: Int) { bits[element * stride + test / 64] |= 1 << UInt64(test % 64) }

  func holds(_ element: Int, _ test: Int) -> Bool {
    bits[element * stride + test / 64] >> UInt64(test % 64) & 1 == 1
  }
}
