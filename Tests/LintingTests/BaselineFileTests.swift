import Linting
import Platform
import Testing

/// A baseline that galley has written is one that galley can read.
@Suite struct BaselineFileTests {
  private func checkReading(of baseline: Baseline) {
    let (read, problems) = Baseline.read(Array(baseline.text.utf8), path: "baseline.yaml")
    #expect(problems.isEmpty)
    #expect(read.drafts == baseline.drafts)
  }

  @Test(arguments: ["leftovers/byline", "own: rules/a #1", "-", "a\nb", "é/“x”", "*"])
  func holdsRulesOfAnyName(rule: String) {
    let written = "a.txt:\n  - {rule: placeholder, match: x}\n"
    var (baseline, _) = Baseline.read(Array(written.utf8), path: "baseline.yaml")
    baseline.drafts["a.txt"]?[0].key.rule = rule
    checkReading(of: baseline)
  }

  @Test(arguments: [100, 1000, 5000]) func holdsDraftsOfAnyName(count: Int) {
    let ledger = BaselineLedger(Baseline(), file: FilePath("/drafts/baseline.yaml"))
    let names = ["é", "\u{1}"].flatMap { character in
      ["a", "b"].map { ledger.name(of: FilePath("/drafts/" + String(repeating: character, count: count) + $0)) }
    }
    #expect(Set(names).count == 4)
    var baseline = Baseline()
    let written = "a.txt:\n  - {rule: x, match: y}\n"
    let entries = Baseline.read(Array(written.utf8), path: "baseline.yaml").baseline.drafts["a.txt"]
    for name in names { baseline.drafts[name] = entries }
    checkReading(of: baseline)
  }
}
