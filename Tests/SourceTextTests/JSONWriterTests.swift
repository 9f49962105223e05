import SourceText
import Testing

@Suite struct JSONWriterTests {
  private func string(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""), ("plain", "plain"), ("a \"b\" \\c", #"a \"b\" \\c"#), ("tab\t, line\r\n", #"tab\t, line\r\n"#),
    ("“curly” é 😀", "“curly” é 😀"), ("\u{1B}[31m", #"\u001B[31m"#), ("a\u{7F}", #"a\u007F"#),
    ("over\u{202E}turned", #"over\u202Eturned"#), ("\u{E0001}", #"\uDB40\uDC01"#), ("join\u{200D}er", "join\u{200D}er"),
  ])
  func escapesWhatCannotBePrinted(text: String, json: String) {
    for padding in ["", "1234567", "12345678", String(repeating: "x", count: 40)] {
      #expect(string(padding + text + padding) == "\"\(padding)\(json)\(padding)\"")
    }
  }

  @Test(arguments: [0, 7, 10, 99, 100, 1_234_567_890, -1, Int.max, Int.min]) func writesNumbers(value: Int) {
    var writer = JSONWriter()
    writer.number(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == String(value))
  }
}
