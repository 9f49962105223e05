import Drafts
import Findings
import Linting
import Platform
import Reporting

/// What is done with each draft, on any thread.
struct DraftCheck<Format: Reporter>: Sendable {
  let loader: DraftLoader
  let rules: RuleSet
  let judge: DraftJudge
  let countsRules: Bool
  let fixing: FixMode?
  let reporter: Format
  /// Takes the fixed draft of standard input.
  let output: any TextOutput

  func report(on item: WorkItem) -> DraftReport<Format.Part> {
    Machine.beginWork(on: shown(item.path, lineBreaks: .escaped))
    do throws(Problem) {
      let checked = if let fixing { try fix(item, fixing) } else { try check(item) }
      var summary = RunSummary(countingRules: countsRules)
      summary.count(checked)
      return .checked(reporter.part(for: checked), summary)
    } catch {
      return .failed(error)
    }
  }

  private func check(_ item: WorkItem) throws(Problem) -> CheckedDraft {
    let draft = try item.draft(loader)
    let verdict = judge.judge(
      draft, at: item.place(of: draft), by: rules.linter(for: item.path), rules.stet(for: item.path))
    var checked = CheckedDraft(draft, findings: verdict.findings)
    checked.accepted = verdict.accepted
    return checked
  }

  /// Fixes a draft; where that is not possible, standard input is handed on as it came.
  private func fix(_ item: WorkItem, _ mode: FixMode) throws(Problem) -> CheckedDraft {
    guard let source = try item.source else { throw Problem(message: "JSON lines cannot be fixed") }
    let (linter, stet, place) = (rules.linter(for: source.path), rules.stet(for: source.path), source.place)
    var accepted: [AcceptedFinding] = []
    let bytes = try loader.contents(of: source)
    let outcome: DraftFixer.Outcome
    do {
      let draft = try loader.load(bytes, of: source)
      outcome = try DraftFixer(includesUnsafe: mode.includesUnsafe).fix(draft, of: bytes) { draft, text in
        let verdict = judge.judge(draft, at: place, by: linter, stet, fixed: text)
        accepted = verdict.accepted
        return verdict.findings
      }
    } catch {
      if mode.writes, source.origin == .standardInput { try write(bytes, over: bytes, to: source) }
      throw error
    }
    if mode.writes { try write(outcome.text.bytes, over: bytes, to: source) }
    var checked = CheckedDraft(outcome.draft, findings: outcome.findings)
    checked.accepted = accepted
    checked.repair = CheckedDraft.Repair(text: outcome.text, count: outcome.fixed)
    return checked
  }

  /// Puts a fixed draft in place of its file; that of standard input goes to the output, changed or not.
  private func write(_ bytes: [UInt8], over original: [UInt8], to source: DraftSource) throws(Problem) {
    var isReplaced = true
    do throws(SystemError) {
      switch source.origin {
      case .standardInput: try output.write(bytes)
      case .file(let file): if bytes != original { isReplaced = try file.replace(original, with: bytes) == .replaced }
      }
    } catch {
      throw Problem(path: source.path, message: "cannot be fixed: \(error.message)")
    }
    if !isReplaced {
      throw Problem(path: source.path, message: "changed on disk since it was read; left alone, run galley again")
    }
  }
}

extension WorkItem {
  /// Where a draft is, or would be where it comes from standard input; one of JSON lines has its id behind the file.
  func place(of draft: Draft) -> FilePath {
    switch self {
    case .source(let source): source.place
    case .line, .problem: FilePath("\(path)#\(draft.path)").absolute
    }
  }
}
