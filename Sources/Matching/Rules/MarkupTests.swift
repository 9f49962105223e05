import Drafts

/// The tests that conditions make of the mark-up around a block, so that each element is read once for all of them.
struct MarkupTests: Sendable {
  /// The test for hidden elements.
  static let hidden = 0

  private(set) var count = 1
  /// For each name of an element, and for each word of its attributes, the tests that it meets.
  private var names: [String: [Int]] = [:]
  private var words: [String: [Int]] = [:]

  /// A test for elements of one of the names; its number.
  mutating func add(names: [String]) -> Int {
    count += 1
    for name in names { self.names[name.lowercased(), default: []].append(count - 1) }
    return count - 1
  }

  /// A test for elements with one of the words; its number.
  mutating func add(words: [String]) -> Int {
    count += 1
    for word in words { self.words[word.lowercased(), default: []].append(count - 1) }
    return count - 1
  }

  /// For each element and test one bit: whether it or an element around it meets the test. Elements that share the
  /// words of their attributes, as rows of a list do, are read once.
  func facts(of elements: [Element]) -> MarkupFacts {
    var facts = MarkupFacts(stride: (count + 63) / 64, elements: elements.count)
    var testsOfWords: [String: [Int]] = [:]
    for (number, element) in elements.enumerated() {
      if let parent = element.parent { facts.inherit(number, from: parent) }
      if element.isHidden { facts.set(number, Self.hidden) }
      for test in names[element.name] ?? [] { facts.set(number, test) }
      guard !words.isEmpty, !element.words.isEmpty else { continue }
      let tests = testsOfWords[element.words] ?? self.tests(of: element.words)
      testsOfWords[element.words] = tests
      for test in tests { facts.set(number, test) }
    }
    return facts
  }

  private func tests(of text: String) -> [Int] {
    text.utf8.split(separator: 0x20).flatMap { words[String(Substring($0))] ?? [] }
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
