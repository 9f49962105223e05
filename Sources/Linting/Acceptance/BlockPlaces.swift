import Drafts
import SourceText

/// The blocks of a draft by their place in the file.
struct BlockPlaces {
  typealias Place = (file: FileRange, block: Int)

  /// Those that lie in no other; ascending and apart.
  private let outer: [Place]
  /// Alternative texts inside of others, ascending.
  private let inner: [Place]

  init(_ draft: Draft) {
    let places = draft.blocks.indices.map { (file: draft.map.fileRange(of: draft.blocks[$0].range), block: $0) }
      .sorted { $0.file < $1.file }
    let body = places.filter { draft.blocks[$0.block].kind != .alt }
    let isInner = { (place: Place) in
      let index = body.firstIndex(notBefore: { $0.file.end <= place.file.start })
      return draft.blocks[place.block].kind == .alt && index < body.count && body[index].file.contains(place.file)
    }
    outer = places.filter { !isInner($0) }
    inner = places.filter(isInner)
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
