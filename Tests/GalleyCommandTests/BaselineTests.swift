import Foundation
import GalleyCommand
import Testing

/// `--baseline`, `--write-baseline`, `--show-accepted` and `galley accept`.
@Suite struct BaselineTests {
  private let share = "Share this article\n"
  private let hype = "It is a game changer, and it will agree to repair the bridge.\n"

  private struct Site {
    let folder: Folder

    init(_ files: [String: String]) throws {
      folder = try Folder(files.merging(["baseline.yaml": "# nothing yet\n"]) { own, _ in own })
    }

    var baseline: String { folder.path + "/baseline.yaml" }

    func write(_ text: String, to name: String) throws {
      try text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
    }

    func run(_ arguments: [String], environment: [String: String] = [:]) -> Outcome {
      var result = outcome(environment) { Galley.run(arguments + ["--baseline", baseline], console: $0) }
      result.output = result.output.replacing(folder.path + "/", with: "")
      result.errors = result.errors.replacing(folder.path + "/", with: "")
      return result
    }

    /// What is found, as `path:line:column rule`.
    func found(_ options: [String] = []) -> [String] {
      run([folder.path, "--format", "concise", "-q", "--no-config"] + options).output.split(separator: "\n").map {
        line in
        let words = line.split(separator: " ")
        return "\(words[0].dropLast()) \(words[2].split(separator: "/").last ?? "")"
      }
    }

    func accept(_ place: String, _ options: [String] = []) -> Outcome {
      run(["accept", "\(folder.path)/\(place)", "--reason", "We do."] + options)
    }
  }

