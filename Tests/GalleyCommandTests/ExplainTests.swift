import GalleyCommand
import Testing

@Suite struct ExplainTests {
  private func explain(_ arguments: String...) -> Outcome {
    outcome { Galley.run(["explain"] + arguments, console: $0) }
  }

  @Test func tellsEverythingThereIsToKnow() throws {
    let folder = try Folder([
      "house/harbour.yaml": """
      title: House style
      severity: error
      message: We say “{match}” otherwise.
      why: It is our style.
      in: [paragraph, alt]
      not-in: [quotation, link]
      find: {phrases: [Harbour Board, Port Board]}
      fix: {replace: harbour board, safe: yes}
      examples:
        flagged: [The ⟦Harbour Board⟧ met.]
        clean: [The harbour met.]

      """
    ])
    let result = explain("house/harbour", "--rules", folder.path + "/house")
    #expect(
      result
        == Outcome(
          status: .clean,
          output: """
            house/harbour (error)
            House style

            We say “{match}” otherwise.

            It is our style.

            Looks in: paragraphs, alternative texts of images, not in quotations, not in links

            Fix: puts “harbour board” in its place; safe

            Flagged:
              The ⟦Harbour Board⟧ met.

            Not flagged:
              The harbour met.

            Cost: next to nothing. One pass over a draft finds the phrases of all rules, 2 of this one.

            To leave it out: galley --ignore house/harbour …

            """, errors: ""))
  }

  @Test(
    arguments: [
      ("leftovers/ticker-box", "3 patterns only where a text"), ("leftovers/caption-line", "pieces of evidence"),
      ("punctuation/unbalanced-brackets", "brackets and quotation marks"), ("hyperbole/relentless-hype", "other rules"),
      ("punctuation/doubled-words", "once at every block"),
    ]) func saysWhatARuleCosts(rule: String, words: String) throws
  {
    let cost = try #require(explain(rule).output.split(separator: "\n").first { $0.hasPrefix("Cost: ") })
    #expect(cost.contains(words))
  }

  @Test func suggestsWhatWasMeant() {
    #expect(explain("ticker-box").errors.contains("did you mean “leftovers/ticker-box”?"))
    #expect(explain("leftovers").errors.contains("it is a family"))
  }
}
