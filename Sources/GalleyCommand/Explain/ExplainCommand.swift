import ArgumentParser
import Drafts
import Findings
import Linting
import Platform
import Reporting
import Rules

/// `galley explain`: what there is to know of a rule, or what rules found in a line of a draft.
struct ExplainCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule, or what rules found in a line of a draft.",
    discussion: """
      Of a rule it tells what it finds, why, where, with examples of both sides, what it costs and how to leave it out. Of a \
      line, such as draft.md:12, which rules reported something there, what is let stand, which saw something and let it be, \
      and why.
      """)

  @Argument(
    help: ArgumentHelp(
      "The id of a rule, such as leftovers/related-posts, or a line of a draft.", valueName: "rule|file:line"),
    completion: .custom { _, _, prefix in RuleCompletion.ids(prefix) })
  var subject: String

  @OptionGroup var rules: RuleOptions

  @OptionGroup var configurations: ConfigurationOptions

  func run(_ console: Console) -> Ending {
    if let (path, line) = place { return explain(line, of: path, console) }
    return explainRule(console)
  }

  // MARK: A rule

  private func explainRule(_ console: Console) -> Ending {
    let folder = FolderRules(rules.request, configurations.finder, readsExamples: true)
    let known = folder.known
    for problem in folder.problems { console.complain(problem) }
    let colour = console.usesColour(.auto, on: console.output)
    let text =
      known.rules.first { $0.id == subject }.map { RuleExplanation(rule: $0, colour: colour).text }
      ?? StetRule(rawValue: subject).map { StetExplanation(rule: $0, colour: colour).text }
    guard let text else {
      console.complain("galley: no rule “\(shown(subject, lineBreaks: .escaped))”\(hint(known.namedIDs))")
      return .failed
    }
    let status = console.print(text)
    return folder.problems.isEmpty ? status : .failed
  }

  /// What may have been meant: a line of a draft, the rule of that name in a family, the family, or a rule that is spelt alike.
  private func hint(_ ids: [String]) -> String {
    if (try? FilePath(argument: subject).status())?.kind == .file {
      return "; of a draft, name a line, such as \(shown(subject, lineBreaks: .escaped)):1"
    }
    if ids.contains(where: { $0.hasPrefix(subject + "/") }) {
      return "; it is a family, see “galley rules --select \(subject)”"
    }
    let meant = ids.first { $0.hasSuffix("/" + subject) } ?? nearest(to: subject, among: ids)
    return meant.map { "; did you mean “\($0)”?" } ?? ""
  }

  // MARK: A line

  /// The file and the line that the subject names; a column may follow, as in reports.
  private var place: (path: String, line: Int)? {
    var parts = subject.split(separator: ":", omittingEmptySubsequences: false)
    guard let last = parts.popLast().flatMap({ Int($0) }) else { return nil }
    if parts.count > 1, let line = parts.last.flatMap({ Int($0) }) {
      return (parts.dropLast().joined(separator: ":"), line)
    }
    return parts.isEmpty ? nil : (parts.joined(separator: ":"), last)
  }

  private func explain(_ line: Int, of path: String, _ console: Console) -> Ending {
    let source = DraftSource(
      origin: .file(FilePath(argument: path)), path: path,
      format: DraftFormat(fileExtension: FilePath(path).fileExtension))
    var finder = configurations.finder
    let set = RulePlan(rules.request, [source], &finder).set
    for problem in set.problems { console.complain(problem) }
    let ledger: BaselineLedger?
    do {
      ledger = try AcceptanceRequest().ledger()
    } catch {
      console.complain(error.text)
      return .failed
    }
    do throws(Problem) {
      let draft = try DraftLoader(encoding: nil).load(source)
      let verdict = DraftJudge(severity: .advice, ledger: ledger).judge(
        draft, at: source.place, by: set.linter(for: path), set.stet(for: path))
      guard let explanation = PlaceExplanation(of: line, in: draft, rules: set.rules, verdict) else {
        throw Problem(path: path, message: "the draft has no line \(line)")
      }
      let status = console.print(explanation.text)
      return set.problems.isEmpty ? status : .failed
    } catch {
      console.report(error)
      return .failed
    }
  }
}
