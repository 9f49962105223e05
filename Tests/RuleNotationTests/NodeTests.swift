import RuleNotation
import SourceText
import Testing

struct NodeTests {
  private func parse(_ source: String) throws -> Node {
    try NotationParser.parse([UInt8](source.utf8), path: "x")
  }

  @Test func rangesCoverWholeNodes() throws {
    let source = "\u{FEFF}a: [b, 'c']\nd:\n  e: |\n    f\n  g:\n"
    let root = try parse(source)
    let list = try #require(root["a"])
    let inner = try #require(root["d"])
    #expect(root.range == FileRange(3, 35))
    #expect(list.range == FileRange(6, 14))
    #expect(list.sequence?.map(\.range) == [FileRange(7, 8), FileRange(10, 13)])
    #expect(inner.range == FileRange(20, 35))
    #expect(inner["e"]?.range == FileRange(23, 30))
    #expect(inner["g"]?.range == FileRange(35, 35))
  }

  @Test func stylesTellHowItIsWritten() throws {
    let root = try parse("- a\n- 'a'\n- \"a\"\n- |\n a\n- >\n a\n-\n- []\n- \n - a\n- b: c\n")
    #expect(
      root.sequence?.map(\.style) == [
        .plain, .singleQuoted, .doubleQuoted, .literal, .folded, .absent, .flow, .block, .block,
      ])
    #expect(root.sequence?.map(\.isAbsent) == [false, false, false, false, false, true, false, false, false])
    #expect(root.sequence?[5].scalar?.isEmpty == true)
  }

  @Test func valueBytesLeadToTheFile() throws {
    let plain = try parse("  abc")
    #expect((0...3).map(plain.fileOffset(ofValueByte:)) == [2, 3, 4, 5])
    let quoted = try parse("'abc'")
    #expect((0...3).map(quoted.fileOffset(ofValueByte:)) == [1, 2, 3, 4])
    let escaped = try parse(#""a\u00e9b\tc""#)
    #expect((0...6).map(escaped.fileOffset(ofValueByte:)) == [1, 2, 2, 8, 9, 11, 12])
    #expect(escaped.fileRange(ofValueBytes: 1..<3) == FileRange(2, 8))
    let single = try parse("'a''b'")
    #expect((0...3).map(single.fileOffset(ofValueByte:)) == [1, 2, 4, 5])
  }

  @Test func foldedBytesLeadToTheFile() throws {
    let plain = try parse("ab\n  cd\n\n  ef")
    #expect(plain.scalar == "ab cd\nef")
    #expect((0...8).map(plain.fileOffset(ofValueByte:)) == [0, 1, 2, 5, 6, 8, 11, 12, 13])
    let literal = try parse("a: |\r\n  b\r\n  c\r\n")["a"]
    #expect(literal?.scalar == "b\nc\n")
    #expect((0...4).map { literal?.fileOffset(ofValueByte: $0) } == [8, 9, 13, 14, 16])
    let folded = try parse(">-\n a\n b")
    #expect(folded.scalar == "a b")
    #expect((0...3).map(folded.fileOffset(ofValueByte:)) == [4, 5, 7, 8])
  }

  @Test func entriesKeepTheirOrder() throws {
    #expect(try parse("b: 1\na: 2\n").mapping?.map(\.key.scalar) == ["b", "a"])
    #expect(try parse("b: 1\na: 2\n")["a"]?.scalar == "2")
    #expect(try parse("b: 1\n")["c"] == nil)
    #expect(try parse("[b]")["b"] == nil)
  }

  @Test func printsJSON() throws {
    let root = try parse("b: [x, {}]\na:\n  - \"\\\"\\\\\\n\\u0001\\x7F\"\nc:\nd: []\n")
    #expect(
      jsonText(of: root) == """
        {
          "b": [
            "x",
            {}
          ],
          "a": [
            "\\"\\\\\\n\\u0001\\u007F"
          ],
          "c": "",
          "d": []
        }

        """)
    #expect(jsonText(of: try parse("")) == "\"\"\n")
  }
}
