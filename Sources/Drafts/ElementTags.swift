/// What the start tags of elements say, by number. Kept as bytes, as a page has hundreds and rules look for words in them.
package struct ElementTags: Sendable {
  /// UTF-8 of all words and names.
  package private(set) var bytes: [UInt8] = []
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    var start: Int
    var nameStart: Int
    var end: Int
    var isHidden: Bool
  }

  package init() {}

  /// Adds a tag.
  ///
  /// - Parameters:
  ///   - text: its words, then its name.
  ///   - wordCount: bytes of the words.
  package mutating func append(_ text: [UInt8], wordCount: Int, isHidden: Bool) {
    let start = bytes.count
    bytes += text
    entries.append(Entry(start: start, nameStart: start + wordCount, end: bytes.count, isHidden: isHidden))
  }

  /// Adds tags behind these.
  package mutating func append(_ other: ElementTags) {
    let shift = bytes.count
    bytes += other.bytes
    entries += other.entries.map {
      Entry(start: $0.start + shift, nameStart: $0.nameStart + shift, end: $0.end + shift, isHidden: $0.isHidden)
    }
  }

  /// Where the words of a tag stand in `bytes`: those of `class`, `id`, `role`, `itemprop`, `itemtype`, `rel` and `data-*`
  /// names, lower-case, split at hyphens, underscores and inner capitals, separated by single spaces.
  package func words(of tag: Int) -> Range<Int> { entries[tag].start..<entries[tag].nameStart }

  /// Where the name of a tag stands in `bytes`: lower-case, such as `div`.
  package func name(of tag: Int) -> Range<Int> { entries[tag].nameStart..<entries[tag].end }

  /// Whether a tag has `hidden`, `aria-hidden="true"` or `style` with `display: none`.
  package func isHidden(_ tag: Int) -> Bool { entries[tag].isHidden }
}

extension ElementTags: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(tag: Int) -> ElementTag {
    ElementTag(
      name: String(decoding: bytes[name(of: tag)], as: UTF8.self),
      words: String(decoding: bytes[words(of: tag)], as: UTF8.self), isHidden: isHidden(tag))
  }
}

/// What the start tag of an element says.
package struct ElementTag: Hashable, Sendable {
  package let name: String
  package let words: String
  package let isHidden: Bool
}
