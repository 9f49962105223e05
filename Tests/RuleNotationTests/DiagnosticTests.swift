import RuleNotation
import SourceText
import Testing

struct DiagnosticTests {
  private func rendered(_ source: String) -> String { rendered([UInt8](source.utf8)) }

  private func rendered(_ bytes: [UInt8]) -> String {
    do throws(NotationError) {
      return jsonText(of: try NotationParser.parse(bytes, path: "rules/a.yaml"))
    } catch {
      return error.rendered(source: bytes)
    }
  }

  @Test func showsPlaceLineCaretAndHelp() {
    #expect(
      rendered("title: x\n\nfind:\n\tphrases: [a]\n") == """
        rules/a.yaml:4:1: error: a tab stands in the indentation; tabs are not supported there
          | \\tphrases: [a]
          | ^~
        expected spaces
        replace the tab with spaces

        """)
    #expect(
      rendered("why: “a” b: c\r\n") == """
        rules/a.yaml:1:11: error: a mapping cannot begin on this line
          | why: “a” b: c
          |           ^
        expected a text without “: ” in it
        put the text into quotes, or start the mapping on the next line

        """)
  }

  @Test func countsNoByteOrderMark() {
    #expect(rendered("\u{FEFF}a: @b").hasPrefix("rules/a.yaml:1:4: error: "))
    #expect(rendered("\u{FEFF}a: @b").contains("\n  | a: @b\n  |    ^\n"))
  }

  @Test func pointsBehindTheLastLine() {
    let diagnostic = SourceDiagnostic(path: "a", range: FileRange(4, 9), message: "m")
    #expect(diagnostic.rendered(source: [0x61, 0x0A]) == "a:2:1: error: m\n  | \n  | ^\n")
  }

  @Test func marksTheRangeOnItsFirstLineOnly() {
    let source = [UInt8]("ab\ncd\n".utf8)
    let diagnostic = SourceDiagnostic(path: "a", range: FileRange(1, 5), message: "m", help: ["do this"])
    #expect(diagnostic.rendered(source: source) == "a:1:2: error: m\n  | ab\n  |  ^\ndo this\n")
  }

  @Test(arguments: [
    ("\u{1B}[31m!", "\\u{1B}[31m!", 1), ("a\u{202E}!", "a\\u{202E}!", 2), ("\u{7}\u{9B}!", "\\u{7}\\u{9B}!", 2),
    ("日本!", "日本!", 2), ("a\tb!", "a\\tb!", 3),
  ])
  func escapesWhatATerminalObeys(line: String, shown: String, column: Int) throws {
    let bytes = [UInt8](line.utf8)
    let mark = try #require(bytes.firstIndex(of: 0x21))
    let diagnostic = SourceDiagnostic(path: "a\nb", range: FileRange(mark, mark + 1), message: "m\u{1B}")
    let text = diagnostic.rendered(source: bytes)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("a\\nb:1:"))
    #expect(lines[0].hasSuffix(": error: m\\u{1B}"))
    #expect(lines[1] == "  | " + shown)
    #expect(Array(lines[1].unicodeScalars)[lines[2].unicodeScalars.count - 1] == "!")
  }

  @Test(arguments: [0, 1, 30, 49, 50, 51, 52, 400, 899, 950, 999])
  func cutsLongLinesAroundTheCaret(place: Int) {
    var bytes = [UInt8]((0..<1000).map { $0 % 7 == 3 ? "é" : "a" }.joined().utf8)
    let offset = place + (0..<place).count { $0 % 7 == 3 }
    bytes.replaceSubrange(offset..<offset + (place % 7 == 3 ? 2 : 1), with: [0x40])
    let text = SourceDiagnostic(path: "a", range: FileRange(offset, offset + 1), message: "m").rendered(source: bytes)
    let lines = text.split(separator: "\n").map { Array($0.unicodeScalars) }
    #expect(String(String.UnicodeScalarView(lines[0])) == "a:1:\(place + 1): error: m")
    #expect(lines[1].count <= 4 + 102)
    #expect(lines[1][lines[2].count - 1] == "@")
    #expect(lines[2].last == "^")
  }

  @Test func showsInvalidBytes() {
    #expect(rendered([0x61, 0x3A, 0x20, 0xFF, 0xC3]).contains("\n  | a: \\xFF\\xC3\n  |    ^~~~\n"))
  }

  @Test(arguments: [
    (#"a: "\ud83d\ude00""#, #"write “\U0001F600” for the pair"#),
    ("a: 1\na: 2\n", "merge it with line 1, or delete one of them"),
    ("a: 1\nb:2\n", "write “b: …” with a space after the colon"),
    ("a: *b* c\n", "put the text into quotes: '*b* c'"),
    ("a: @it's\n", "put the text into quotes: \"@it's\""),
    (#"a: "\d+""#, #"write “\\d” for a backslash, or use single quotes, where it means itself"#),
    ("a: 'don't'", "write '' for an apostrophe between single quotes, or use double quotes"),
  ])
  func suggests(source: String, suggestion: String) {
    #expect(rendered(source).hasSuffix("\n" + suggestion + "\n"))
  }
}
