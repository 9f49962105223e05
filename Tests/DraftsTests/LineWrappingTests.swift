import Drafts
import SourceText
import Testing

/// Which lines belong to one block.
@Suite struct LineWrappingTests {
  private func blocks(_ lines: String) -> [String] {
    let bytes = Array(lines.utf8)
    let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
    let draft = PlainTextReader.read(source, path: "draft.txt")
    return draft.blocks.map { String(decoding: draft.text[$0.range.indices], as: UTF8.self) }
  }

  /// Words set into lines of at most `width` columns.
  private func wrap(_ text: String, at width: Int, indent: String = "") -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = indent
        line += word
      } else {
        line += line.isEmpty || line == indent ? String(word) : " " + word
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private let first =
    "The harbour master kept a ledger of every boat that came in after dark, and for forty years nobody asked to see "
    + "it. When the new council wanted numbers, he carried the volumes up the stairs one by one and laid them on the "
    + "table without a word."
  private let second =
    "Nobody on the council could read his hand. They sent for the schoolteacher, who read aloud until the lamps were "
    + "lit, and by the end of the evening the whole town knew who had been smuggling tea."

  @Test(arguments: [60, 66, 72, 76, 80, 100])
  func joinsWrappedParagraphs(width: Int) {
    let text = wrap(first, at: width) + "\n\n" + wrap(second, at: width) + "\n"
    #expect(blocks(text) == [wrap(first, at: width), wrap(second, at: width)])
  }

  @Test func aGreetingAndAHeadingStayApart() {
    let text = "Dear all,\n" + wrap(first, at: 72) + "\nThe Ledger\n" + wrap(second, at: 72)
    #expect(blocks(text) == ["Dear all,", wrap(first, at: 72), "The Ledger", wrap(second, at: 72)])
  }

  @Test func joinsTheLinesOfAListItem() {
    let text = wrap(first, at: 72) + "\n\n- " + wrap(second, at: 70, indent: "  ") + "\n- short"
    #expect(blocks(text) == [wrap(first, at: 72), wrap(second, at: 70, indent: "  "), "short"])
  }

  @Test func aDashInsideASentenceIsNoMarker() {
    var found = 0
    let words = (first + " " + second).split(separator: " ")
    for mark in ["–", "12."] {
      for position in words.indices.dropFirst() where words[position - 1].last != "." {
        let text = wrap((words[..<position] + [mark[...]] + words[position...]).joined(separator: " "), at: 60)
        guard text.contains("\n\(mark) ") else { continue }
        found += 1
        #expect(blocks(text) == [text])
      }
    }
    #expect(found > 4)
  }

  @Test func joinsOneParagraphOfTwoLines() {
    let text = "The harbour master kept a ledger of every boat that came in after\ndark, and nobody asked to see it."
    #expect(blocks(text) == [text])
  }

  @Test func joinsQuotedMail() {
    let quoted = wrap(first, at: 70).split(separator: "\n").map { "> " + $0 }.joined(separator: "\n")
    #expect(blocks(quoted) == [String(quoted.dropFirst(2))])
  }

  @Test func onlyTheWrappedStretchIsJoined() {
    let text = [first, second, first].joined(separator: "\n") + "\n\n" + wrap(second, at: 72)
    #expect(blocks(text) == [first, second, first, wrap(second, at: 72)])
  }

  @Test func aParagraphALineStaysOne() {
    #expect(blocks([first, second, first].joined(separator: "\n")) == [first, second, first])
  }

  @Test func rowsOfShortLinesStayApart() {
    let menu = ["Home", "World news", "Politics and law", "Sport", "Facebook", "Twitter", "Sign in", "more about us"]
    #expect(blocks(menu.joined(separator: "\n")) == menu)
  }

  @Test func namesOfFilesStayApart() {
    let names = (0..<8).map { "a-rather-long-name-of-a-file-that-goes-on-and-on-\($0)-checkout-page" }
    #expect(blocks(names.joined(separator: "\n")) == names)
  }

  @Test func sentencesOfLikeLengthStayApart() {
    let lines = [
      "The train left the station at nine and arrived at noon.", "Nobody had told the driver about the closed bridge.",
      "Passengers were offered tea, which most of them took.", "The company apologised in a letter the week after.",
      "A second train was found, and it was also very late.",
    ]
    #expect(blocks(lines.joined(separator: "\n")) == lines)
  }
}
