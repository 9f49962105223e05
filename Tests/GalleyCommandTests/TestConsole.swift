import Drafts
import Findings
import Foundation
import GalleyCommand
import Linting
import Platform
import SourceText

/// Keeps what is written.
final class Capture: TextOutput {
  private let bytes = Monitor<[UInt8]>([])
  private let failure: SystemError?

  init(failingWith failure: SystemError? = nil) {
    self.failure = failure
  }

  func write(_ bytes: [UInt8]) throws(SystemError) {
    if let failure { throw failure }
    self.bytes.with { $0 += bytes }
  }

  var text: String { bytes.with { String(decoding: $0, as: UTF8.self) } }
}

/// What a run of the program leaves behind.
struct Outcome: Equatable {
  var status: Ending
  var output: String
  var errors: String
}

/// Runs something with a console that keeps what is written.
func outcome(_ environment: [String: String] = [:], _ body: (Console) -> Ending) -> Outcome {
  let (output, errors) = (Capture(), Capture())
  let console = Console(
    output: .init(output: output), errors: .init(output: errors), environment: { environment[$0] })
  let status = body(console)
  return Outcome(status: status, output: output.text, errors: errors.text)
}

/// Flags `BAD` as an error, `POOR` as a warning and `MEH` as advice.
struct WordLinter: DraftLinter {
  func findings(in draft: Draft) -> [Finding] {
    var findings: [Finding] = []
    for (word, severity) in [("MEH", Severity.advice), ("POOR", .warning), ("BAD", .error)] {
      let bytes = Array(word.utf8)
      for start in draft.text.indices where draft.text[start...].starts(with: bytes) {
        let range = draft.map.fileRange(of: TextRange(start, start + bytes.count))
        findings.append(
          Finding(
            rule: "words/\(word.lowercased())", severity: severity, range: range, match: word, message: "\(word)!"))
      }
    }
    return findings
  }
}

/// A folder with files, gone when the value is.
final class Folder {
  let path: String

  init(_ files: [String: String]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "galley-\(UUID().uuidString)")
    path = url.path
    for (name, text) in files {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  /// The folder's own name.
  var name: String { URL(filePath: path).lastPathComponent }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
