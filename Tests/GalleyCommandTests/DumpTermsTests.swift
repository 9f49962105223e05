import Testing

@testable import GalleyCommand

@Suite struct DumpTermsTests {
  private static let rule = """
    title: t
    message: m
    find:
      signals:
        threshold: 1
        terms: {short: {words: 1}, beside: {before: {is: short}}, odd: {found: yes}}
        evidence: [{score: 1, says: s, when: {is: short}}]
    examples: {flagged: [⟦x⟧], clean: [y z]}

    """

  @Test func printsWhichTermsHoldForEachBlock() throws {
    let folder = try Folder([
      "rules/leftovers/own.yaml": Self.rule,
      "drafts.jsonl": """
      {"id": "a", "text": "One\\n\\nTwo words\\nRelated Posts\\n"}
      {"id": "b", "html": "<p>One \\"two\\"</p><p>Three</p>"}

      """,
    ])
    let line = ["dump-terms", folder.path + "/rules", "leftovers/own", folder.path + "/drafts.jsonl"]
    let printed = outcome { Galley.run(line, console: $0) }
    #expect(printed.errors == "")
    #expect(
      printed.output == """
        {"id":"a","blocks":[{"line":1,"kind":"title","text":"One","terms":[0]},\
        {"line":3,"kind":"paragraph","text":"Two words","terms":[1]},\
        {"line":4,"kind":"paragraph","text":"Related Posts","terms":[2]}]}
        {"id":"b","blocks":[{"line":1,"kind":"paragraph","text":"One \\"two\\"","terms":[]},\
        {"line":1,"kind":"paragraph","text":"Three","terms":[0]}]}

        """)
  }

  @Test func whatCannotBeReadIsTold() throws {
    let folder = try Folder(["rules/leftovers/own.yaml": Self.rule, "drafts.jsonl": "{\"id\": 1}\n"])
    let none = outcome {
      Galley.run(["dump-terms", folder.path + "/rules", "leftovers/own", folder.path + "/none"], console: $0)
    }
    #expect(none.status == .failed)
    let bad = outcome {
      Galley.run(["dump-terms", folder.path + "/rules", "leftovers/own", folder.path + "/drafts.jsonl"], console: $0)
    }
    #expect(bad.status == .failed)
    #expect(bad.errors.contains("drafts.jsonl:1:1: no “text”"))
  }
}
