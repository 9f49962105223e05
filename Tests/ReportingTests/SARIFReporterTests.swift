import Findings
import Foundation
import Linting
import SourceText
import Testing

@testable import Reporting

@Suite struct SARIFReporterTests {
  let rule = RuleDescription(id: "family/rule-1", title: "A rule", why: "It\nmatters.", severity: .error)

  func log(_ drafts: [CheckedDraft], paths: RepositoryPaths = RepositoryPaths()) throws -> [String: Any] {
    let text = report(drafts, with: SARIFReporter(version: "1.2.3", rules: [rule], paths: paths))
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  func results(_ log: [String: Any]) throws -> [[String: Any]] {
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    return try #require(run["results"] as? [[String: Any]])
  }

  @Test func isALogOfTheStandard() throws {
    try SARIFShape.check(log([]))
    try SARIFShape.check(log(ReporterContractTests.drafts().filter { !$0.findings[0].rule.isEmpty }))
  }

  @Test func describesRules() throws {
    let run = try #require((log([])["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "galley")
    #expect(driver["semanticVersion"] as? String == "1.2.3")
    let described = try #require((driver["rules"] as? [NSDictionary])?.first)
    #expect(
      described == [
        "id": "family/rule-1", "shortDescription": ["text": "A rule"], "fullDescription": ["text": "It matters."],
        "help": ["text": "It matters. To leave the rule out: galley --ignore family/rule-1"],
        "defaultConfiguration": ["level": "error"], "properties": ["tags": ["family"]],
      ])
  }

  @Test func countsColumnsInUTF16() throws {
    let draft = checkedDraft("é\n“😀 BAD”\n", path: "/r/a b/ü:%.txt", [("BAD", .advice)]) { finding in
      finding.message = "See [this](1)."
      finding.notes = [Note(text: "First", range: FileRange(0, 2)), Note(text: "no place")]
      finding.fixes = [
        Fix(title: "Drop", edits: [Edit(range: FileRange(11, 14), replacement: "")], isSafe: true)
      ]
    }
    let result = try #require(try results(log([draft], paths: RepositoryPaths(root: "/r"))).first)
    let artifact = ["uri": "a%20b/%C3%BC%3A%25.txt"]
    let region = ["startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 8]
    #expect(result["ruleId"] as? String == "family/rule-1")
    #expect(result["level"] as? String == "note")
    #expect(result["message"] as? [String: String] == ["text": "See [this\\](1)."])
    #expect(
      result["locations"] as? NSArray == [["physicalLocation": ["artifactLocation": artifact, "region": region]]])
    #expect(
      result["relatedLocations"] as? NSArray == [
        [
          "physicalLocation": [
            "artifactLocation": artifact,
            "region": ["startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2],
          ], "message": ["text": "First"],
        ]
      ])
    #expect(
      result["fixes"] as? NSArray == [
        [
          "description": ["text": "Drop"],
          "artifactChanges": [["artifactLocation": artifact, "replacements": [["deletedRegion": region]]]],
        ]
      ])
  }

  @Test func marksWhatIsAccepted() throws {
    var draft = checkedDraft("BAD POOR\n", [("BAD", .error), ("POOR", .warning)])
    let finding = draft.findings.removeFirst()
    draft.accepted = [AcceptedFinding(finding: finding, source: .stet, reason: "a \"joke\"")]
    var other = CheckedDraft(path: "b.txt", source: draft.source, findings: [])
    other.accepted = [AcceptedFinding(finding: finding, source: .baseline, reason: "")]
    let reporter = SARIFReporter(version: "1", rules: [], paths: RepositoryPaths(), includesAccepted: true)
    let text = report([draft, other], with: reporter)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    try SARIFShape.check(log)
    #expect(
      try results(log).map { $0["suppressions"] as? [[String: String]] } == [
        nil, [["kind": "inSource", "status": "accepted", "justification": "a \"joke\""]],
        [["kind": "external", "status": "accepted"]],
      ])
    #expect(try results(self.log([draft, other])).count == 1)
  }

  /// The vectors of github/codeql-action's tests.
  @Test func hashesLinesAsGitHubDoes() {
    func hashes(_ text: String) -> [String] {
      let bytes = Array(text.utf8)
      return LineHashes(DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)).lines
    }
    let lines = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
    #expect(hashes("") == ["c129715d7a2bc9a3:1"])
    #expect(hashes(" a\nb\n  \t\tc\n d") == lines)
    #expect(hashes(" a\r\nb\r\n  \t\tc\r\n d") == lines)
    #expect(hashes(" a\rb\r  \t\tc\r d") == lines)
  }

  @Test func hashesOfEqualLinesAreNumbered() {
    let bytes = Array((String(repeating: "x\n", count: 300)).utf8)
    let lines = LineHashes(DecodedText(bytes: bytes, map: SourceMap(identity: bytes.count), encoding: .utf8)).lines
    #expect(lines.count == 301)
    #expect(Set(lines).count == 301)
    #expect(lines[1] == lines[0].dropLast() + "2")
  }

  @Test func saysWhetherEverythingWasRead() {
    var reporter = SARIFReporter(version: "1", rules: [], paths: RepositoryPaths())
    var summary = RunSummary()
    summary.failed = 1
    #expect(
      String(decoding: reporter.end(summary), as: UTF8.self).hasSuffix(
        "\"invocations\":[{\"executionSuccessful\":false}]}]}\n"))
  }
}

