import Findings
import Linting
import Reporting
import SourceText
import Testing

/// Lines and columns of findings are those of a count from the start of the file.
@Suite struct PlaceTests {
  @Test(arguments: 0..<40) func arePlacesOfTheFile(seed: Int) {
    var state = UInt64(seed) &* 7_919 &+ 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = [
      "a", "é", "€", "😀", "\n", "\r", "\r\n", "\n\n", " words in between ", String(repeating: "b", count: 50),
    ]
    let text = (0..<60).map { _ in pieces[random(pieces.count)] }.joined()
    let starts = text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) }
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    let findings = (0..<25).map { _ in
      let range = [starts[random(starts.count)], starts[random(starts.count)]].sorted()
      return Finding(
        rule: "a/b", severity: .advice, range: FileRange(range[0], range[1]), match: "", message: "",
        notes: [Note(text: "", range: FileRange(range[0] / 2, range[0] / 2))])
    }
    let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
    let draft = CheckedDraft(path: "d", source: source, findings: findings)
    let lines = report([draft], with: ConciseReporter()).split(separator: "\n")
    let expected = findings.map(\.range).sorted().map { range in
      let place = index.position(of: range.start, in: bytes, unit: .codePoints)
      return "d:\(place.line):\(place.column): advice a/b "
    }
    #expect(lines.map(String.init) == expected)
  }
}
