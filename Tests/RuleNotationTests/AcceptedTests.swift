import RuleNotation
import Testing

/// What is read, and as what.
struct AcceptedTests {
  @Test(arguments: [
    ("a: 1\nb: two\n", #"{"a":"1","b":"two"}"#),
    ("a: no\nb: ~\nc: 1.0\n", #"{"a":"no","b":"~","c":"1.0"}"#),
    ("a:\n  b:\n    c: d\n  e: f\n", #"{"a":{"b":{"c":"d"},"e":"f"}}"#),
    ("- a\n- b\n", #"["a","b"]"#),
    ("a:\n- b\n- c\nd: e\n", #"{"a":["b","c"],"d":"e"}"#),
    ("a:\n  - b\n  - c\n", #"{"a":["b","c"]}"#),
    ("- - a\n  - b\n- c: d\n  e: f\n", #"[["a","b"],{"c":"d","e":"f"}]"#),
    ("-\n  a\n-\n  - b\n", #"["a",["b"]]"#),
    ("a : b\n\"c\" : d\n'e': f\n", #"{"a":"b","c":"d","e":"f"}"#),
    ("a:\n\nb:\n- \n-\n", #"{"a":∅,"b":[∅,∅]}"#),
    ("a: \"\"\nb: ''\n", #"{"a":"","b":""}"#),
    (" a: 1\n b: 2\n", #"{"a":"1","b":"2"}"#),
    ("a:\tb\n-c: d\t\n", #"{"a":"b","-c":"d"}"#),
  ])
  func readsBlockCollections(source: String, tree: String) {
    #expect(outcome(source) == tree)
  }

  @Test(arguments: [
    ("[a, b,]", #"["a","b"]"#),
    ("[]", "[]"),
    ("{}", "{}"),
    ("a: {b: c, d, e: , \"f\":g}", #"{"a":{"b":"c","d":∅,"e":∅,"f":"g"}}"#),
    ("[a: b, \"c\":d, {e: f}, [g]]", #"[{"a":"b"},{"c":"d"},{"e":"f"},["g"]]"#),
    ("a: [b,\n  c c\n  d, # x\n  e]\n", #"{"a":["b","c c d","e"]}"#),
    ("{a\n b: c,\n d\n : e}", #"{"a b":"c","d":"e"}"#),
    ("[a:b, ?c, :d, -e]", #"["a:b","?c",":d","-e"]"#),
    ("{a:}", #"{"a":∅}"#),
    ("[\n\ta\n]", #"["a"]"#),
  ])
  func readsFlowCollections(source: String, tree: String) {
    #expect(outcome(source) == tree)
  }

  @Test(arguments: [
    ("a: b c  # d\n", #"{"a":"b c"}"#),
    ("a: b#c\n", #"{"a":"b#c"}"#),
    ("a: http://x.y:8\n", #"{"a":"http://x.y:8"}"#),
    ("a: x, [y] {z}\n", #"{"a":"x, [y] {z}"}"#),
    ("a: b\n  c\n\n  d\n", #"{"a":"b c\nd"}"#),
    ("a: b\n \t c\n", #"{"a":"b c"}"#),
    ("a\n- b\n", #""a - b""#),
    ("a: -1\nb: :c\nd: ?e\n", #"{"a":"-1","b":":c","d":"?e"}"#),
    ("“a” — ⟦b⟧: 日本\n", #"{"“a” — ⟦b⟧":"日本"}"#),
  ])
  func readsPlainScalars(source: String, tree: String) {
    #expect(outcome(source) == tree)
  }

  @Test(arguments: [
    ("'it''s \"x\" \\n'", #""it's \"x\" \\n""#),
    ("' a\n  b\n\n  c '", #"" a b\nc ""#),
    ("\" a \n\n  b\n\"", #"" a\nb ""#),
    ("\"a \\\n   b\"", #""a b""#),
    ("\"a\\\n\n  b\"", #""a\nb""#),
    ("\"a\\t \n b\"", #""a\t b""#),
    ("a: \"b\n \t c\"", #"{"a":"b c"}"#),
    (#""\0\a\b\t\n\v\f\r\e\ \"\/\\""#, #""\u0000\u0007\u0008\t\n\u000B\u000C\r\u001B \"/\\""#),
    (#""\N\_\L\P\x41\u00e9\U0001F600""#, "\"\\u0085\u{A0}\\u2028\\u2029Aé😀\""),
    ("\"a\\\tb\"", #""a\tb""#),
  ])
  func readsQuotedScalars(source: String, tree: String) {
    #expect(outcome(source) == tree)
  }

  @Test(arguments: [
    ("a: |\n  b\n   c\n\n  d\ne: f\n", #"{"a":"b\n c\n\nd\n","e":"f"}"#),
    ("a: |-\n  b\n\n", #"{"a":"b"}"#),
    ("a: |+\n  b\n\nc: d\n", #"{"a":"b\n\n","c":"d"}"#),
    ("a: >\n  b\n  c\n\n  d\n", #"{"a":"b c\nd\n"}"#),
    ("a: >\n  b\n\n    c\n   d\n  e\n", #"{"a":"b\n\n  c\n d\ne\n"}"#),
    ("a: >-\n\n  b\n  c\n", #"{"a":"\nb c"}"#),
    ("a: |2\n   b\n  c\n", #"{"a":" b\nc\n"}"#),
    ("a: |-1 # x\n  b\n", #"{"a":" b"}"#),
    ("- |1+\n  b\n\n", #"[" b\n\n"]"#),
    ("a:\n  |\n  b\n", #"{"a":"b\n"}"#),
    ("a: |\nb: c\n", #"{"a":"","b":"c"}"#),
    ("a: |\n  b\n # c\n  # d\ne: f", #"{"a":"b\n","e":"f"}"#),
    ("a: |\n  # b\n", ##"{"a":"# b\n"}"##),
    ("a: |\n \tb\n", #"{"a":"\tb\n"}"#),
    ("|\nb\n# c\n", #""b\n# c\n""#),
    ("a: |\n  b", #"{"a":"b"}"#),
    ("a: |\n  b\n   ", #"{"a":"b\n \n"}"#),
    ("a: |+\n   ", #"{"a":"\n"}"#),
  ])
  func readsBlockScalars(source: String, tree: String) {
    #expect(outcome(source) == tree)
  }

  @Test(arguments: [
    ("", "∅"),
    ("# nothing\n\n", "∅"),
    ("---\n", "∅"),
    ("...\n", "∅"),
    ("--- a\n...\n# x\n...\n", #""a""#),
    ("# x\n---\na: b\n", #"{"a":"b"}"#),
    ("--- |\n a\n...\n", #""a\n""#),
    ("--- # x\n- a\n", #"["a"]"#),
    ("\u{FEFF}a: b\n", #"{"a":"b"}"#),
    ("\u{FEFF}---\na: b", #"{"a":"b"}"#),
    ("a: b\r\nc: |\r\n  d\r\n  e\r\n", #"{"a":"b","c":"d\ne\n"}"#),
    ("a: b\rc: 'd\r\r e'\r", #"{"a":"b","c":"d\ne"}"#),
    ("a: b\n\t\n \t# x\nc: d\n", #"{"a":"b","c":"d"}"#),
  ])
  func readsDocuments(source: String, tree: String) {
    #expect(outcome(source) == tree)
  }
}