/// The objects of a SARIF 2.1.0 log that galley writes: the keys each may and must have. The schema of the standard
/// (Schemata/sarif-schema-2.1.0.json of oasis-tcs/sarif-spec) allows no others, and in most lists no equal elements.
private enum SARIFShape {
  static func check(_ log: [String: Any]) throws {
    try check(log, "log")
  }

  /// For each kind of object its keys with the kind of their values; `!` marks those that must be there.
  private static let kinds: [String: [String: String]] = [
    "log": ["$schema!": "uri", "version!": "version", "runs!": "[run]"],
    "run": [
      "tool!": "tool", "columnKind!": "columnKind", "results!": "[result]", "invocations": "[invocation]",
    ],
    "tool": ["driver!": "driver"],
    "driver": ["name!": "text", "semanticVersion": "text", "rules": "[rule]"],
    "rule": [
      "id!": "text", "shortDescription!": "message", "fullDescription!": "message", "help!": "message",
      "defaultConfiguration": "configuration", "properties": "properties",
    ],
    "configuration": ["level!": "level"],
    "properties": ["tags!": "[text]"],
    "message": ["text!": "text"],
    "result": [
      "ruleId!": "text", "level!": "level", "message!": "message", "locations!": "[location]",
      "relatedLocations": "[location]", "partialFingerprints!": "fingerprints", "fixes": "[fix]",
      "suppressions": "[suppression]",
    ],
    "suppression": ["kind!": "suppressionKind", "status": "suppressionStatus", "justification": "text"],
    "location": ["physicalLocation!": "physicalLocation", "message": "message"],
    "physicalLocation": ["artifactLocation!": "artifactLocation", "region!": "region"],
    "artifactLocation": ["uri!": "uri"],
    "region": ["startLine!": "number", "startColumn!": "number", "endLine!": "number", "endColumn!": "number"],
    "fingerprints": ["primaryLocationLineHash": "text", "galley/v1!": "text"],
    "fix": ["description": "message", "artifactChanges!": "[artifactChange]"],
    "artifactChange": ["artifactLocation!": "artifactLocation", "replacements!": "[replacement]"],
    "replacement": ["deletedRegion!": "region", "insertedContent": "message"],
    "invocation": ["executionSuccessful!": "boolean"],
  ]

  private static func check(_ value: Any, _ kind: String) throws {
    if kind.hasPrefix("[") {
      let elements = try #require(value as? [Any], "\(kind)")
      // Only lists of rules and results may be empty.
      #expect(!elements.isEmpty || kind == "[rule]" || kind == "[result]" || kind == "[text]", "\(kind)")
      #expect(Set(elements.compactMap { $0 as? NSObject }).count == elements.count || kind == "[result]", "\(kind)")
      for element in elements { try check(element, String(kind.dropFirst().dropLast())) }
    } else if let keys = kinds[kind] {
      let object = try #require(value as? [String: Any], "\(kind)")
      let allowed = Dictionary(uniqueKeysWithValues: keys.map { (String($0.split(separator: "!")[0]), $1) })
      for (key, value) in object { try check(value, #require(allowed[key], "\(key) in \(kind)")) }
      for key in keys.keys where key.hasSuffix("!") {
        #expect(object[String(key.dropLast())] != nil, "\(key) in \(kind)")
      }
    } else {
      try checkScalar(value, kind)
    }
  }

  private static func checkScalar(_ value: Any, _ kind: String) throws {
    switch kind {
    case "number": #expect(try #require(value as? Int) >= 1)
    case "boolean": #expect(value is Bool)
    case "level": #expect(["note", "warning", "error"].contains(value as? String))
    case "columnKind": #expect(["utf16CodeUnits", "unicodeCodePoints"].contains(value as? String))
    case "suppressionKind": #expect(["inSource", "external"].contains(value as? String))
    case "suppressionStatus": #expect(value as? String == "accepted")
    case "version": #expect(value as? String == "2.1.0")
    case "uri":
      let uri = try #require(value as? String)
      #expect(!uri.isEmpty)
      #expect(uri.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>\"{}|\\^`".utf8.contains($0) }, "\(uri)")
    default: #expect(try #require(value as? String).isEmpty == false, "\(kind)")
    }
  }
}
