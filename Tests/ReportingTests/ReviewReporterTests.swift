import Findings
import Foundation
import Linting
import SourceText
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The reports that review tools read.
@Suite struct ReviewReporterTests {
  let draft = checkedDraft("é\n“😀 BAD” MEH\n", path: "./d/a.txt", [("BAD", .error), ("MEH", .advice)]) { finding in
    finding.why = "It matters."
    if finding.severity == .error {
      finding.fixes = [Fix(title: "Drop", edits: [Edit(range: FileRange(11, 14), replacement: "x")], isSafe: true)]
    } else {
      let edits = [Edit(range: FileRange(0, 2), replacement: ""), Edit(range: FileRange(18, 21), replacement: "")]
      finding.fixes = [Fix(title: "Drop both", edits: edits, isSafe: true)]
    }
  }
  let clean = checkedDraft("x", path: "clean.txt", [])

  @Test func rdjsonCountsBytes() {
    #expect(
      report([clean, draft], with: RDJSONLinesReporter(paths: RepositoryPaths(root: "/r", folder: "/r/sub"))) == #"""
        {"message":"Seen: “BAD”.","location":{"path":"sub/d/a.txt","range":{"start":{"line":2,"column":9},"end":{"line":2,"column":12}}},"severity":"ERROR","source":{"name":"galley"},"code":{"value":"family/rule-1"},"suggestions":[{"range":{"start":{"line":2,"column":9},"end":{"line":2,"column":12}},"text":"x"}]}
        {"message":"Seen: “MEH”.","location":{"path":"sub/d/a.txt","range":{"start":{"line":2,"column":16},"end":{"line":2,"column":19}}},"severity":"INFO","source":{"name":"galley"},"code":{"value":"family/rule-2"}}

        """#)
  }

  @Test func checkstyleHasAnElementForEachDraftWithFindings() {
    #expect(
      report([clean, draft], with: CheckstyleReporter()) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <checkstyle version="4.3">
        <file name="./d/a.txt">
        <error line="2" column="4" severity="error" message="Seen: “BAD”." source="family/rule-1"/>
        <error line="2" column="9" severity="info" message="Seen: “MEH”." source="family/rule-2"/>
        </file>
        </checkstyle>

        """)
  }

  @Test func junitPassesACleanDraft() {
    #expect(
      report([clean, draft], with: JUnitReporter()) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="galley">
        <testsuite name="clean.txt" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="clean.txt" name="galley" file="clean.txt"/>
        </testsuite>
        <testsuite name="./d/a.txt" tests="2" failures="2" errors="0" skipped="0">
        <testcase classname="./d/a.txt" name="family/rule-1 (line 2, column 4)" file="./d/a.txt" line="2"><failure type="error" message="Seen: “BAD”.">./d/a.txt:2:4: error family/rule-1
        Seen: “BAD”.
        It matters.</failure></testcase>
        <testcase classname="./d/a.txt" name="family/rule-2 (line 2, column 9)" file="./d/a.txt" line="2"><failure type="advice" message="Seen: “MEH”.">./d/a.txt:2:9: advice family/rule-2
        Seen: “MEH”.
        It matters.</failure></testcase>
        </testsuite>
        </testsuites>

        """)
  }

  @Test func emptyReportsAreComplete() {
    #expect(report([clean], with: GitLabReporter(paths: RepositoryPaths())) == "[]\n")
    #expect(report([clean], with: RDJSONLinesReporter(paths: RepositoryPaths())) == "")
    #expect(
      report([], with: CheckstyleReporter())
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n</checkstyle>\n")
    #expect(
      report([], with: JUnitReporter())
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"galley\">\n</testsuites>\n")
  }

  @Test func xmlHoldsHostileTexts() throws {
    for text in [
      report(ReporterContractTests.drafts(), with: CheckstyleReporter()),
      report(ReporterContractTests.drafts(), with: JUnitReporter()),
    ] {
      let document = try XMLDocument(xmlString: text)
      let names = try document.nodes(forXPath: "//file/@name | //testsuite/@name").compactMap(\.stringValue)
      #expect(names.count == ReporterContractTests.hostile.count)
      #expect(names.contains("<b>&amp;</b>.txt"))
      #expect(names.contains("quote \" and \\ back.txt"))
      #expect(names.contains("a<U+001B>]0;title<U+0007>b<U+001B>[2J.txt"))
    }
  }

  func codeQuality(_ drafts: [CheckedDraft]) throws -> [NSDictionary] {
    let text = report(drafts, with: GitLabReporter(paths: RepositoryPaths()))
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [NSDictionary])
  }

  @Test func gitLabNamesTheRuleFirst() throws {
    let issues = try codeQuality([draft, clean])
    #expect(issues.count == 2)
    #expect(issues[0]["description"] as? String == "family/rule-1: Seen: “BAD”.")
    #expect(issues[0]["check_name"] as? String == "family/rule-1")
    #expect(issues.map { $0["severity"] as? String } == ["major", "info"])
    #expect(issues[0]["location"] as? NSDictionary == ["path": "d/a.txt", "lines": ["begin": 2]])
  }

  @Test func fingerprintsAreUniqueAndStayWhereLinesMove() throws {
    func fingerprints(_ text: String) throws -> [String] {
      let bytes = Array(text.utf8)
      let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
      let findings = bytes.indices.filter { bytes[$0...].starts(with: "BAD".utf8) }.map {
        Finding(rule: "a/b", severity: .error, range: FileRange($0, $0 + 3), match: "BAD", message: "m")
      }
      return try codeQuality([CheckedDraft(path: "a", source: source, findings: findings)])
        .compactMap { $0["fingerprint"] as? String }
    }
    let far = String(repeating: "word ", count: 20)
    let few = try fingerprints("BAD \(far) BAD \(far) BAD")
    #expect(Set(few).count == 3)
    let same = String(repeating: "\(far) BAD \(far)", count: 5)
    #expect(Set(try fingerprints(same)).count == 5)
    #expect(try fingerprints("New line.\n\(far)\n" + same).suffix(4) == (try fingerprints(same)).suffix(4))
  }

  @Test func pathsLeadFromTheRepository() {
    let paths = RepositoryPaths(root: "/r", folder: "/r/sub")
    #expect(paths.relative("../a") == "a")
    #expect(paths.relative("/r/x/./y") == "x/y")
    #expect(paths.relative("/elsewhere/a") == "/elsewhere/a")
    #expect(paths.uri("/elsewhere/a b") == "file:///elsewhere/a%20b")
    #expect(paths.uri("::error::") == "sub/%3A%3Aerror%3A%3A")
    #expect(RepositoryPaths().uri("") == ".")
  }
}
