import ArgumentParser
import Drafts
import Findings
import Linting
import Platform
import Reporting
import SourceText

/// `galley accept`: lets findings stand that a line has.
struct AcceptCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Let the findings of a line stand, with a reason.",
    discussion: """
      They are written into the baseline: the nearest .galley-baseline.yaml from the current folder upwards, or a new one. In \
      Markdown and HTML a comment in the draft does the same: <!-- stet leftovers/share-row: reason -->.
      """)

  @Argument(help: ArgumentHelp("Where the findings begin, such as drafts/a.txt:12.", valueName: "file:line"))
  var place: String

  @Option(help: ArgumentHelp("Why they may stand.", valueName: "text"))
  var reason: String

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp("Only those of this rule or family; repeatable.", valueName: "rule"))
  var only: [String] = []

  @Option(
    help: ArgumentHelp("The baseline to write to.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var baseline: String?

  @OptionGroup var rules: RuleOptions

  @OptionGroup var configurations: ConfigurationOptions

  func validate() throws {
    guard target != nil else { throw ValidationError("Name a file and a line, such as drafts/a.txt:12.") }
    guard reason.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--reason must say why.") }
  }

  /// The file and the 1-based line; a column behind it, as reports have it, does not count.
  private var target: (path: String, line: Int)? {
    var parts = place.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count > 2, parts.last?.isEmpty == true { parts.removeLast() }
    if parts.count > 2, Int(parts[parts.count - 1]) != nil, Int(parts[parts.count - 2]) != nil { parts.removeLast() }
    guard parts.count > 1, let line = Int(parts[parts.count - 1]), line > 0 else { return nil }
    return (parts.dropLast().joined(separator: ":"), line)
  }

  func run(_ console: Console) -> Ending {
    guard let (path, line) = target else { return .failed }
    var walk = FileWalk(configurations: configurations.finder)
    walk.add(FilePath(argument: path))
    guard walk.problems.isEmpty, walk.sources.count == 1, let source = walk.sources.first else {
      for problem in walk.problems { console.report(problem) }
      if walk.problems.isEmpty { console.report(Problem(path: path, message: "is a folder; name a draft")) }
      return .failed
    }
    let set = RulePlan(rules.request, [source], &walk.configurations).set
    for problem in set.problems { console.complain(problem) }
    guard set.problems.isEmpty else { return .failed }
    do {
      let file =
        baseline.map { FilePath(argument: $0).absolute }
        ?? (FilePath(".").resolved ?? FilePath("/")).nearest(Baseline.fileName)
        ?? (FilePath(".").resolved ?? FilePath("/")).appending(Baseline.fileName)
      let ledger = try BaselineLedger(reading: file, mayBeMissing: true)
      return try accept(source, line, set, ledger, console)
    } catch let error as UnreadableBaseline {
      console.complain(error.text)
    } catch let problem as Problem {
      console.report(problem)
    } catch {
      console.complain("galley: the findings cannot be accepted")
    }
    return .failed
  }

  private func accept(
    _ source: DraftSource, _ line: Int, _ set: RuleSet, _ ledger: BaselineLedger, _ console: Console
  ) throws -> Ending {
    let draft = try DraftLoader().load(source)
    let judge = DraftJudge(severity: .advice, ledger: ledger)
    let verdict = judge.judge(draft, at: source.place, by: set.linter(for: source.path), set.stet(for: source.path))
    let index = LineIndex(draft.source.bytes)
    let findings = verdict.findings.filter { only.isEmpty || only.contains($0.rule) || only.contains($0.family) }
    let lineOf = { (finding: Finding) in
      index.line(at: draft.source.map.textOffset(ofFile: finding.range.start)) + 1
    }
    let lines = findings.map(lineOf)
    let chosen = zip(findings, lines).filter { $0.1 == line }.map(\.0)
    guard !chosen.isEmpty else {
      let nearest = lines.min { (abs($0 - line), $0) < (abs($1 - line), $1) }
      let known = verdict.accepted.first { lineOf($0.finding) == line }
      let hint =
        known.map { "; that of \($0.finding.rule) is let stand already" }
        ?? nearest.map { "; the nearest is in line \($0)" } ?? ""
      console.report(Problem(path: source.path, message: "no finding begins in line \(line)\(hint)"))
      return .failed
    }
    let new = ledger.adding(chosen, name: ledger.name(of: source.place), reason: reason)
    do throws(SystemError) {
      try ledger.file.writeWhole(Array(new.text.utf8))
    } catch {
      throw Problem(path: ledger.file.shownFromHere, message: "cannot be written: \(error.message)")
    }
    let names = chosen.map { "\($0.rule) “\(shown($0.match, lineBreaks: .spaces).prefix(60))”" }
    return console.print(
      "Accepted in \(ledger.file.shownFromHere):\n" + names.map { "  \($0)" }.joined(separator: "\n"))
  }
}
