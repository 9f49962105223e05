import RuleNotation
import Testing

/// What is refused, and where.
struct RefusedTests {
  @Test(arguments: [
    ("a: &x b\n", "1:4 notSupported: anchors (“&name”) are not supported"),
    ("a: b\nc: [d, *x]\n", "2:8 notSupported: aliases (“*name”) are not supported"),
    ("- a\n- !!str b\n", "2:3 notSupported: tags (“!name”) are not supported"),
    ("%YAML 1.2\n---\na: b\n", "1:1 notSupported: directives are not supported"),
    ("a: b\n? c\n: d\n", "2:1 notSupported: explicit keys (“? ”) are not supported"),
    ("{? a: b}", "1:2 notSupported: explicit keys (“? ”) are not supported"),
    (": a\n", "1:1 notSupported: an empty key is not supported"),
    ("[a, : b]", "1:5 notSupported: an empty key is not supported"),
    ("[a]: b\n", "1:1 notSupported: a mapping or list as a key is not supported"),
    ("{[a]: b}\n", "1:2 notSupported: a mapping or list as a key is not supported"),
    ("a: b\n---\nc: d\n", "2:1 notSupported: more than one document in a file is not supported"),
    ("a\n...\nb\n", "3:1 notSupported: more than one document in a file is not supported"),
    ("a:\n\tb: c\n", "2:1 notSupported: a tab stands in the indentation; tabs are not supported there"),
    ("a:\n  - b\n \t- c\n", "3:2 notSupported: a tab stands in the indentation; tabs are not supported there"),
    ("-\t- a\n", "1:2 notSupported: a tab stands in the indentation; tabs are not supported there"),
    ("a: \"b\n\tc\"\n", "2:1 notSupported: a tab stands in the indentation; tabs are not supported there"),
    ("a: |\n  b\n\tc\n", "3:1 notSupported: a tab stands in the indentation; tabs are not supported there"),
  ])
  func refusesWhatIsNotSupported(source: String, error: String) {
    #expect(outcome(source) == error)
  }

  @Test(arguments: [
    ("a: b: c\n", "1:5 syntax: a mapping cannot begin on this line"),
    ("a: - b\n", "1:4 syntax: a list cannot begin on this line"),
    ("--- a: b\n", "1:6 syntax: a mapping cannot begin on this line"),
    ("a: b\nc:d\n", "2:1 syntax: a key without “:”"),
    ("a: b\n- c\n", "2:1 syntax: a list item stands where a key of the mapping should"),
    ("- a\nb: c\n", "2:1 syntax: this line belongs to nothing above it: it is indented by 0"),
    ("a:\n    b: c\n  d: e\n", "3:3 syntax: this line belongs to nothing above it: it is indented by 2"),
    ("a: b\n  c: d\n", "2:4 syntax: “:” follows a text of several lines, which cannot be a key"),
    ("\"a\n b\": c\n", "2:4 syntax: “:” follows a text of several lines, which cannot be a key"),
    ("a: 1\nb: 2\na: 3\n", "3:1 syntax: the key “a” stands twice in this mapping"),
    ("{a: 1, 'a': 2}", "1:8 syntax: the key “a” stands twice in this mapping"),
    ("a: 'b' c\n", "1:8 syntax: text stands behind the value"),
    ("a: [b]c\n", "1:7 syntax: text stands behind the value"),
    ("\"a\":b\n", "1:4 syntax: “:” is followed by text without a space"),
    ("a: 'b'#c\n", "1:7 syntax: “#” follows the text without a space"),
    ("a: b # c\n  d\n", "2:3 syntax: this line belongs to nothing above it: it is indented by 2"),
    ("a: @b\n", "1:4 syntax: a text without quotes cannot begin with “@”"),
    ("a: `b`\n", "1:4 syntax: a text without quotes cannot begin with “`”"),
    ("a: %b\n", "1:4 syntax: a text without quotes cannot begin with “%”"),
    ("a: ]\n", "1:4 syntax: “]” closes nothing that was opened here"),
    ("... a\n", "1:5 syntax: text stands behind “...”"),
  ])
  func refusesBrokenBlocks(source: String, error: String) {
    #expect(outcome(source) == error)
  }

