import SourceText
import Testing

@Suite struct LineIndexTests {
  @Test func countsLinesOfEveryKind() {
    let text = Array("a\r\nb\rc\n\nd".utf8)
    let index = LineIndex(text)
    #expect(index.starts == [0, 3, 5, 7, 8])
    #expect(index.position(of: 8, in: text, unit: .codePoints) == LineColumn(line: 5, column: 1))
  }

  @Test func countsColumnsInEveryUnit() {
    let text = Array("aé😀b".utf8)
    let index = LineIndex(text)
    let place = text.count - 1
    #expect(index.position(of: place, in: text, unit: .utf8Bytes).column == 8)
    #expect(index.position(of: place, in: text, unit: .codePoints).column == 4)
    #expect(index.position(of: place, in: text, unit: .utf16).column == 5)
  }

  @Test func aByteOrderMarkHasNoColumn() {
    let text = Array("\u{FEFF}ab".utf8)
    #expect(LineIndex(text).position(of: 4, in: text, unit: .codePoints) == LineColumn(line: 1, column: 2))
  }

  @Test func aLineHasNoLineEnd() {
    let text = Array("ab\r\ncd".utf8)
    #expect(LineIndex(text).bytes(ofLine: 0, in: text) == 0..<2)
    #expect(LineIndex(text).bytes(ofLine: 1, in: text) == 4..<6)
  }
}