  @Test func whatIsWrittenIsAcceptedAndWhatIsNewIsNot() throws {
    let site = try Site(["a.md": share + "\n" + hype, "b.md": hype])
    let written = site.run([site.folder.path, "--write-baseline", "--reason", "as of today"])
    #expect(
      written
        == Outcome(
          status: .clean, output: "", errors: "baseline.yaml accepts 3 findings: 3 more than before, 0 gone.\n"))
    #expect(site.found() == [])
    // Moved and wrapped anew, with words around.
    try site.write(
      "A new paragraph of the draft.\n\nIt is a game changer,\nand it will agree\nto repair the bridge.\n\n" + share,
      to: "a.md")
    #expect(site.found() == [])
    // A second copy is new, in the same draft and in another.
    try site.write(share + "\n" + hype + "\n" + share, to: "a.md")
    try site.write(share + "\n" + hype, to: "b.md")
    #expect(site.found() == ["a.md:5:1 share-row", "b.md:1:1 share-row"])
    // The same words in another block are new.
    try site.write("Our game changer of the year is a bridge.\n", to: "b.md")
    #expect(site.found().last == "b.md:1:5 game-changers")
  }

  /// Lines of plain text that are too few to show that they were wrapped.
  @Test func aShortParagraphOfPlainTextMayBeWrappedAnew() throws {
    let long = "The board met. It is a game changer, says Anna. Nobody else was asked.\n"
    let wrapped = "The board met.\nIt is a game changer, says Anna.\nNobody else was asked.\n"
    for (before, after) in [(long, wrapped), (wrapped, long)] {
      let site = try Site(["a.txt": "A title of it\n\n" + before])
      #expect(site.found() == [before == long ? "a.txt:3:24 game-changers" : "a.txt:4:9 game-changers"])
      _ = site.run([site.folder.path, "--write-baseline"])
      try site.write("A title of it\n\nNews of the day.\n\n" + after, to: "a.txt")
      #expect(site.found() == [])
      #expect(site.run([site.folder.path]).errors == "")
      // A second copy is new all the same.
      try site.write("A title of it\n\n" + after + "\n" + after, to: "a.txt")
      #expect(site.found(["--select", "hyperbole"]).count == 1)
      try site.write("A title of it\n\n" + after.replacing("Nobody", with: "Somebody"), to: "a.txt")
      #expect(site.found().count == 1)
    }
  }

  @Test func linesBesideAnAcceptedOneMayChange() throws {
    let site = try Site(["a.txt": share + "The board met.\n"])
    _ = site.run([site.folder.path, "--write-baseline"])
    try site.write("The board met twice.\n" + share + "Nobody came.\n", to: "a.txt")
    #expect(site.found() == [])
  }

  @Test func picturesInAParagraphDoNotHideIt() throws {
    let site = try Site(["a.md": "A ![pier](a.png) by the sea is a game changer.\n\nThe end.\n"])
    _ = site.run([site.folder.path, "--write-baseline"])
    try site.write("Our ![pier](a.png) is a game changer.\n\nThe end.\n", to: "a.md")
    #expect(site.found() == ["a.md:1:25 game-changers"])
  }

  @Test func whatIsAcceptedMayBeReportedAsSARIF() throws {
    let site = try Site(["a.md": share + "\n<!-- stet: as said -->\n" + hype + "\nRelated Posts\n"])
    _ = site.accept("a.md:1")
    let file = site.folder.path + "/out.sarif"
    let options = ["--no-config", "--show-accepted"]
    let listed = site.run([site.folder.path + "/a.md", "--output", "sarif:" + file] + options)
    #expect(listed.output.hasSuffix("2 accepted findings (1 draft read)\n"))
    let printed = site.run([site.folder.path + "/a.md", "--format", "sarif"] + options)
    #expect(printed.status == .clean)
    let report = try String(contentsOfFile: file, encoding: .utf8)
    #expect(report.contains(#""suppressions":[{"kind":"external","status":"accepted","justification":"We do."}]"#))
    #expect(report.contains(#""suppressions":[{"kind":"inSource","status":"accepted","justification":"as said"}]"#))
    #expect(report.split(separator: "\"ruleId\"").count == 4)
    // Without the option they are not in it: GitHub would take them for open.
    let usual = site.run([site.folder.path + "/a.md", "--format", "sarif", "--no-config"])
    #expect(!usual.output.contains("suppressions"))
    for wrong in [["--format", "json"], ["--output", "junit:x.xml"], ["--format", "github"]] {
      let refused = site.run([site.folder.path, "--show-accepted"] + wrong)
      #expect(refused.status == .failed)
      #expect(refused.errors.hasPrefix("Error: --show-accepted goes with the formats human, its list, and sarif."))
    }
  }

  @Test func oneLineIsAcceptedWithAReason() throws {
    let site = try Site(["a.md": share + "\n" + share + "\n" + hype])
    let result = site.accept("a.md:3:1:")
    #expect(
      result
        == Outcome(
          status: .clean, output: "Accepted in baseline.yaml:\n  leftovers/share-row “Share this article”\n", errors: ""
        ))
    #expect(site.found() == ["a.md:1:1 share-row", "a.md:5:9 game-changers"])
    let shown = site.run([site.folder.path, "--show-accepted"])
    #expect(
      shown
        == Outcome(
          status: .clean,
          output:
            "a.md:3:1: leftovers/share-row “Share this article” (baseline): We do.\n1 accepted finding (1 draft read)\n",
          errors: ""))
    #expect(
      site.accept("a.md:3").errors
        == "galley: a.md: no finding begins in line 3; that of leftovers/share-row is let stand already\n")
    #expect(site.accept("a.md:2").errors == "galley: a.md: no finding begins in line 2; the nearest is in line 1\n")
    #expect(site.accept("a.md:5", ["--rule", "leftovers"]).status == .failed)
    #expect(site.accept("a.md:5", ["--rule", "hyperbole"]).status == .clean)
    #expect(site.found() == ["a.md:1:1 share-row"])
    // The first copy goes; the second is still the accepted one.
    try site.write(share + "\n" + hype, to: "a.md")
    #expect(site.found() == [])
  }

  @Test func itShrinksByItselfAndNotInCI() throws {
    let site = try Site(["a.md": share + "\n" + hype, "b.md": hype])
    _ = site.run([site.folder.path, "--write-baseline"])
    try site.write(hype, to: "a.md")
    let text = try String(contentsOfFile: site.baseline, encoding: .utf8)
    let told = site.run([site.folder.path], environment: ["CI": "true"])
    #expect(
      told.errors
        == "1 entry of baseline.yaml matches nothing any more. Run galley outside of CI to remove what is stale.\n")
    for options in [["--select", "punctuation"], ["--ignore", "leftovers"], ["--show-accepted"]] {
      #expect(site.run([site.folder.path] + options).errors == "")
    }
    #expect(site.run([site.folder.path + "/b.md"]).errors == "")
    #expect(try String(contentsOfFile: site.baseline, encoding: .utf8) == text)
    #expect(site.run([site.folder.path]).errors == "1 entry of baseline.yaml matches nothing any more: removed.\n")
    #expect(
      site.run([site.folder.path]) == Outcome(status: .clean, output: "No findings (2 drafts read)\n", errors: ""))
    try FileManager.default.removeItem(atPath: site.folder.path + "/b.md")
    #expect(site.run([site.folder.path]).errors == "1 entry of baseline.yaml matches nothing any more: removed.\n")
    // Nothing makes it grow but being told to.
    try site.write(share + "\n" + hype, to: "a.md")
    #expect(site.found() == ["a.md:1:1 share-row"])
    #expect(site.found() == ["a.md:1:1 share-row"])
  }

  @Test func entriesOfRulesThatDidNotRunStay() throws {
    let site = try Site(["a.md": share + "\n" + hype, "c.yaml": "ignore: leftovers\n"])
    _ = site.run([site.folder.path + "/a.md", "--write-baseline", "--no-config", "--reason", "old"])
    let text = try String(contentsOfFile: site.baseline, encoding: .utf8)
    let draft = site.folder.path + "/a.md"
    let house = site.folder.path + "/house.yaml"
    try site.write(
      "title: House\nmessage: Seen.\nfind: {phrases: [fnord]}\nexamples: {flagged: [⟦fnord⟧], clean: [b]}\n",
      to: "house.yaml")
    for options in [
      ["--config", site.folder.path + "/c.yaml"], ["--no-bundled-rules", "--rules", house, "--no-config"],
      ["--write-baseline", "--config", site.folder.path + "/c.yaml"],
      ["--write-baseline", "--select", "punctuation", "--no-config"],
      ["--write-baseline", "--no-bundled-rules", "--rules", house, "--no-config"],
    ] {
      let result = site.run([draft, "--format", "concise"] + options)
      #expect(result.status == .clean)
      let kept = try String(contentsOfFile: site.baseline, encoding: .utf8)
      #expect(kept.split(separator: "\n").sorted() == text.split(separator: "\n").sorted())
    }
  }

  @Test func writingAgainKeepsReasonsAndOtherDrafts() throws {
    let site = try Site(["a.md": share + "\n" + hype, "b.md": hype])
    _ = site.accept("a.md:1")
    _ = site.run([site.folder.path, "--write-baseline", "--reason", "old"])
    let result = site.run([site.folder.path + "/a.md", "--write-baseline", "--reason", "new"])
    #expect(result.errors == "baseline.yaml accepts 3 findings: 0 more than before, 0 gone.\n")
    let shown = site.run([site.folder.path, "--show-accepted"]).output.split(separator: "\n").dropLast()
    #expect(shown.map { $0.split(separator: ": ").last ?? "" } == ["We do.", "old", "old"])
  }

  @Test func whatIsAcceptedIsNotFixed() throws {
    let site = try Site(["a.md": share + "\nThe  game changer came.\n\nThe  end.\n"])
    _ = site.accept("a.md:1")
    _ = site.accept("a.md:3", ["--rule", "hyperbole"])
    for _ in 0..<2 {
      _ = site.run([site.folder.path, "--fix", "--unsafe-fixes", "-q"])
      // A block that holds something accepted stays as the baseline knows it.
      #expect(
        try String(contentsOfFile: site.folder.path + "/a.md", encoding: .utf8)
          == share + "\nThe  game changer came.\n\nThe end.\n")
    }
  }

  @Test func mistakesInTheFileAreToldAtTheirPlace() throws {
    let site = try Site(["a.md": hype, "baseline.yaml": "a.md: [{rul: x, match: y}]\n"])
    let result = site.run([site.folder.path + "/a.md"])
    #expect(result.status == .failed)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("baseline.yaml:1:9: error: unknown key “rul” in an entry\n"))
    #expect(result.errors.contains("did you mean “rule”?"))
  }

  @Test func stetCommentsAreObeyed() throws {
    let site = try Site(["a.md": "<!-- stet: we do -->\n\n" + share + "\n<!-- stet: no -->\n\nAll is well here.\n"])
    #expect(site.found() == ["a.md:5:1 unused"])
    #expect(site.found(["--select", "leftovers"]) == [])
    #expect(site.found(["--ignore", "stet"]) == [])
    #expect(site.found(["--severity", "error"]) == [])
    let shown = site.run([site.folder.path + "/a.md", "--show-accepted"]).output
    #expect(shown.hasPrefix("a.md:3:1: leftovers/share-row “Share this article” (stet): we do\n"))
  }

  @Test(arguments: [
    ["lint", "a", "--no-baseline", "--write-baseline"], ["lint", "a", "--reason", "x"],
    ["accept", "a.md", "--reason", "x"],
    ["accept", "a.md:0", "--reason", "x"], ["accept", "a.md:1"], ["accept", "a.md:1", "--reason", " "],
    ["lint", "a", "--write-baseline", "--since", "HEAD"],
  ]) func wrongUsage(_ arguments: [String]) {
    let result = outcome { Galley.run(arguments, console: $0) }
    #expect(result.status == .failed)
    #expect(result.errors.hasPrefix("Error: "))
  }
}
