import Linting
import Platform

/// Tells what became of a baseline in a run, and writes it.
struct BaselineKeeper {
  let ledger: BaselineLedger
  let use: BaselineUse
  let console: Console
  let isQuiet: Bool
  /// Ids of rules that did not run.
  let idle: Set<String>

  /// - Parameter status: how the run ends so far.
  /// - Returns: how it ends: what was written is accepted, so it is no failure.
  func finish(_ status: Ending) -> Ending {
    switch use {
    case .keep: return status
    case .tell, .shrink:
      // What could not be read may still be there.
      guard status != .failed else { return status }
      return shrink() ? status : .failed
    case .write(let reason):
      let new = ledger.renewed(reason: reason, idle: idle)
      guard write(new) else { return .failed }
      let gone = ledger.baseline.count - ledger.shrunk(idle: idle).count
      let added = new.count - ledger.baseline.count + gone
      say(
        "\(ledger.file.shownFromHere) accepts \(new.count == 1 ? "1 finding" : "\(new.count) findings"): \(added) more than before, \(gone) gone."
      )
      return status == .failed ? .failed : .clean
    }
  }

  private func shrink() -> Bool {
    let shrunk = ledger.shrunk(idle: idle)
    let gone = ledger.baseline.count - shrunk.count
    guard gone > 0 else { return true }
    let name = ledger.file.shownFromHere
    let what = gone == 1 ? "1 entry of \(name) matches" : "\(gone) entries of \(name) match"
    guard use == .shrink else {
      say("\(what) nothing any more. Run galley outside of CI to remove what is stale.")
      return true
    }
    guard write(shrunk) else { return false }
    say("\(what) nothing any more: removed.")
    return true
  }

  private func write(_ baseline: Baseline) -> Bool {
    do {
      try ledger.file.writeWhole(Array(baseline.text.utf8))
      return true
    } catch {
      console.report(Problem(path: ledger.file.shownFromHere, message: "cannot be written: \(error.message)"))
      return false
    }
  }

  private func say(_ text: String) {
    if !isQuiet { console.complain(text) }
  }
}
