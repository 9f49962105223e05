import Findings
import Linting
import Platform
import Testing

@Suite struct CorpusAuditTests {
  /// The audit of a file.
  func audit(_ text: String, as name: String, samples: Int = 3) throws -> [Result<CorpusAudit, Problem>] {
    let scratch = try Scratch()
    try scratch.write(text, to: name)
    let source = DraftSource(origin: .file(scratch.path.appending(name)), path: name, format: nil)
    var items = WorkItems([source], format: .auto)
    let auditor = DraftAuditor(linter: SignLinter(), limits: AuditLimits(samples: samples))
    var results: [Result<CorpusAudit, Problem>] = []
    while let item = items.next() {
      results.append(Result { () throws(Problem) -> CorpusAudit in try auditor.audit(item) })
    }
    return results
  }

  @Test func samplesSayWhereAMatchStands() throws {
    let audit = try audit("one\r\ntwo !!!\rthree !!! ??\n\n?", as: "a.txt")[0].get()
    #expect(audit.drafts == 1)
    #expect(audit.labelled.isEmpty)
    let sure = try #require(audit.rules[RuleSeverity(rule: "leftovers/sure", severity: .error)])
    #expect((sure.findings, sure.drafts) == (2, 1))
    #expect(sure.sample.entries.map(\.place) == [DraftPlace(path: "a.txt", line: 2)])
    #expect(sure.sample.entries.map(\.count) == [2])
    let likely = try #require(audit.rules[RuleSeverity(rule: "leftovers/likely", severity: .warning)])
    #expect(likely.sample.entries.map(\.text) == ["??", "?"])
    #expect(likely.sample.entries.map(\.place.line) == [3, 5])
  }

  @Test func aFileMayMixDraftsWithLabelsAndWithout() throws {
    let results = try audit(
      """
      {"id": "a", "text": "!"}
      {"id": "b", "lines": [{"text": "x", "label": "content"}, {"text": "!", "label": "stray"}]}
      {"id": "c", "lines": [{"text": "x"}]}
      {"id": "d", "html": "<p>!</p>"}
      """, as: "a.jsonl")
    #expect(results.count == 4)
    var sum = CorpusAudit()
    for index in [0, 1, 3] { sum.add(try results[index].get()) }
    #expect(sum.drafts == 3)
    #expect(sum.labelled[""]?.drafts == 1)
    let sure = try #require(sum.rules[RuleSeverity(rule: "leftovers/sure", severity: .error)])
    #expect((sure.findings, sure.drafts) == (3, 3))
    #expect(throws: Problem.self) { try results[2].get() }
  }

  @Test func longMatchesAreShortened() throws {
    let audit = try audit("x " + String(repeating: "!", count: 500), as: "a.txt", samples: 1)[0].get()
    let sample = try #require(audit.rules.values.first?.sample.entries.first)
    #expect(sample.text == String(repeating: "!", count: 160) + "…")
  }

  /// The choice does not depend on how the drafts were shared out, and counts are exact.
  @Test func samplesOfPartsAddUp() throws {
    let drafts = (0..<60).map { draft in
      LabelledDraft(
        id: "\(draft)",
        lines: (1...20).map { LabelledLine("x " + String(repeating: "!", count: 1 + (draft * $0) % 40), .content) })
    }
    let limits = AuditLimits(samples: 4, listed: 4)
    let whole = try LintingTests.audit(drafts, limits: limits)
    var halves = try LintingTests.audit(Array(drafts[..<17]), limits: limits)
    halves.add(try LintingTests.audit(Array(drafts[17...]), limits: limits))
    let rule = RuleSeverity(rule: "leftovers/sure", severity: .error)
    let entries = try #require(whole.rules[rule]?.sample.entries)
    #expect(entries.count == 4)
    #expect(halves.rules[rule]?.sample.entries == entries)
    #expect(halves.labelled[""]?.falseAlarms.worst == whole.labelled[""]?.falseAlarms.worst)
    for entry in entries {
      let count = drafts.flatMap(\.lines).count { $0.text == "x " + entry.text }
      #expect(entry.count == count)
    }
  }
}
