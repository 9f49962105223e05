import Findings
import Foundation
import Linting
import Platform
import Testing

@testable import GalleyCommand

@Suite struct WatchTests {
  private func session(_ folder: Folder, rules: [String] = [], select: [String] = ["leftovers"]) -> WatchSession {
    var request = RuleRequest()
    request.select = rules.isEmpty ? select : []
    request.includesBundled = rules.isEmpty
    request.paths = rules.map { folder.path + "/" + $0 }
    return WatchSession(
      paths: [folder.path + "/drafts"], request: request, configuration: { ConfigurationFinder() },
      severity: .warning, loader: DraftLoader(encoding: nil))
  }

  /// Writes a file as one that is newer than it was.
  private func write(_ text: String, to name: String, in folder: Folder) throws {
    let path = folder.path + "/" + name
    let old = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    try Data(text.utf8).write(to: URL(filePath: path))
    let date = (old ?? Date()).addingTimeInterval(1)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
  }

  private func report(_ session: WatchSession, _ folder: Folder) -> String {
    session.report(colour: false, width: 100).replacingOccurrences(of: folder.path + "/drafts/", with: "")
  }

  private func expectUpdate(
    of session: inout WatchSession, _ expected: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let isNew = session.update()
    #expect(isNew == expected, sourceLocation: sourceLocation)
  }

  private let watching = "Watching for changes; Ctrl-C ends it."

  @Test func obeysStetComments() throws {
    let folder = try Folder(["drafts/a.md": "<!-- stet: on purpose -->\n\nRelated Posts\n"])
    var session = session(folder)
    expectUpdate(of: &session)
    #expect(report(session, folder) == "No findings (1 draft read)\n" + watching)
  }

  @Test func reportsAgainWhenADraftChanges() throws {
    let folder = try Folder(["drafts/a.txt": "Related Posts\n", "drafts/b.txt": "Related Posts\n"])
    var session = session(folder)
    expectUpdate(of: &session)
    expectUpdate(of: &session, false)
    let both = report(session, folder)
    #expect(both.contains("a.txt:1:1 error leftovers/related-posts\n"))
    #expect(both.contains("b.txt:1:1 error leftovers/related-posts\n"))
    #expect(both.hasSuffix("\n\n2 errors in 2 drafts (2 read)\n" + watching))

    try write("The council met.\n\nRelated Posts\n", to: "drafts/a.txt", in: folder)
    expectUpdate(of: &session)
    let one = report(session, folder)
    #expect(one.hasPrefix("a.txt:3:1 error leftovers/related-posts\n"))
    #expect(one.hasSuffix("\n\nb.txt: 1 error\n\n2 errors in 2 drafts (2 read)\n" + watching))

    try write("The council met.\n", to: "drafts/a.txt", in: folder)
    expectUpdate(of: &session)
    #expect(report(session, folder) == "b.txt: 1 error\n\n1 error in 1 draft (2 read)\n" + watching)
  }

  @Test func draftsMayComeAndGo() throws {
    let folder = try Folder(["drafts/a.txt": "The council met.\n"])
    var session = session(folder)
    expectUpdate(of: &session)
    #expect(report(session, folder) == "No findings (1 draft read)\n" + watching)
    try write("Related Posts\n", to: "drafts/b.txt", in: folder)
    expectUpdate(of: &session)
    #expect(report(session, folder).hasSuffix("\n\n1 error in 1 draft (2 read)\n" + watching))
    try FileManager.default.removeItem(atPath: folder.path + "/drafts/b.txt")
    expectUpdate(of: &session)
    expectUpdate(of: &session, false)
    #expect(report(session, folder) == "No findings (1 draft read)\n" + watching)
    try FileManager.default.removeItem(atPath: folder.path + "/drafts")
    expectUpdate(of: &session)
    #expect(report(session, folder).contains("/drafts: no such file or folder\n"))
    expectUpdate(of: &session, false)
  }

