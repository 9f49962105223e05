import Drafts
import Linting
import SourceText

/// Any line ends in a draft or in a problem at a place of the line; a draft that is written is read as the same.
func fuzzJSONLines(_ bytes: [UInt8]) {
  do throws(Problem) {
    let draft = try JSONLine(path: "x.jsonl", number: 7, bytes: bytes).draft()
    checkDraft(draft, of: file(of: draft))
    let again = try JSONLine(path: "y.jsonl", number: 7, bytes: written(draft)).draft()
    check(again.path == draft.path && again.format == draft.format, "the written line is read as another draft")
    check(again.source.bytes == draft.source.bytes && again.text == draft.text, "the written line holds another text")
  } catch {
    check(error.path == "x.jsonl", "the written line is not read: \(error.message)")
    guard let place = error.place else { return check(false, "a problem has no place") }
    check(place.line == 7 && (1...bytes.count + 1).contains(place.column), "\(place) is no place in the line")
  }
}

/// The text of a draft with the byte-order mark that it may have had.
private func file(of draft: Draft) -> [UInt8] {
  let isMarked = draft.source.map.segments.first.map { $0.file == 3 } ?? false
  return (isMarked ? [0xEF, 0xBB, 0xBF] : []) + draft.source.bytes
}

private func written(_ draft: Draft) -> [UInt8] {
  var writer = JSONWriter()
  writer.raw("{\"id\": ")
  writer.string(draft.path)
  writer.raw(", \"\(draft.format.rawValue)\": ")
  writer.string(String(decoding: file(of: draft), as: UTF8.self))
  writer.raw("}")
  return writer.bytes
}
