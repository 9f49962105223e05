import Drafts
import SourceText

/// The blocks of a draft by their place in the file, each with the alternative texts of its pictures.
struct BlockPlaces {
  typealias Place = (file: FileRange, block: Int)

  /// Those that belong to no other; ascending and apart.
  private let outer: [Place]
  /// Alternative texts that belong to others, ascending.
  private let inner: [Place]

  init(_ draft: Draft) {
    let places = draft.blocks.indices.map { (file: draft.map.fileRange(of: draft.blocks[$0].range), block: $0) }
      .sorted { $0.file < $1.file }
    var outer = places.filter { draft.blocks[$0.block].kind != .alt }
    var inner: [Place] = []
    var alone: [Place] = []
    for place in places where draft.blocks[place.block].kind == .alt {
      let next = outer.firstIndex(notBefore: { draft.blocks[$0.block].outer.end <= place.file.start })
      guard next < outer.count, draft.blocks[outer[next].block].outer.contains(place.file) else {
        alone.append(place)
        continue
      }
      let file = outer[next].file
      outer[next].file = FileRange(min(file.start, place.file.start), max(file.end, place.file.end))
      inner.append(place)
    }
    self.outer = alone.isEmpty ? outer : (outer + alone).sorted { $0.file < $1.file }
    self.inner = inner
  }

  /// The innermost block that a range of the file overlaps, or the first of them.
  func block(at range: FileRange) -> Int? {
    for places in [inner, outer] {
      let index = places.firstIndex(notBefore: { $0.file.end <= range.start })
      if index < places.count, places[index].file.start < max(range.end, range.start + 1) { return places[index].block }
    }
    return nil
  }

  /// The block that a range lies in or that follows it, and the one before that.
  func neighbours(of range: FileRange) -> (before: Place?, next: Place?) {
    let next = outer.firstIndex(notBefore: { $0.file.end <= range.end })
    return (next > 0 ? outer[next - 1] : nil, next < outer.count ? outer[next] : nil)
  }
}
