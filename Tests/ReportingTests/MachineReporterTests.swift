import Findings
import Linting
import Reporting
import SourceText
import Testing

@Suite struct MachineReporterTests {
  let draft = checkedDraft("Titel é\n“😀 BAD”\n", [("BAD", .error)]) { finding in
    finding.evidence = [Evidence(text: "says “x”", score: 1.5), Evidence(text: "n", score: .nan)]
    finding.fixes = [
      Fix(title: "Drop \"it\"", edits: [Edit(range: FileRange(17, 20), replacement: "a\tb\\")], isSafe: true)
    ]
  }

  @Test func conciseIsOneLineAFinding() {
    #expect(
      report([draft, draft], with: ConciseReporter())
        == String(
          repeating: "a.txt:2:4: error family/rule-1 Seen: “BAD”.\n", count: 2))
  }

  @Test func jsonLinesKeepTheirContract() {
    #expect(
      report([draft, checkedDraft("x", []), checkedDraft("x", path: "b", [("x", .advice)])], with: JSONLinesReporter())
        == #"""
        {"path":"a.txt","rule":"family/rule-1","family":"family","severity":"error","message":"Seen: “BAD”.","match":"BAD","start":{"byte":17,"line":2,"column":4},"end":{"byte":20,"line":2,"column":7},"evidence":[{"text":"says “x”","score":1.5},{"text":"n","score":null}],"fix":{"title":"Drop \"it\"","safe":true,"edits":[{"start":{"byte":17,"line":2,"column":4},"end":{"byte":20,"line":2,"column":7},"replacement":"a\tb\\"}]}}
        {"path":"b","rule":"family/rule-1","family":"family","severity":"advice","message":"Seen: “x”.","match":"x","start":{"byte":0,"line":1,"column":1},"end":{"byte":1,"line":1,"column":2},"evidence":[],"fix":null}
        {"summary":{"read":3,"drafts":2,"failed":0,"errors":1,"warnings":0,"advice":1}}

        """#)
  }

  @Test func findingsOfOneRuleHaveTheirOwnSeverityAndMessage() {
    let found: [(match: String, severity: Severity)] = [("a", .error), ("b", .error), ("c", .advice), ("a", .error)]
    let draft = checkedDraft("a b c", found) { $0.rule = "family/rule" }
    let heads = report([draft], with: JSONLinesReporter()).split(separator: "\n").dropLast().compactMap {
      $0.split(separator: #"match":"#).first
    }
    let expected = draft.findings.map { finding in
      #"{"path":"a.txt","rule":"family/rule","family":"family","severity":"\#(finding.severity)","#
        + #""message":"\#(finding.message)",""#
    }
    #expect(heads.map(String.init) == expected)
  }

  @Test func jsonIsOneDocument() {
    let plain = checkedDraft("x", [("x", .advice)])
    let object =
      #"{"path":"a.txt","rule":"family/rule-1","family":"family","severity":"advice","message":"Seen: “x”.","match":"x","#
      + #""start":{"byte":0,"line":1,"column":1},"end":{"byte":1,"line":1,"column":2},"evidence":[],"fix":null}"#
    #expect(
      report([plain, plain], with: JSONReporter(), countingRules: true) == """
        {"findings":[
        \(object),
        \(object)
        ],"summary":{"read":2,"drafts":2,"failed":0,"errors":0,"warnings":0,"advice":2,"rules":{"family/rule-1":2}}}

        """)
    #expect(
      report([], with: JSONReporter()) == """
        {"findings":[
        ],"summary":{"read":0,"drafts":0,"failed":0,"errors":0,"warnings":0,"advice":0}}

        """)
  }

  @Test func positionsLeadBackToOtherEncodings() throws {
    // “ü BAD” as UTF-16 with its mark: two bytes a character.
    let text = Array("ü\nBAD".utf8)
    var map = SourceMap()
    map.append(units: 1, textUnit: 2, file: 2, fileUnit: 2)
    map.append(units: 4, textUnit: 1, file: 4, fileUnit: 2)
    let source = DecodedText(bytes: text, map: map, encoding: .utf16LittleEndian)
    let finding = Finding(
      rule: "a/b", severity: .error, range: map.fileRange(of: TextRange(3, 6)), match: "BAD", message: "m")
    let draft = CheckedDraft(path: "u.txt", source: source, findings: [finding])
    let line = report([draft], with: JSONLinesReporter()).split(separator: "\n")[0]
    #expect(line.contains(#""start":{"byte":6,"line":2,"column":1},"end":{"byte":12,"line":2,"column":4}"#))
  }

  @Test func byteOrderMarkCountsAsNoColumn() {
    let source = DecodedText(bytes: Array("BAD".utf8), map: SourceMap(identity: 3, from: 3), encoding: .utf8)
    let finding = Finding(rule: "a/b", severity: .error, range: FileRange(3, 6), match: "BAD", message: "m")
    let draft = CheckedDraft(path: "u.txt", source: source, findings: [finding])
    let line = report([draft], with: JSONLinesReporter()).split(separator: "\n")[0]
    #expect(line.contains(#""start":{"byte":3,"line":1,"column":1},"end":{"byte":6,"line":1,"column":4}"#))
  }

  @Test func everyKindOfLineEndingCounts() {
    let draft = checkedDraft("a\rb\r\nc\n\r\u{2028}X", [("X", .error)])
    #expect(report([draft], with: ConciseReporter()) == "a.txt:5:2: error family/rule-1 Seen: “X”.\n")
  }

  @Test func manyFindingsInOneLongLineAreCountedInOnePass() {
    let text = String(repeating: "é ", count: 200_000)
    let bytes = Array(text.utf8)
    let source = DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)
    let findings = (0..<100_000).map { number in
      Finding(rule: "a/b", severity: .advice, range: FileRange(number * 6, number * 6 + 2), match: "é", message: "m")
    }
    let draft = CheckedDraft(path: "a", source: source, findings: findings)
    let lines = report([draft], with: ConciseReporter()).split(separator: "\n")
    #expect(lines.count == 100_000)
    #expect(lines.last == "a:1:399997: advice a/b m")
    // Each of these is longer than a piece of a report.
    let json = report([draft], with: JSONReporter())
    let objects = json.utf8.split(separator: 0x0A).filter { $0.starts(with: "{\"path\"".utf8) }
    #expect(objects.count == 100_000)
    #expect(objects.dropLast().allSatisfy { $0.last == UInt8(ascii: ",") })
    let jsonLines = report([draft], with: JSONLinesReporter()).utf8.split(separator: 0x0A)
    #expect(jsonLines.count == 100_001)
    #expect(zip(objects, jsonLines).allSatisfy { $0.starts(with: $1) })
  }
}
