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
  /// Gives every block the outermost element that holds its text and no other. A block without one keeps its place, and the
  /// tags in it that belong to others are noted.
  ///
  /// Cost: linear in blocks and elements, as an element belongs to one block at most.
  mutating func placeBlocks() {
    var held = heldTags[...]
    for index in firstBlock..<builder.blocks.count {
      let outer = placement(of: index)
      if let outer { builder.blocks[index].outer = outer }
      while let tag = held.first, tag.block <= index {
        if outer == nil { builder.heldTags.append(FileRange(tag.range.lowerBound, tag.range.upperBound)) }
        held.removeFirst()
      }
    }
    builder.heldTags.sort()
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
      // An end tag that something else made superfluous would be left.
      let isOpenEnded = facts.inside.upperBound == element.outer.end && !facts.traits.contains(.endsByItself)
      if element.text.contains(range), !isOpenEnded {
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
