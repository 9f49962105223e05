import Testing

@testable import Matching

@Suite struct FindingBuilderTests {
  @Test(arguments: [
    ("", ""),
    ("one line", "one line"),
    (" two \n\t lines ", "two lines"),
    ("one\u{A0}\u{2003}line", "one line"),
    ("tab\tbed", "tab bed"),
    ("it’s “é” – so", "it’s “é” – so"),
    ("it’s  “é” –\u{2028}so\u{200A}", "it’s “é” – so"),
    ("“", "“"), ("é ", "é"), ("’\n", "’"),
    (String(repeating: "é", count: 80), String(repeating: "é", count: 80)),
    (String(repeating: "👨‍👩‍👧", count: 81), String(repeating: "👨‍👩‍👧", count: 79) + "…"),
    (String(repeating: "ab ", count: 26) + "cd", String(repeating: "ab ", count: 26) + "cd"),
    (String(repeating: "ab ", count: 26) + "cde", String(repeating: "ab ", count: 26) + "c…"),
  ])
  func showsTextsOnOneLine(text: String, line: String) {
    #expect(FindingBuilder.oneLine(text) == line)
  }
}
