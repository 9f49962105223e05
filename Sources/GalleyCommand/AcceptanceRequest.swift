import Linting
import Platform
import RuleNotation

/// Which findings are let stand, as the command line says.
struct AcceptanceRequest {
  /// The file that lists them; nil: the nearest one.
  var baseline: FilePath?
  /// Whether such a file is looked for.
  var usesBaseline = true
  /// Why what is found now is written into it; nil: it is not.
  var reasonToWrite: String?
  /// Whether what is accepted is listed.
  var showsAccepted = false
  /// Only what is new since this revision is reported; nil: all.
  var since: String?

  /// The lines that `--since` asks for; nil: all.
  func changes() throws(UnreadableBaseline) -> ChangedLines? {
    guard let since else { return nil }
    do {
      return try ChangedLines(since: since)
    } catch {
      throw UnreadableBaseline(text: error.line)
    }
  }

  /// The file of the baseline, absolute; nil where there is none.
  var file: FilePath? {
    guard usesBaseline else { return nil }
    let here = FilePath(".").resolved ?? FilePath("/")
    let found = baseline?.absolute ?? here.nearest(Baseline.fileName)
    return found ?? (reasonToWrite == nil ? nil : here.appending(Baseline.fileName))
  }

  /// The baseline of the run; nil where there is none.
  func ledger() throws(UnreadableBaseline) -> BaselineLedger? {
    guard let file else { return nil }
    return try BaselineLedger(reading: file, mayBeMissing: reasonToWrite != nil)
  }

  /// What becomes of the baseline after the run.
  ///
  /// - Parameter judgesAll: whether all rules are in force that its entries may be for.
  func use(judgesAll: Bool, _ console: Console) -> BaselineUse {
    if let reasonToWrite { return .write(reason: reasonToWrite) }
    guard judgesAll, since == nil, !showsAccepted else { return .keep }
    return ["CI", "GITHUB_ACTIONS", "GITLAB_CI"].contains {
      !["", "0", "false"].contains(console.environment($0) ?? "")
    }
      ? .tell : .shrink
  }
}

/// What becomes of the baseline after a run.
package enum BaselineUse: Sendable, Hashable {
  /// It stays as it is.
  case keep
  /// Entries that nothing was found for are told.
  case tell
  /// They are told and removed.
  case shrink
  /// It holds what was found.
  case write(reason: String)
}

/// Why a baseline, or what changed, could not be read; ready to be printed.
struct UnreadableBaseline: Error {
  var text: String
}

extension BaselineLedger {
  /// Reads a file. The path must be absolute.
  convenience init(reading file: FilePath, mayBeMissing: Bool) throws(UnreadableBaseline) {
    let name = file.shownFromHere
    let bytes: [UInt8]
    do {
      bytes = mayBeMissing && (try? file.status()) == nil ? [] : try file.contents()
    } catch {
      throw UnreadableBaseline(text: Problem(path: name, message: error.message).line)
    }
    let (baseline, problems) = Baseline.read(bytes, path: name)
    guard problems.isEmpty else {
      throw UnreadableBaseline(text: problems.map { $0.rendered(source: bytes) }.joined(separator: "\n"))
    }
    self.init(baseline, file: file)
  }
}
