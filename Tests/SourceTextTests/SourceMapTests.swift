import SourceText
import Testing

@Suite struct SourceMapTests {
  @Test func identityMapsEveryRangeToItself() {
    let map = SourceMap(identity: 10)
    #expect(map.fileRange(of: TextRange(2, 7)) == FileRange(2, 7))
    #expect(map.fileRange(of: TextRange(10, 10)) == FileRange(10, 10))
  }

  @Test func aCutInsideAUnitTakesTheWholeUnit() {
    // "a&amp;b" read as "a&b"
    var map = SourceMap()
    map.append(bytes: 1, file: 0)
    map.append(unit: 1, file: 1, fileCount: 5)
    map.append(bytes: 1, file: 6)
    #expect(map.fileRange(of: TextRange(0, 2)) == FileRange(0, 6))
    #expect(map.fileRange(of: TextRange(1, 2)) == FileRange(1, 6))
    #expect(map.fileRange(of: TextRange(2, 3)) == FileRange(6, 7))
  }

  @Test func rangesEndNearTheirStartOrFarAway() {
    var map = SourceMap()
    var places: [(file: Int, end: Int)] = []
    for number in 0..<9 {
      let (text, count) = (number % 3 + 1, number * number % 4)
      map.append(bytes: 2, file: 10 * number)
      map.append(unit: text, file: 10 * number + 2, fileCount: count)
      places += [(10 * number, 10 * number + 1), (10 * number + 1, 10 * number + 2)]
      places += Array(repeating: (10 * number + 2, 10 * number + 2 + count), count: text)
    }
    for start in places.indices {
      for end in start + 1...places.count {
        let range = map.fileRange(of: TextRange(start, end))
        #expect(range == FileRange(places[start].file, places[end - 1].end))
      }
    }
  }

  @Test func composesThroughATranscodedCopy() {
    // windows-1252 "caf\xE9!" → UTF-8 "café!" → text "é!"
    var transcoded = SourceMap()
    transcoded.append(bytes: 3, file: 0)
    transcoded.append(units: 1, textUnit: 2, file: 3, fileUnit: 1)
    transcoded.append(bytes: 1, file: 4)
    var map = SourceMap()
    map.append(bytes: 3, file: 3)
    let composed = map.composed(with: transcoded)
    #expect(composed.fileRange(of: TextRange(0, 2)) == FileRange(3, 4))
    #expect(composed.fileRange(of: TextRange(2, 3)) == FileRange(4, 5))
    #expect(composed.textCount == 3)
  }
}
