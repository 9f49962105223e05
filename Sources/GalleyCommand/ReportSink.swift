import Findings
import Linting
import Platform
import Reporting

/// What one draft comes to on its way to the report.
enum DraftReport<Part: Sendable>: Sendable {
  case checked(Part, RunSummary)
  case failed(Problem)
}

/// Writes the parts of a report in order, problems to the error stream, and keeps count.
struct ReportSink<Format: Reporter>: ResultSink {
  private var reporter: Format
  private let console: Console
  private(set) var summary: RunSummary
  private var progress: ProgressBar?
  private var buffer: [UInt8] = []
  /// Set once the output cannot be written any more.
  private var outcome: Ending?

  init(reporter: Format, console: Console, summary: RunSummary, progress: ProgressBar?) {
    self.reporter = reporter
    self.console = console
    self.summary = summary
    self.progress = progress
  }

  mutating func receive(_ output: DraftReport<Format.Part>) -> Bool {
    guard outcome == nil else { return false }
    switch output {
    case .checked(let part, let counts):
      summary.add(counts)
      for piece in reporter.write(part).pieces { add(piece) }
    case .failed(let problem):
      summary.failed += 1
      pause()
      clearProgress()
      console.report(problem)
    }
    if let bar = progress?.advance() { try? console.errors.output.write(bar) }
    return outcome == nil
  }

  /// Lets a short text wait for more, and writes a long one.
  private mutating func add(_ text: [UInt8]) {
    if buffer.count + text.count >= 1 << 16 { pause() }
    if text.count < 1 << 16 { buffer.append(contentsOf: text) } else { write(text) }
  }

  /// Writes what is waiting.
  mutating func pause() {
    guard !buffer.isEmpty else { return }
    write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ bytes: [UInt8]) {
    guard outcome == nil else { return }
    if console.output.isTerminal { clearProgress() }
    do {
      try console.output.output.write(bytes)
    } catch {
      outcome = console.failure(ofOutput: error)
    }
  }

  /// Writes the end of the report and says how the run ends.
  mutating func finish(failOn: Severity?) -> Ending {
    clearProgress()
    if outcome == nil { buffer.append(contentsOf: reporter.end(summary)) }
    pause()
    if let outcome { return outcome }
    var hasFailed = summary.failed > 0
    for appendix in reporter.appendices where !appendix.write(console) { hasFailed = true }
    if hasFailed { return .failed }
    guard let failOn else { return .clean }
    return Severity.allCases.contains { $0 >= failOn && summary.findings[$0] > 0 } ? .found : .clean
  }

  private mutating func clearProgress() {
    if let bytes = progress?.clear() { try? console.errors.output.write(bytes) }
  }
}

extension Appendix {
  /// Writes to the file; a problem and false where that is not possible.
  fileprivate func write(_ console: Console) -> Bool {
    do {
      if isWhole { try FilePath(path).writeWhole(bytes) } else { try FilePath(path).append(bytes) }
      return true
    } catch {
      let what = isWhole ? "report" : "summary"
      console.report(Problem(path: path, message: "the \(what) cannot be written: \(error.message)"))
      return false
    }
  }
}

/// A bar that shows how far the work is, once it has taken a second.
struct ProgressBar: Sendable {
  private let total: Int?
  private let start = Machine.seconds
  private var drawn = Machine.seconds
  private var done = 0
  private var isVisible = false

  init(total: Int?) {
    self.total = total
  }

  /// Counts a draft; the bytes that draw the bar where it is time to.
  mutating func advance() -> [UInt8]? {
    done += 1
    let now = Machine.seconds
    guard now - start > 1, now - drawn > 0.1 else { return nil }
    drawn = now
    isVisible = true
    return Array(Self.text(done: done, total: total).utf8)
  }

  /// The bytes that wipe the bar away where it can be seen.
  mutating func clear() -> [UInt8]? {
    guard isVisible else { return nil }
    isVisible = false
    return Array("\r\u{1B}[K".utf8)
  }

  static func text(done: Int, total: Int?) -> String {
    guard let total, total > 0 else { return "\r\(done) drafts\u{1B}[K" }
    let filled = min(30, done * 30 / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    return "\r\(bar) \(done) of \(total) drafts\u{1B}[K"
  }
}
