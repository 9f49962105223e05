import Drafts
import Findings
import Linting
import Platform
import Reporting

/// What is done with each draft, on any thread.
struct DraftCheck<Format: Reporter>: Sendable {
  let loader: DraftLoader
  let rules: RuleSet
  let severity: Severity
  let countsRules: Bool
  let fixing: FixMode?
  let reporter: Format
  /// Takes the fixed draft of standard input.
  let output: any TextOutput

  func report(on item: WorkItem) -> DraftReport<Format.Part> {
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
    return CheckedDraft(draft, findings: findings(in: draft, rules.linter(for: item.path)))
  }

  /// What is reported on a draft.
  private func findings(in draft: Draft, _ linter: any DraftLinter) -> [Finding] {
    var findings = linter.findings(in: draft)
    if severity > .advice { findings.removeAll { $0.severity < severity } }
    return findings
  }

  /// Fixes a draft; where that is not possible, standard input is handed on as it came.
  private func fix(_ item: WorkItem, _ mode: FixMode) throws(Problem) -> CheckedDraft {
    guard let source = try item.source else { throw Problem(message: "JSON lines cannot be fixed") }
    let linter = rules.linter(for: source.path)
    let bytes = try source.contents()
    let outcome: DraftFixer.Outcome
    do {
      let draft = try loader.load(bytes, of: source)
      outcome = try DraftFixer(includesUnsafe: mode.includesUnsafe).fix(draft, of: bytes) { draft, _ in
        findings(in: draft, linter)
      }
    } catch {
      if mode.writes, source.origin == .standardInput { try write(bytes, over: bytes, to: source) }
      throw error
    }
    if mode.writes { try write(outcome.text.bytes, over: bytes, to: source) }
    var checked = CheckedDraft(outcome.draft, findings: outcome.findings)
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
