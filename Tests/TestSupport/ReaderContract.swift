package import Drafts
import SourceText

/// What every reader promises, checked on one draft. Returns the broken promises in words; empty when all hold.
///
/// - Parameter file: the bytes on disk that the draft was read from.
package func brokenPromises(of draft: Draft, file: [UInt8]) -> [String] {
  var broken: [String] = []
  if String(validating: draft.text, as: UTF8.self) == nil { broken.append("the text is not valid UTF-8") }
  if draft.map.textCount != draft.text.count {
    broken.append("the map covers \(draft.map.textCount) of \(draft.text.count) text bytes")
  }
  for segment in draft.map.segments {
    if segment.fileEnd > file.count { broken.append("segment \(segment) leaves the file") }
    if segment.textUnit == 1, segment.fileUnit == 1, segment.fileEnd <= file.count,
      draft.source.encoding == .utf8,
      !zip(draft.text[segment.text..<segment.textEnd], file[segment.file..<segment.fileEnd]).allSatisfy(standsFor)
    {
      broken.append("segment \(segment) maps text to other bytes of the file")
    }
  }
  broken += brokenBlocks(of: draft, file: file)
  for inline in draft.inlines where inline.range.end > draft.text.count { broken.append("\(inline) leaves the text") }
  for (number, element) in draft.elements.enumerated() {
    if let parent = element.parent, parent >= number { broken.append("element \(number) stands before its parent") }
    if !draft.tags.indices.contains(element.tag) { broken.append("element \(number) has no tag") }
    if element.outer.end > file.count || element.text.end > draft.text.count {
      broken.append("element \(number) leaves the file or the text")
    }
  }
  return broken
}

/// Whether a byte of the text is the file's own, or a space or line feed for another white space.
private func standsFor(_ text: UInt8, _ file: UInt8) -> Bool {
  text == file || ((text == 0x20 || text == 0x0A) && 0x09...0x0D ~= file)
}

private func brokenBlocks(of draft: Draft, file: [UInt8]) -> [String] {
  var broken: [String] = []
  var end = 0
  var fileStart = 0
  for (number, block) in draft.blocks.enumerated() {
    if block.range.isEmpty { broken.append("block \(number) is empty") }
    if block.range.start < end { broken.append("block \(number) overlaps the one before") }
    end = block.range.end
    guard end <= draft.text.count else { return broken + ["block \(number) leaves the text"] }
    if draft.text[block.range.start] & 0xC0 == 0x80 || (end < draft.text.count && draft.text[end] & 0xC0 == 0x80) {
      broken.append("block \(number) cuts a character")
    }
    if draft.text[block.range.start] <= 0x20 || draft.text[end - 1] <= 0x20 {
      broken.append("block \(number) has white space at an end")
    }
    let range = draft.map.fileRange(of: block.range)
    if range.end > file.count { broken.append("block \(number) maps outside the file") }
    if block.kind != .alt, !block.outer.contains(range) {
      broken.append("block \(number): outer \(block.outer) does not hold \(range)")
    }
    if block.kind != .alt, range.start < fileStart { broken.append("block \(number) is out of file order") }
    if block.kind != .alt { fileStart = range.start }
    if let element = block.element, element >= draft.elements.count {
      broken.append("block \(number): no such element")
    }
  }
  return broken
}
