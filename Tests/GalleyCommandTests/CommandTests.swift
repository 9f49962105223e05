import GalleyCommand
import Testing

@Suite struct CommandTests {
  func run(_ arguments: String...) -> Outcome { outcome { Galley.run(arguments, console: $0) } }

  @Test func printsItsVersion() {
    #expect(run("--version") == Outcome(status: .clean, output: Galley.version + "\n", errors: ""))
  }

  @Test func helpGoesToTheOutput() {
    for arguments in [["--help"], ["help"], ["lint", "--help"], ["help", "rules"]] {
      let result = outcome { Galley.run(arguments, console: $0) }
      #expect(result.status == .clean)
      #expect(result.output.contains("USAGE: galley"))
      #expect(result.errors.isEmpty)
    }
  }

  @Test(arguments: [
    ["--flormat", "json", "x"], ["lint", "--format", "xml", "x"], ["--jobs", "0", "x"], ["--fail-on", "panic", "x"],
    ["--encoding", "klingon", "x"], ["explain"], ["notation"], ["--color", "mauve", "x"], ["--severity", "bad", "x"],
    [], ["lint"], ["--output", "sraif:x", "x"], ["--output", "sarif:", "x"], ["--output", "", "x"],
    ["--output", "a", "--output", "b", "x"], ["--output", "json:a", "--output", "sarif:a", "x"],
  ]) func wrongUsageEndsInTwo(arguments: [String]) {
    let result = outcome { Galley.run(arguments, console: $0) }
    #expect(result.status == .failed)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("Error: "))
  }

  @Test(arguments: [["--x\n::error::y"], ["--format", "x\n::error::\u{1B}[2J", "a"], ["--output", "x\ny:z", "a"]])
  func argumentsDoNotAct(arguments: [String]) {
    let errors = outcome { Galley.run(arguments, console: $0) }.errors
    #expect(errors.contains("<U+000A>"))
    #expect(!errors.contains("\n::") && !errors.contains("\u{1B}"))
  }

  @Test func suggestsTheOptionThatWasMeant() {
    #expect(run("--flormat", "json", "x").errors.contains("Did you mean '--format'?"))
  }

  @Test func suggestsTheFormatThatWasMeant() {
    #expect(run("--output", "sraif:x", "x").errors.contains("there is no format “sraif”. Did you mean “sarif”?"))
  }

  @Test func lintsByDefault() throws {
    let folder = try Folder(["a.txt": "The council met on Tuesday and agreed to repair the bridge.\n"])
    #expect(run(folder.path) == Outcome(status: .clean, output: "No findings (1 draft read)\n", errors: ""))
    #expect(run("lint", folder.path).status == .clean)
  }

  @Test(arguments: [["-j1"], ["-j", "2"], ["-j2"], ["--jobs=2"]])
  func theNumberOfJobsMayFollowItsLetter(option: [String]) throws {
    let folder = try Folder(["a.txt": "The council met on Tuesday and agreed to repair the bridge.\n"])
    let result = outcome { Galley.run(option + [folder.path], console: $0) }
    #expect(result.status == .clean)
    #expect(result.errors.isEmpty)
  }

  /// A line that a rule names is silent with that rule, and no finding of the rule whose evidence it shares.
  @Test func aRuleThatIsLeftOutSilencesItsLines() throws {
    let article = """
      Home

      A Harbour Too Many

      Image of the old harbour

      The council will vote on the new harbour in May, and most of its members have said that they will vote against it.

      The plan would cost forty million and take six years, and nobody has said so far where the money is to come from.

      Fishermen fear that the dredging will drive the herring away, and the hotels on the quay fear two bad summers.

      The mayor has promised a second hearing in the autumn, at which everybody who lives by the water may speak.

      """
    let folder = try Folder(["a.txt": article])
    let line = { (options: [String]) in
      outcome { Galley.run([folder.path, "--format", "concise", "--no-config"] + options, console: $0) }.output
        .split(separator: "\n").filter { $0.contains("a.txt:5:1: ") }.map { $0.split(separator: " ")[2] }
    }
    #expect(line([]) == ["leftovers/stray-caption"])
    #expect(line(["--ignore", "leftovers/stray-caption,leftovers/caption-line"]) == [])
    #expect(line(["--select", "leftovers/stray-line"]) == [])
    #expect(line(["--select", "leftovers/stray-caption"]) == ["leftovers/stray-caption"])
  }

