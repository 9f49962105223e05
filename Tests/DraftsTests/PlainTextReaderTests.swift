import Drafts
import SourceText
import TestSupport
import Testing

@Suite struct PlainTextReaderTests {
  /// The draft of a UTF-8 text, its promises checked.
  private func read(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) -> Draft {
    let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
    let draft = PlainTextReader.read(source, path: "draft.txt")
    #expect(brokenPromises(of: draft, file: bytes) == [], sourceLocation: sourceLocation)
    return draft
  }

  private func blocks(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> [String] {
    let draft = read(Array(text.utf8), sourceLocation: sourceLocation)
    return draft.blocks.map { block in
      "\(block.kind.rawValue) \(String(decoding: draft.text[block.range.indices], as: UTF8.self))"
    }
  }

  @Test func separatesBlocksAtBlankLines() {
    let text =
      "The First Headline\n\nOne sentence stands here.\n \t\nsecond line alone\n\n\nLast words, at length here."
    #expect(
      blocks(text) == [
        "title The First Headline", "paragraph One sentence stands here.", "paragraph second line alone",
        "paragraph Last words, at length here.",
      ])
    let draft = read(Array(text.utf8))
    #expect(draft.blocks.map(\.blankLinesBefore) == [0, 1, 1, 2])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyLineEndingEndsALine(ending: String) {
    let text = ["A Title", "", "  Some prose that ends.  ", "Other prose that ends too."].joined(separator: ending)
    let draft = read(Array(text.utf8))
    let size = ending.utf8.count
    #expect(draft.blocks.map(\.kind) == [.title, .paragraph, .paragraph])
    #expect(draft.blocks[1].range == TextRange(9 + 2 * size, 30 + 2 * size))
    #expect(draft.blocks[1].outer == FileRange(7 + 2 * size, 32 + 3 * size))
    #expect(draft.blocks[2].outer == FileRange(32 + 3 * size, text.utf8.count))
  }

  @Test(arguments: [
    ("- one", "-", "one"), ("* one", "*", "one"), ("+ one", "+", "one"), ("• one", "•", "one"), ("•one", "•", "one"),
    ("– one", "–", "one"), ("· one", "·", "one"), ("1. one", "1.", "one"), ("23) one", "23)", "one"),
    ("a) one", "a)", "one"), ("iv) one", "iv)", "one"), ("(2) one", "(2)", "one"), ("\u{A0}\u{2003}◦ one", "◦", "one"),
  ])
  func readsListMarkers(line: String, marker: String, text: String) throws {
    let bytes = Array(line.utf8)
    let block = try #require(read(bytes).blocks.first)
    #expect(block.kind == .listItem)
    #expect(String(decoding: bytes[block.range.indices], as: UTF8.self) == text)
    let range = try #require(block.marker)
    #expect(String(decoding: bytes[range.indices], as: UTF8.self) == marker)
    #expect(block.outer == FileRange(0, bytes.count))
  }

  @Test(arguments: [
    "-5 degrees", "*starred", "1.5 litres", "2019. It began", "A. Smith", "-", "•", "- ", "1.", "— said he",
    "(c) 2023 Anna",
  ])
  func leavesOtherMarksInTheText(line: String) throws {
    let block = try #require(read(Array(line.utf8)).blocks.first)
    #expect(block.kind != .listItem)
    #expect(block.marker == nil)
    #expect(block.range.start == 0)
  }

  @Test func nestsListItemsByIndentation() {
    let draft = read(Array("  - a\n    - b\n    - c\n\t\t- d\n  - e\nText of its own, which ends here.\n    - f".utf8))
    #expect(draft.blocks.map(\.level) == [1, 2, 2, 3, 1, 0, 1])
  }

  @Test func rightAlignedNumbersAreOneLevel() {
    #expect(read(Array(" 9. nine\n10. ten".utf8)).blocks.map(\.level) == [1, 1])
  }

  @Test func headingsStandAloneOrBeforeProse() {
    let prose = "This is a long enough sentence of prose that reads as one."
    #expect(
      blocks("\(prose)\n\nKey Takeaways\n\n- item\n\nHistorical Context\n\nlone lower line\n\n\(prose)") == [
        "paragraph \(prose)", "heading Key Takeaways", "list-item item", "heading Historical Context",
        "paragraph lone lower line", "paragraph \(prose)",
      ])
    #expect(
      blocks("\(prose)\nShare\nTweet\nEmail\nWhat Comes Next\n\(prose)") == [
        "paragraph \(prose)", "paragraph Share", "paragraph Tweet", "paragraph Email", "heading What Comes Next",
        "paragraph \(prose)",
      ])
  }

  @Test func aHeadlineMayAskAQuestion() {
    #expect(blocks("Is It Over?\n\nNobody in the room knew what to say.").first == "title Is It Over?")
  }

  @Test func quotingMarksAreNoText() {
    let draft = read(Array("> A quoted thought\n>\n>> And one inside\n\nMine, said at last.".utf8))
    #expect(draft.blocks.map(\.kind) == [.quotation, .quotation, .paragraph])
    #expect(draft.blocks.map(\.level) == [1, 2, 0])
    #expect(draft.blocks[0].range == TextRange(2, 18))
    #expect(draft.blocks[1].outer == FileRange(21, 39))
  }

  @Test func aLoneArrowIsText() {
    #expect(
      blocks("> Home\n\n> Contact\n\nProse that goes on to an end.").prefix(2) == [
        "paragraph > Home", "paragraph > Contact",
      ])
  }

  @Test func aFormFeedStartsABlock() {
    #expect(blocks("The end of this page.\n\u{C}Another page begins here.").count == 2)
  }

  @Test func aByteOrderMarkIsNoText() {
    let file: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("A Title\n\nSome prose, to be read here.".utf8)
    let source = DecodedText(
      bytes: Array(file.dropFirst(3)), map: SourceMap(identity: file.count - 3, from: 3), encoding: .utf8)
    let draft = PlainTextReader.read(source, path: "draft.txt")
    #expect(brokenPromises(of: draft, file: file) == [])
    #expect(draft.blocks[0].outer == FileRange(3, 11))
    #expect(draft.map.fileRange(of: draft.blocks[1].range) == FileRange(12, file.count))
  }

  @Test func frontMatterIsNoProse() {
    #expect(
      blocks("---\ntitle: A name\n---\nThe Headline\n\nProse that comes after it, in full.") == [
        "front-matter A name", "title The Headline", "paragraph Prose that comes after it, in full.",
      ])
  }

  @Test func keepsItsPromisesOnAnyBytes() {
    let alphabet = Array("ab.,\n\n\r\t >-*1)•“\u{A0}\u{2028}é—:+=\"'#\u{0}\u{C}[]".unicodeScalars)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let text = String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 0...80, using: &generator)).map { _ in
            alphabet.randomElement(using: &generator) ?? " "
          }))
      let draft = read(Array(text.utf8))
      if !draft.text.isEmpty, draft.blocks.isEmpty {
        #expect(
          text.unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0.value < 0x20 || "-+".unicodeScalars.contains($0)
          })
      }
    }
  }

  @Test func everyVisibleLineIsInABlock() {
    let text = "a\n\n- b\n> c\n> \n\n  ·\n12345\n!\nEnd"
    let draft = read(Array(text.utf8))
    let covered = Set(draft.blocks.flatMap { Array($0.outer.indices) })
    for (offset, byte) in draft.text.enumerated() where byte > 0x20 && byte != 0x3E {
      #expect(covered.contains(offset))
    }
  }
}
