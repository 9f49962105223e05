import Drafts
import Findings
import Linting
import SourceText
import Testing

/// Replaces words by others, safely in lower case, unsafely in capitals, and in rounds where one leads to the next.
private func judge(_ draft: Draft, words: [(String, String)]) -> [Finding] {
  var findings: [Finding] = []
  for (word, replacement) in words {
    let bytes = Array(word.utf8)
    var start = 0
    while start + bytes.count <= draft.text.count {
      guard draft.text[start...].starts(with: bytes) else {
        start += 1
        continue
      }
      let range = draft.map.fileRange(of: TextRange(start, start + bytes.count))
      let fix = Fix(
        title: "Replace", edits: [Edit(range: range, replacement: replacement)], isSafe: word == word.lowercased())
      findings.append(
        Finding(rule: "words/\(word)", severity: .error, range: range, match: word, message: "", fixes: [fix]))
      start += bytes.count
    }
  }
  return findings
}

@Suite struct FixTests {
  private func fixed(
    _ file: [UInt8], as format: DraftFormat = .text, encoding: TextEncoding? = nil, unsafe: Bool = false,
    words: [(String, String)]
  ) throws -> DraftFixer.Outcome {
    let draft = try DraftLoader(encoding: encoding).load(file, format: format, path: "a")
    return try DraftFixer(includesUnsafe: unsafe).fix(draft, of: file) { draft, _ in judge(draft, words: words) }
  }

  private func fixed(_ text: String, as format: DraftFormat = .text, words: [(String, String)]) throws -> String {
    String(decoding: try fixed(Array(text.utf8), as: format, words: words).text.bytes, as: UTF8.self)
  }

  @Test func goesOnUntilNothingIsLeft() throws {
    let words = [("one", "two"), ("two", "three")]
    #expect(try fixed("one, two and one more\r\n", words: words) == "three, three and three more\r\n")
  }

  @Test func countsWhatItMended() throws {
    let outcome = try fixed(Array("x one ONE two".utf8), words: [("one", ""), ("ONE", ""), ("two", "2")])
    #expect(outcome.fixed == 2)
    #expect(outcome.findings.map(\.match) == ["ONE"])
    #expect(String(decoding: outcome.text.bytes, as: UTF8.self) == "x  ONE 2")
    #expect(String(decoding: outcome.text.original, as: UTF8.self) == "x one ONE two")
  }

  @Test func unsafeFixesWantToBeAskedFor() throws {
    let words = [("ONE", "1"), ("two", "2")]
    #expect(try fixed(Array("ONE two".utf8), words: words).text.bytes == Array("ONE 2".utf8))
    #expect(try fixed(Array("ONE two".utf8), unsafe: true, words: words).text.bytes == Array("1 2".utf8))
  }

  @Test func fixesThatUndoEachOtherAreAProblem() {
    #expect {
      try fixed("one", words: [("one", "two"), ("two", "one")])
    } throws: { error in
      (error as? Problem)?.message == "the fixes of words/one undo each other; the draft was left alone"
    }
  }

  @Test(arguments: TextEncoding.allCases) func keepsTheEncoding(_ encoding: TextEncoding) throws {
    let words = [("bad", "good – or so")]
    let before = try #require(TextDecoder.encode("A bad day.", as: encoding))
    let outcome = try fixed(before, encoding: encoding, words: words)
    let after = TextDecoder.encode("A good – or so day.", as: encoding)
    // Where the encoding has no dash, the fix is left out.
    #expect(outcome.text.bytes == after ?? before)
  }

  @Test func keepsByteOrderMarks() throws {
    for (mark, encoding) in [
      ([0xEF, 0xBB, 0xBF], TextEncoding.utf8), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
    ] as [([UInt8], TextEncoding)] {
      let file = mark + (TextDecoder.encode("bad é\r\n", as: encoding) ?? [])
      let outcome = try fixed(file, words: [("bad", "gut")])
      #expect(outcome.text.bytes == mark + (TextDecoder.encode("gut é\r\n", as: encoding) ?? []))
    }
  }

  @Test func pagesTakeReferencesForWhatTheyCannotEncode() throws {
    let words = [("bad", "“é”")]
    // Nothing in the page says what bytes beyond ASCII would mean.
    #expect(try fixed("<p>bad</p>", as: .html, words: words) == "<p>&#8220;&#233;&#8221;</p>")
    #expect(try fixed("<p>ü bad</p>", as: .html, words: words) == "<p>ü “é”</p>")
    let latin2 = Array("<meta charset=iso-8859-2><p>bad</p>".utf8)
    let outcome = try fixed(latin2, as: .html, words: words)
    #expect(
      outcome.text.bytes == Array("<meta charset=iso-8859-2><p>&#8220;".utf8) + [0xE9] + Array("&#8221;</p>".utf8))
  }

  // MARK: - Which fixes go together

  private func fix(_ edits: [(Range<Int>, String)]) -> Fix {
    Fix(
      title: "", edits: edits.map { Edit(range: FileRange($0.0.lowerBound, $0.0.upperBound), replacement: $0.1) },
      isSafe: true)
  }

  private func applied(_ fixes: [Fix]) -> String {
    String(decoding: FixApplication.apply(fixes, to: Array("abcdefgh".utf8)), as: UTF8.self)
  }

  @Test func fixesThatOverlapAreAppliedOneAtATime() {
    #expect(applied([fix([(2..<4, "X")]), fix([(0..<3, "")])]) == "defgh")
    #expect(applied([fix([(0..<1, "X")]), fix([(0..<4, "")])]) == "efgh")
    #expect(applied([fix([(0..<1, ""), (6..<7, "")]), fix([(3..<4, "X")])]) == "bcdefh")
    #expect(applied([fix([(0..<2, "")]), fix([(2..<4, "")])]) == "efgh")
    #expect(applied([fix([(2..<2, "X")]), fix([(2..<2, "Y")])]) == "abXcdefgh")
  }

  @Test func editsThatCannotBeMadeAreLeftOut() {
    #expect(applied([fix([(7..<9, "")])]) == "abcdefgh")
    #expect(applied([fix([(4..<5, ""), (1..<2, "")])]) == "abcdefgh")
    #expect(applied([fix([])]) == "abcdefgh")
  }

  // MARK: - What became of the file

  @Test func changesAreThoseOfTheFileAsItWasRead() throws {
    let words = [("one", "two"), ("two", "three"), ("gone ", "")]
    let outcome = try fixed(Array("a one, gone b two.".utf8), words: words)
    let changes = outcome.text.changes.map { "\($0.range) \(String(decoding: $0.replacement, as: UTF8.self))" }
    #expect(changes == ["2..<5 three", "7..<12 ", "14..<17 three"])
    #expect(String(decoding: outcome.text.bytes, as: UTF8.self) == "a three, b three.")
    #expect([0, 2, 6, 7, 9, 11, 16, 17].map(outcome.text.originalOffset) == [0, 5, 5, 5, 12, 17, 17, 18])
  }
}