  @Test func rulesMayChange() throws {
    let rule = """
      title: Word
      message: “{match}” is a word.
      find: {phrases: [fnord]}
      examples: {flagged: [A ⟦fnord⟧], clean: [None]}

      """
    let folder = try Folder(["drafts/a.txt": "A fnord and a gnord.\n", "rules/house/word.yaml": rule])
    var session = session(folder, rules: ["rules"])
    expectUpdate(of: &session)
    #expect(report(session, folder).hasPrefix("a.txt:1:3 warning house/word\n"))
    try write(rule.replacingOccurrences(of: "fnord", with: "gnord"), to: "rules/house/word.yaml", in: folder)
    expectUpdate(of: &session)
    #expect(report(session, folder).hasPrefix("a.txt:1:15 warning house/word\n"))
    try write("title: [", to: "rules/house/word.yaml", in: folder)
    expectUpdate(of: &session)
    #expect(report(session, folder).contains("word.yaml:1:"))
  }

  @Test func configurationsMayChange() throws {
    let folder = try Folder(["drafts/a.txt": "Related Posts\n", ".git/HEAD": ""])
    var session = session(folder, select: [])
    expectUpdate(of: &session)
    #expect(report(session, folder).contains("a.txt:1:1 error"))
    try write("ignore: [leftovers/related-posts]\n", to: ".galley.yaml", in: folder)
    expectUpdate(of: &session)
    expectUpdate(of: &session, false)
    #expect(!report(session, folder).contains("leftovers/related-posts"))
    try write("ignor: [x]\n", to: ".galley.yaml", in: folder)
    expectUpdate(of: &session)
    #expect(report(session, folder).contains("did you mean “ignore”?"))
  }

  @Test func baselinesMayChange() throws {
    let folder = try Folder(["drafts/a.txt": "Related Posts\n"])
    let file = folder.path + "/b.yaml"
    var session = WatchSession(
      paths: [folder.path + "/drafts"], request: RuleRequest(), configuration: { ConfigurationFinder(isOff: true) },
      acceptance: AcceptanceRequest(baseline: FilePath(file)), severity: .warning, loader: DraftLoader(encoding: nil))
    expectUpdate(of: &session)
    #expect(report(session, folder).contains("a.txt:1:1 error leftovers/related-posts\n"))
    #expect(report(session, folder).contains("galley: \(file): no such file or folder\n"))
    expectUpdate(of: &session, false)
    try write("a: [{rul: x}]\n", to: "b.yaml", in: folder)
    expectUpdate(of: &session)
    #expect(report(session, folder).contains("b.yaml:1:6: error: unknown key “rul” in an entry\n"))
    expectUpdate(of: &session, false)
    try FileManager.default.removeItem(atPath: file)
    let accept = ["accept", folder.path + "/drafts/a.txt:1", "--reason", "so", "--baseline", file, "--no-config"]
    #expect(outcome { Galley.run(accept, console: $0) }.status == .clean)
    expectUpdate(of: &session)
    #expect(report(session, folder) == "No findings (1 draft read)\n" + watching)
    try write("Related Posts\n\nRelated Posts\n", to: "drafts/a.txt", in: folder)
    expectUpdate(of: &session)
    #expect(report(session, folder).hasSuffix("1 error in 1 draft (1 read)\n" + watching))
  }

  @Test func oneConfigurationHoldsOrNone() {
    let result = outcome { Galley.run(["watch", "--config", "a.yaml", "--no-config", "x"], console: $0) }
    #expect(result.status == .failed)
    #expect(result.errors.hasPrefix("Error: --config and --no-config do not go together."))
  }

  @Test func whatCannotBeReadIsNamed() throws {
    let folder = try Folder(["drafts/a.txt": "x"])
    try Data([0x42, 0xFF]).write(to: URL(filePath: folder.path + "/drafts/b.txt"))
    var session = session(folder)
    expectUpdate(of: &session)
    #expect(report(session, folder).contains("galley: b.txt:1:2: "))
    #expect(report(session, folder).hasSuffix("No findings (1 draft read, 1 not read)\n" + watching))
    expectUpdate(of: &session, false)
  }

  @Test func standardInputCannotBeWatched() {
    let result = outcome { Galley.run(["watch", "-"], console: $0) }
    #expect(result.status == .failed)
    #expect(result.errors.hasPrefix("Error: Standard input cannot be watched"))
  }
}