  @Test func unknownRulesAreNamedAndTheDraftsStillLinted() throws {
    let folder = try Folder(["a.txt": "The council met on Tuesday and agreed to repair the bridge.\n"])
    let result = run(folder.path, "--ignore", "no-such/rule", "--ignore", "nor-this,")
    #expect(result.status == .failed)
    #expect(result.output == "No findings (1 draft read)\n")
    #expect(
      result.errors
        == "galley: --ignore: no rule or family “no-such/rule”\ngalley: --ignore: no rule or family “nor-this”\n")
  }

  @Test func withoutRulesNothingIsSaidToBeClean() throws {
    let folder = try Folder(["a.txt": "The council met.\n"])
    let result = run(folder.path, "--select", "leftovers/relatd-posts")
    #expect(result.status == .failed)
    #expect(result.output.isEmpty)
    #expect(
      result.errors == """
        galley: --select: no rule or family “leftovers/relatd-posts”; did you mean “leftovers/related-posts”?
        galley: no rule is in force, nothing was linted

        """)
    #expect(run(folder.path, "--no-bundled-rules").status == .failed)
  }

  @Test func aFileOfJSONLinesIsReadAsOne() throws {
    let folder = try Folder(["a.jsonl": "{\"id\": \"x\", \"text\": \"Related Posts\"}\n"])
    let result = run("\(folder.path)/a.jsonl", "--format", "concise", "--select", "leftovers", "-q")
    #expect(result.output.hasPrefix("x:1:1: error leftovers/related-posts"))
  }

  @Test func missingFilesAreNamed() {
    let result = run("no/such/draft.txt")
    #expect(result.status == .failed)
    #expect(result.errors == "galley: no/such/draft.txt: no such file or folder\n")
  }

  @Test func namesAreShownNotObeyed() {
    #expect(run("no\u{1B}[2J").errors == "galley: no<U+001B>[2J: no such file or folder\n")
  }

  @Test func writesCompletions() {
    for shell in ["bash", "zsh", "fish"] {
      let result = run("--generate-completion-script", shell)
      #expect(result.status == .clean)
      #expect(result.output.contains("galley"))
    }
  }

  /// The names of what follows are those of the argument parser's scripts.
  @Test func completionsOfferWhatLintTakesWithoutItsName() {
    let bash = run("--generate-completion-script", "bash").output
    #expect(bash.contains(" explain notation accept init help' -- \"${cur}\"))\n        _galley_lint\n        ;;"))
    let zsh = run("--generate-completion-script", "zsh").output
    #expect(zsh.contains("_describe -V subcommand subcommands && ret=0\n        _files && ret=0"))
    #expect(
      zsh.contains(
        "\"_galley_${words[1]}\" && ret=0\n            ;;\n        *)\n            _galley_lint && ret=0\n            ;;\n        esac"
      ))
    let fish = run("--generate-completion-script", "fish").output
    #expect(fish.contains("_for_positional \"galley\" -ge 1' -F\n"))
    #expect(fish.contains("_for_flags_or_options \"galley\" format' -l 'format'"))
  }

  @Test func namesOfRulesAreCompleted() {
    #expect(RuleCompletion.ids("leftovers/ticker") == ["leftovers/ticker-box"])
    #expect(RuleCompletion.lists("leftovers/ticker") == ["leftovers/ticker-box"])
    #expect(RuleCompletion.lists("hyperbole,placeholders/l") == ["hyperbole,placeholders/lorem-ipsum"])
    #expect(RuleCompletion.lists("hy").first == "hyperbole")
    #expect(RuleCompletion.lists("x").isEmpty)
  }
}
