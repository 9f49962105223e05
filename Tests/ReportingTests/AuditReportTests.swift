import Drafts
import Findings
import Linting
import Reporting
import SourceText
import Testing

@Suite struct AuditReportTests {
  /// Flags whole lines that begin with `Menu` as errors, and `wow` as hype.
  struct LineLinter: DraftLinter {
    func findings(in draft: Draft) -> [Finding] {
      var findings: [Finding] = []
      var start = 0
      for line in draft.text.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let text = String(decoding: line, as: UTF8.self)
        let range = draft.map.fileRange(of: TextRange(start, start + line.count))
        if text.hasPrefix("Menu") {
          findings.append(
            Finding(
              rule: "leftovers/menu", severity: .error, range: range, match: text, message: "Delete it.",
              evidence: [Evidence(text: "a short line", score: 1.25), Evidence(text: "in \u{1B}", score: -0.5)]))
        }
        if text == "wow" {
          findings.append(
            Finding(rule: "hyperbole/wow", severity: .advice, range: range, match: text, message: "Say it plainly."))
        }
        start += line.count + 1
      }
      return findings
    }
  }

  func audit(listed: Int) throws -> CorpusAudit {
    var leaky = LabelledDraft(
      id: "one", flavour: "leaky",
      lines: [
        LabelledLine("Menu", .stray, category: "nav"), LabelledLine("Menu of the day: soup\u{7}", .content),
        LabelledLine("A chair on the pier", .stray, category: "caption"), LabelledLine("wow", .content),
      ])
    leaky.style = "prose"
    var clean = LabelledDraft(
      id: "two", flavour: "clean", lines: [LabelledLine("The pier is open.", .content), LabelledLine("wow", .content)])
    clean.kind = "news"
    let auditor = DraftAuditor(linter: LineLinter(), limits: AuditLimits(samples: 2, listed: listed))
    var audit = CorpusAudit()
    for draft in [leaky, clean] { audit.add(try auditor.audit(draft)) }
    return audit
  }

  @Test func printsTables() throws {
    #expect(
      try AuditText(audit(listed: 2), width: 60).text == """
        Findings by rule (2 drafts read)
        findings  drafts  severity  rule
               2       2    advice  hyperbole/wow
                                      one:4  wow ×2
               2       1     error  leftovers/menu
                                      one:1  Menu
                                      one:2  Menu of the day: soup<…

        clean: 1 draft, 0 stray lines, 2 lines of content

        findings  per 1,000 clean words  severity  rule for other things
               1                200.000    advice  hyperbole/wow

        drafts  words  stray, per 1,000: error  error+warning    all  hyperbole  drafts without stray lines
             1      5                    0.000          0.000  0.000    200.000  all
             1      5                    0.000          0.000  0.000    200.000  external
             1      5                    0.000          0.000  0.000    200.000  kind news

        leaky: 1 draft, 2 stray lines, 2 lines of content

        precision  recall     F1  by characters: precision  recall     F1  mean F1 of drafts  silent  findings that count
            0.500   0.500  0.500                     0.154   0.174  0.163              0.500       –  error
            0.500   0.500  0.500                     0.154   0.174  0.163              0.500       –  error+warning
            0.500   0.500  0.500                     0.154   0.174  0.163              0.500       –  all
            0.500   0.500  0.500                     0.154   0.174  0.163              0.500       –  error, style prose
            0.500   0.500  0.500                     0.154   0.174  0.163              0.500       –  error+warning, style prose
            0.500   0.500  0.500                     0.154   0.174  0.163              0.500       –  all, style prose

        stray lines  recall: error  error+warning    all  kind of line
                  1          0.000          0.000  0.000  caption
                  1          1.000          1.000  1.000  nav

        findings  lines: stray  content  precision  recall     F1  precision by characters  per 1,000 clean words  severity  rule
               2             1        1      0.500   0.500  0.500                    0.154                      –     error  leftovers/menu

        findings  per 1,000 clean words  severity  rule for other things
               1                      –    advice  hyperbole/wow

        False alarms, the worst first
          error leftovers/menu one:2  Menu of the day: soup<U+0007>
            a short line (+1.25), in <U+001B> (−0.50)

        Missed: caption (1 line)
          one:3  A chair on the pier

        """)
  }

  @Test func saysThatThereIsNothing() {
    var audit = CorpusAudit()
    audit.failed = 2
    #expect(AuditText(audit, width: 80).text == "Findings by rule (0 drafts read, 2 not read)\nnone\n")
    #expect(AuditJSON(audit).text == "{\"drafts\":0,\"failed\":2,\"rules\":[],\"labelled\":[]}\n")
  }

  @Test func printsJSON() throws {
    let text = try AuditJSON(audit(listed: 1)).text
    #expect(
      text.hasPrefix("{\"drafts\":2,\"failed\":0,\"rules\":[{\"rule\":\"hyperbole/wow\",\"severity\":\"advice\","))
    #expect(text.hasSuffix("}\n"))
    #expect(text.count { $0 == "\n" } == 1)
    for part in [
      #""samples":[{"path":"one","line":4,"text":"wow","count":2}]"#,
      #"{"flavour":"leaky","drafts":1,"lines":{"content":2,"stray":2,"ignore":0,"blank":0},"scores":[{"drafts":"all","tier":"error","lines":{"hits":1,"falseAlarms":1,"misses":1,"precision":0.5,"recall":0.5,"f1":0.5}"#,
      #""meanF1":0.5,"silent":null}"#,
      #"{"category":"nav","lines":1,"recall":{"error":1.0,"error+warning":1.0,"all":1.0}}"#,
      #"{"rule":"hyperbole/wow","severity":"advice","findings":1,"lines":null,"characters":null,"inCleanDrafts":1,"perThousandWords":200.0}"#,
      #"{"group":"external","drafts":1,"words":5,"perThousandWords":{"error":0.0,"error+warning":0.0,"all":0.0,"hyperbole":200.0}}"#,
      #""falseAlarms":[{"rule":"leftovers/menu","severity":"error","path":"one","line":2,"text":"Menu of the day: soup\u0007","evidence":[{"text":"a short line","score":1.25},{"text":"in \u001B","score":-0.5}]}]"#,
      #""misses":[{"category":"caption","lines":[{"path":"one","line":3,"text":"A chair on the pier","count":1}]}]"#,
    ] { #expect(text.contains(part), "\(part) is missing in \(text)") }
  }

  @Test func listsNothingUnasked() throws {
    let text = try AuditText(audit(listed: 0), width: 60).text
    #expect(!text.contains("False alarms"))
    #expect(!text.contains("Missed"))
  }
}

extension AuditJSON {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