  @Test(arguments: [
    ("a: [b\n", "1:4 syntax: “[” is never closed"),
    ("a: {b: c", "1:4 syntax: “{” is never closed"),
    ("[a b: c, d\n e: f]", "2:3 syntax: “:” follows a text of several lines, which cannot be a key"),
    ("[a\n : b]", "2:2 syntax: this “:” has no key in front of it on its line"),
    ("[a, , b]", "1:5 syntax: nothing stands in front of this comma"),
    ("[,]", "1:2 syntax: nothing stands in front of this comma"),
    ("[a [b]]", "1:4 syntax: no comma in front of this item"),
    ("['a' 'b']", "1:6 syntax: no comma in front of this item"),
    ("[a}", "1:3 syntax: no comma in front of this item"),
    ("a: [b,\nc]\n", "2:1 syntax: this line inside the brackets is indented too little"),
    ("[a,#b\n]", "1:4 syntax: “#” follows the text without a space"),
    ("[\n---\n]", "2:1 syntax: “---” ends the document inside the brackets"),
    ("[-]", "1:2 syntax: a block list inside brackets"),
  ])
  func refusesBrokenFlow(source: String, error: String) {
    #expect(outcome(source) == error)
  }

  @Test(arguments: [
    ("a: 'b\n", "1:4 syntax: “'” is never closed"),
    ("a: \"b\\", "1:4 syntax: “\"” is never closed"),
    ("a: \"b\nc\"\n", "2:1 syntax: this line inside the quotes is indented too little"),
    ("\"a\n...\nb\"\n", "2:1 syntax: “...” ends the document inside the quotes"),
    (#"a: "\d""#, #"1:5 syntax: “\d” is no escape"#),
    (#"a: "\é""#, #"1:5 syntax: “\é” is no escape"#),
    (#"a: "\x4""#, #"1:5 syntax: the escape “\x4” is too short"#),
    (#"a: "\ud83d\ude00""#, #"1:5 syntax: “\ud83d” is no character"#),
    (#"a: "\U00110000""#, #"1:5 syntax: “\U00110000” is no character"#),
    ("a: |b\n", "1:5 syntax: text stands on the line of “|”"),
    ("a: |0\n", "1:5 syntax: an indentation of 0 behind “|”"),
    ("a: >#b\n", "1:5 syntax: “#” follows the text without a space"),
    ("a: |12\n", "1:6 syntax: text stands on the line of “|”"),
    ("a: |\n    \n  b\n", "2:3 syntax: this blank line has more spaces than the first line of the text"),
    ("a: |\n  b\n c\n", "3:2 syntax: this line belongs to nothing above it: it is indented by 1"),
  ])
  func refusesBrokenScalars(source: String, error: String) {
    #expect(outcome(source) == error)
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0xFF], "1:4 encoding: byte 0xFF is not valid UTF-8 here"),
      ([0x61, 0x0A, 0xC3], "2:1 encoding: byte 0xC3 is not valid UTF-8 here"),
      ([0xED, 0xA0, 0x80], "1:1 encoding: byte 0xED is not valid UTF-8 here"),
      ([0xC0, 0x80], "1:1 encoding: byte 0xC0 is not valid UTF-8 here"),
      ([0xFF, 0xFE, 0x61, 0x00], "1:1 encoding: the file looks like UTF-16; only UTF-8 is supported"),
      ([0x00, 0x61, 0x00, 0x3A], "1:1 encoding: the file looks like UTF-16; only UTF-8 is supported"),
      ([0x61, 0x00], "1:1 encoding: the file looks like UTF-16; only UTF-8 is supported"),
      ([0xFF, 0xFE, 0x00, 0x00], "1:1 encoding: the file looks like UTF-32; only UTF-8 is supported"),
      ([0x61, 0x00, 0x00, 0x00], "1:1 encoding: the file looks like UTF-32; only UTF-8 is supported"),
      ([0x61, 0x62, 0x0A, 0x63, 0x00], "2:2 encoding: control character U+0000 is not allowed"),
      ([0x61, 0x1B, 0x5B], "1:2 encoding: control character U+001B is not allowed"),
      ([0x61, 0x7F], "1:2 encoding: control character U+007F is not allowed"),
      ([0x61, 0xC2, 0x9B], "1:2 encoding: control character U+009B is not allowed"),
      ([0x61, 0xEF, 0xBF, 0xBE], "1:2 encoding: control character U+FFFE is not allowed"),
      ([0x61, 0xEF, 0xBB, 0xBF], "1:2 encoding: a byte-order mark (U+FEFF) stands inside the text"),
    ] as [([UInt8], String)])
  func refusesOtherEncodings(bytes: [UInt8], error: String) {
    #expect(outcome(bytes) == error)
  }

  @Test func findsControlCharactersInLongFiles() {
    let line = String(repeating: "a: é b\n", count: 100)
    #expect(outcome(line + "# \u{8}\n") == "101:3 encoding: control character U+0008 is not allowed")
  }

  @Test func allowsNextLineAndPrivateCharacters() {
    #expect(outcome("a: \u{85}\u{E000}\u{10FFFF}x") == "{\"a\":\"\\u0085\u{E000}\u{10FFFF}x\"}")
  }
}
