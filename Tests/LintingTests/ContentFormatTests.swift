import Drafts
import Linting
import Testing

@Suite struct ContentFormatTests {
  @Test(arguments: [
    ("", DraftFormat.text), ("A plain paragraph.\n\nAnother one.", .text), ("< 5 per cent", .text),
    ("<Name> said", .text),
    ("#1 in the charts\n#hashtag", .text), ("He [sic] said (so)", .text), ("---\nA line", .text),
    ("  \n<!DOCTYPE html><html>", .html), ("\u{FEFF}<p>x", .html), ("<div class=a>x</div>", .html),
    ("<!-- x --><p>", .html),
    ("# Title\n\nText", .markdown), ("See [this](https://example.org/).", .markdown),
    ("---\ntitle: x\n---\nText", .markdown),
    ("Text\n```\ncode\n```", .markdown), ("![alt](x.png)", .markdown),
  ]) func tellsFormatsApart(content: String, format: DraftFormat) {
    #expect(DraftFormat(content: Array(content.utf8)) == format)
  }

  @Test func looksThroughUTF16() {
    let bytes: [UInt8] = [0xFF, 0xFE] + "<html><p>".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    #expect(DraftFormat(content: bytes) == .html)
  }
}
