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
    #expect(root.sequence?.first { $0.isAbsent }?.scalar == "")
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

  @Test func placesOfOneScalarEndWithIt() throws {
    let items = try Array(parse("- \"a\\n\"\n- 'b''c'\n- \"\"\n- \"\\\n  \"\n").items)
    #expect((0...2).map(items[0].fileOffset(ofValueByte:)) == [3, 4, 6])
    #expect(items[0].fileRange(ofValueBytes: 1..<2) == FileRange(4, 6))
    #expect((0...3).map(items[1].fileOffset(ofValueByte:)) == [11, 12, 14, 15])
    #expect(items[2].fileOffset(ofValueByte: 0) == 20)
    #expect(items[3].scalar == "" && items[3].fileOffset(ofValueByte: 0) == 25)
  }

  @Test func textsAreReadWithoutCopies() throws {
    let root = try parse("a: 'x''é'\nb: [c]\nd:\n")
    #expect(root["a"]?.textBytes.elementsEqual("x'é".utf8) == true)
    #expect(root["a"]?.hasText("x'é") == true && root["a"]?.hasText("x'e\u{301}") == false)
    #expect(root["b"]?.textBytes.isEmpty == true && root["b"]?.hasText("") == false)
    #expect(root["d"]?.hasText("") == true)
  }

  @Test func aSingleNodeIsItsOnlyItem() throws {
    let root = try parse("a: b\nc: [d, [e], f]\ng: []\n")
    #expect(root.items.map(\.range) == [root.range])
    #expect(root["a"]?.items.map(\.scalar) == ["b"])
    #expect(root["c"]?.items.map(\.scalar) == ["d", nil, "f"])
    #expect(root["g"]?.items.isEmpty == true)
    #expect(root.mapping?.count == 3)
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
