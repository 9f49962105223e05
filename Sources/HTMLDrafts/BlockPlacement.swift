import Drafts
import SourceText

/// What the reader knows of a kept element beyond what the draft says of it.
struct ElementFacts {
  var traits: TagTraits
  /// Number of images and the like inside.
  var mediaInside = 0
  /// Between the start tag and the end tag.
  var inside = 0..<0

  init(traits: TagTraits) {
    self.traits = traits
  }
}

extension DraftWriter {
  /// Gives every block the outermost element that holds its text and no other.
  ///
  /// Cost: linear in blocks and elements, as an element belongs to one block at most.
  mutating func placeBlocks() {
    for index in firstBlock..<builder.blocks.count {
      if let outer = placement(of: index) { builder.blocks[index].outer = outer }
    }
  }

  private func placement(of index: Int) -> FileRange? {
    let range = builder.blocks[index].range
    let textBefore = index > firstBlock ? builder.blocks[index - 1].range.end : 0
    let textAfter = index + 1 < builder.blocks.count ? builder.blocks[index + 1].range.start : Int.max
    var best: FileRange?
    var media = 0
    var next = leaves[index - firstBlock]
    while let number = next {
      let element = builder.elements[number]
      let facts = facts[number - firstElement]
      guard element.text.start >= textBefore, element.text.end <= textAfter else { break }
      if element.text.contains(range) {
        if facts.traits.contains(.cell) {
          return best ?? FileRange(facts.inside.lowerBound, facts.inside.upperBound)
        }
        if facts.traits.contains(.frame) || (best != nil && facts.mediaInside != media) { break }
        best = element.outer
        media = facts.mediaInside
      }
      next = element.parent
    }
    return best
  }
}
