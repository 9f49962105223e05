import Foundation
import GalleyCommand
import Testing

/// `.galley.yaml` as people use it.
@Suite struct ConfigurationTests {
  @Test func rulesAreListedAsTheConfigurationHasThem() throws {
    let folder = try Folder([
      "house/board.yaml": """
      title: House style
      message: Seen “{match}”.
      find: {phrases: [fnord]}
      examples: {flagged: [⟦fnord⟧], clean: [b]}

      """,
      "c.yaml": """
      rules: house
      bundled-rules: no
      ignore: stet/unused
      severity: {house: error, stet/no-reason: warning}
      overrides: [{files: a.txt, ignore: house}]

      """,
    ])
    let listed = outcome { Galley.run(["rules", "--config", folder.path + "/c.yaml"], console: $0) }
    #expect(
      listed
        == Outcome(
          status: .clean,
          output: """
            house/board     error    House style
            stet/no-reason  warning  Stet comment without a reason
            stet/mistake    warning  Stet comment that cannot be obeyed

            """, errors: ""))
    let explained = outcome {
      Galley.run(["explain", "house/board", "--config", folder.path + "/c.yaml"], console: $0)
    }
    #expect(explained.output.hasPrefix("house/board (warning)\nHouse style\n"))
  }

  private static let draft =
    "The  council met.\n\nShare this article\n\nIt is a game changer, and it will agree to repair the bridge.\n"

  /// A repository with a configuration and the draft under some names.
  private func repository(_ configuration: String, drafts: [String] = ["a.txt"], _ others: [String: String] = [:])
    throws
    -> Folder
  {
    var files = others
    files[".git/HEAD"] = "ref: refs/heads/main\n"
    files[".galley.yaml"] = configuration
    for draft in drafts { files[draft] = Self.draft }
    return try Folder(files)
  }

  private func run(_ arguments: [String]) -> Outcome { outcome { Galley.run(arguments, console: $0) } }

  /// Severities and rules by draft, each `path: severity rule, …`.
  private func found(in folder: Folder, _ paths: [String] = [""], _ options: [String] = []) -> [String] {
    let result = run(paths.map { "\(folder.path)/\($0)" } + ["--format", "concise", "-q"] + options)
    var drafts: [String: [String]] = [:]
    for line in result.output.split(separator: "\n") {
      let words = line.replacing(folder.path + "/", with: "").split(separator: " ")
      let path = String(words[0].prefix { $0 != ":" })
      drafts[path, default: []].append("\(words[1]) \(words[2].split(separator: "/").last ?? "")")
    }
    let errors = result.errors.split(separator: "\n").map(String.init)
    return drafts.sorted { $0.key < $1.key }.map { "\($0): \($1.joined(separator: ", "))" } + errors
  }

  @Test(arguments: [
    ("# nothing\n", "advice doubled-spaces, error share-row, warning game-changers"),
    ("select: leftovers\n", "error share-row"),
    ("select: [leftovers, hyperbole/game-changers]\n", "error share-row, warning game-changers"),
    ("ignore: leftovers, punctuation\n", "warning game-changers"),
    ("select: hyperbole/game-changers\nignore: hyperbole\n", "warning game-changers"),
    (
      "severity: {hyperbole: error, punctuation/doubled-spaces: warning}\n",
      "warning doubled-spaces, error share-row, error game-changers"
    ),
    (
      "severity:\n  hyperbole: error\n  hyperbole/game-changers: advice\nignore: [leftovers, punctuation]\n",
      "advice game-changers"
    ),
  ]) func settings(configuration: String, expected: String) throws {
    #expect(found(in: try repository(configuration)) == ["a.txt: \(expected)"])
  }

  @Test func settingsForSomeDrafts() throws {
    let folder = try repository(
      """
      ignore: [hyperbole, punctuation]
      overrides:
        - files: blog/
          select: hyperbole
        - files: "*.promo.txt"
          ignore: leftovers
        - files: ["/blog/*/", "!old/"]
          severity: {leftovers: warning}
      """, drafts: ["a.txt", "blog/b.txt", "blog/c.promo.txt", "blog/new/d.txt", "blog/old/e.txt", "x/blog/f.txt"])
    #expect(
      found(in: folder) == [
        "a.txt: error share-row", "blog/b.txt: error share-row, warning game-changers",
        "blog/c.promo.txt: warning game-changers", "blog/new/d.txt: warning share-row, warning game-changers",
        "blog/old/e.txt: error share-row, warning game-changers",
        "x/blog/f.txt: error share-row, warning game-changers",
      ])
  }

  @Test func theNearestFileHoldsUpToTheTopOfTheRepository() throws {
    let folder = try Folder([
      ".galley.yaml": "select: punctuation\n", "repo/.git/HEAD": "", "repo/a.txt": Self.draft,
      "repo/in/.galley.yaml": "select: leftovers\n", "repo/in/b/b.txt": Self.draft, "out.txt": Self.draft,
    ])
    #expect(
      found(in: folder, ["repo", "out.txt"]) == [
        "out.txt: advice doubled-spaces",
        "repo/a.txt: advice doubled-spaces, error share-row, warning game-changers",
        "repo/in/b/b.txt: error share-row",
      ])
    #expect(found(in: folder, ["out.txt"], ["--no-config"]).count == 1)
    #expect(
      found(in: folder, ["repo/a.txt"], ["--config", folder.path + "/repo/in/.galley.yaml"]) == [
        "repo/a.txt: error share-row"
      ])
  }

  @Test func theCommandLineWins() throws {
    let folder = try repository("select: leftovers\n")
    #expect(found(in: folder, [""], ["--select", "hyperbole"]) == ["a.txt: warning game-changers"])
    #expect(found(in: folder, [""], ["--ignore", "leftovers"]) == [])
  }

  @Test func filesExtendOthersAndWinOverThem() throws {
    let folder = try repository(
      "extends: [house/a.yaml, house/b.yaml]\nseverity: {leftovers: advice}\n", drafts: ["a.txt", "old/b.txt"],
      [
        "house/a.yaml": "ignore: hyperbole\nseverity: {leftovers: warning}\n",
        "house/b.yaml": "select: [hyperbole, leftovers]\noverrides: [{files: old/, ignore: leftovers}]\n",
      ])
    #expect(
      found(in: folder) == ["a.txt: advice share-row, warning game-changers", "old/b.txt: warning game-changers"])
  }

  @Test func rulesOfYourOwn() throws {
    let rule = """
      title: Word
      message: “{match}” is a word.
      find: {phrases: [council]}
      examples: {flagged: [⟦council⟧], clean: [none]}
      """
    let folder = try repository(
      "extends: house/base.yaml\nbundled-rules: no\n",
      ["house/base.yaml": "rules: words\n", "house/words/a.yaml": rule])
    #expect(found(in: folder) == ["a.txt: advice a"] || found(in: folder) == ["a.txt: warning a"])
  }

  @Test func whatIsExcluded() throws {
    let folder = try repository(
      "exclude: [archive/, \"*.tmp.txt\", \"!keep.tmp.txt\"]\nselect: leftovers\n",
      drafts: ["a.txt", "archive/b.txt", "c.tmp.txt", "keep.tmp.txt", "in/archive/d.txt"])
    #expect(found(in: folder) == ["a.txt: error share-row", "keep.tmp.txt: error share-row"])
    #expect(found(in: folder, ["archive/b.txt"]) == ["archive/b.txt: error share-row"])
    let forced = run([folder.path + "/archive/b.txt", folder.path + "/c.tmp.txt", "--force-exclude"])
    #expect(forced == Outcome(status: .clean, output: "No findings (0 drafts read)\n", errors: ""))
  }

  @Test(arguments: [
    ("exclud: [x]\n", ":1:1: error: unknown key “exclud” in a configuration", "did you mean “exclude”?"),
    ("severity: {leftovers: eror}\n", ":1:23: error: severity cannot be “eror”", "did you mean “error”?"),
    ("overrides: [{ignore: x}]\n", ":1:13: error: the override does not say for which files", "files: blog/**"),
    ("- a\n", ":1:1: error: a configuration must be a mapping", "^~~"),
    ("a: [\n", ":1:4: error: “[” is never closed", "add “]”"),
    ("extends: none.yaml\n", ":1:10: error: there is no file “none.yaml”", "^~~~~~~~~"),
    ("extends: ..\n", ":1:10: error: there is no file “..”", "^~"),
    ("extends: /dev/zero\n", ":1:10: error: there is no file “/dev/zero”", "^~~~~~~~~"),
    ("extends: .galley.yaml\n", ":1:10: error: “.galley.yaml” extends this file in turn", "^~~~~~~~"),
    ("exclude: \"a[\"\n", ":1:10: error: “a[” is no pattern for paths", "^~~~"),
  ]) func mistakesAreToldAtTheirPlace(configuration: String, message: String, help: String) throws {
    let folder = try repository(configuration)
    let result = run([folder.path])
    #expect(result.status == .failed)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("/.galley.yaml" + message))
    #expect(result.errors.contains(help))
    #expect(result.errors.hasSuffix("galley: the configuration has errors, nothing was linted\n"))
  }

  @Test func whatTwoExtendCountsOnce() throws {
    let files = [
      "house.yaml": "severity: {leftovers: advice}\n",
      "one.yaml": "extends: house.yaml\nseverity: {leftovers: error}\n", "two.yaml": "extends: house.yaml\n",
    ]
    let folder = try repository("extends: [one.yaml, two.yaml]\nselect: leftovers\n", files)
    #expect(found(in: folder) == ["a.txt: error share-row"])
  }

  @Test func configurationsThatExtendEachOtherOftenAreRead() throws {
    var files = Dictionary(
      uniqueKeysWithValues: (0..<60).map { ("c\($0).yaml", "extends: [c\($0 + 1).yaml, c\($0 + 1).yaml]\n") })
    files["c60.yaml"] = "select: leftovers\n"
    #expect(found(in: try repository("extends: c0.yaml\n", files)) == ["a.txt: error share-row"])
  }

  @Test func aChainOfConfigurationsEnds() throws {
    let files = (0..<200).map { ("c\($0).yaml", "extends: c\($0 + 1).yaml\n") }
    let folder = try repository("extends: c0.yaml\n", Dictionary(uniqueKeysWithValues: files))
    let result = run([folder.path])
    #expect(result.status == .failed)
    #expect(result.errors.contains("c99.yaml:1:10: error: more than 100 configurations extend each other\n"))
  }

  @Test func namesOfNoRuleAreToldAndTheRestHolds() throws {
    let folder = try repository("ignore: [hyperbol, leftovers]\nselect: [punctuation]\n")
    let result = run([folder.path, "--format", "concise", "-q"])
    #expect(result.status == .failed)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.errors.contains("/.galley.yaml:1:10: error: no rule or family “hyperbol”"))
    #expect(result.errors.contains("did you mean “hyperbole”?"))
  }

  @Test func showsWhatHoldsAndWhoSaidSo() throws {
    let folder = try repository(
      "ignore: hyperbole\n\nseverity: {leftovers/share-row: warning}\noverrides: [{files: b.txt, select: hyperbole/cliches}]\n"
    )
    let result = run(["lint", "--print-config", folder.path + "/b.txt", "--ignore", "placeholders"])
    #expect(result.status == .clean)
    let lines = result.output.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
    func line(_ rule: String) -> String {
      lines.first { $0.dropFirst().first == rule[...] }?.joined(separator: " ").replacing(folder.path, with: "") ?? ""
    }
    #expect(line("hyperbole/cliches") == "advice hyperbole/cliches /.galley.yaml:4 (select)")
    #expect(line("hyperbole/absolutes") == "off hyperbole/absolutes /.galley.yaml:1 (ignore)")
    #expect(line("leftovers/share-row") == "warning leftovers/share-row /.galley.yaml:3 (severity)")
    #expect(line("leftovers/ticker-box") == "error leftovers/ticker-box")
    #expect(lines.contains { $0.first == "off" && $0.last == "--ignore" })
  }

  @Test func whatInitWritesIsRead() throws {
    let text = run(["init", "--print"]).output
    let folder = try repository(text, drafts: ["a.txt", "node_modules/b.txt"])
    #expect(found(in: folder).count == 1)
    // What it shows as comments is right, too.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("extends:") }
    let shown = lines.map { $0.wholeMatch(of: /# ((?:[a-z-]+:|  +).*)/).map { String($0.1) } ?? String($0) }
    let all = try repository(
      shown.joined(separator: "\n").replacing("rules: [editorial/rules]", with: "").replacing(
        "bundled-rules: no", with: ""))
    #expect(run([all.path]).errors == "")
  }
}
