import Drafts
@testable import Linting
import SourceText
import TestSupport

/// Requires what every draft promises, whichever reader read it.
func checkDraft(_ draft: Draft, of file: [UInt8]) {
  let broken = brokenPromises(of: draft, file: file)
  check(broken.isEmpty, broken.joined(separator: "; "))
  checkRoundTrip(of: draft.source, file)
  for block in draft.blocks {
    check(draft.map.fileRange(of: block.range), standsIn: draft, "a block at")
    check(block.outer, standsIn: draft, "a block with outer range")
    if let marker = block.marker { check(marker, standsIn: draft, "a marker at") }
  }
  for inline in draft.inlines {
    check(FileRange(inline.range.start, inline.range.end), in: draft.text, "an inline range")
    check(draft.map.fileRange(of: inline.range), standsIn: draft, "an inline range at")
  }
  var end = 0
  for tag in draft.heldTags {
    check(end <= tag.start, "held tags are out of order")
    check(tag, standsIn: draft, "a held tag at")
    end = tag.end
  }
  for element in draft.elements { check(element.outer, standsIn: draft, "an element at") }
  for comment in StetComment.comments(in: draft) { check(comment.range, standsIn: draft, "a stet comment at") }
}

/// Requires that a range of the file holds whole characters: it leads to the decoded text and back.
func check(_ range: FileRange, standsIn draft: Draft, _ what: String) {
  let text = draft.source.map.textRange(of: range)
  check(FileRange(text.start, text.end), in: draft.source.bytes, "\(what) \(range), decoded")
  guard !range.isEmpty else { return }
  check(
    draft.source.map.fileRange(of: text) == range,
    "\(what) \(range) comes back as \(draft.source.map.fileRange(of: text))")
}

/// Requires that each unit of the decoded text leads to the file and back, in rising order.
private func checkRoundTrip(of source: DecodedText, _ file: [UInt8]) {
  check(source.map.textCount == source.bytes.count, "the map does not cover the decoded text")
  var end = 0
  for segment in source.map.segments {
    check(end <= segment.file && segment.fileEnd <= file.count, "segments are out of order")
    end = segment.fileEnd
    for unit in [0, segment.units - 1] {
      let start = segment.text + unit * segment.textUnit
      let range = TextRange(start, start + segment.textUnit)
      let place = source.map.fileRange(of: range)
      check(place.count == segment.fileUnit, "a unit of \(segment) leads to \(place)")
      check(source.map.textRange(of: place) == range, "\(range) leads to \(place) and not back")
    }
  }
}
