import Foundation
import GalleyCommand
import Testing

/// What the bundled rules say of the two sample drafts, finding by finding.
@Suite struct SeedTests {
  /// The folder of the package.
  private let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  /// Findings as `rule start–end match`, a line each.
  private func findings(_ name: String) throws -> String {
    let path = root.appending(path: "seeds/\(name)").path
    let result = outcome { Galley.run([path, "--format", "jsonl"], console: $0) }
    #expect(result.errors.isEmpty)
    var lines: [String] = []
    for line in result.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let object, let rule = object["rule"] as? String, let match = object["match"] as? String,
        let start = (object["start"] as? [String: Any])?["byte"] as? Int,
        let end = (object["end"] as? [String: Any])?["byte"] as? Int
      else { continue }
      let bytes = try Data(contentsOf: URL(filePath: path))[start..<end]
      #expect(String(decoding: bytes, as: UTF8.self) == match)
      lines.append("\(rule) \(start)–\(end) \(match)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Compares with a golden file, or writes it where `GALLEY_RECORD` is set, which fails the test.
  @Test(arguments: ["000_31ad95a6c6b23bc6", "002_f5e2dac992039df3"])
  func findsWhatShouldNotBeInPrint(name: String) throws {
    let found = try findings(name + ".txt")
    let golden = root.appending(path: "Tests/Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["GALLEY_RECORD"] != nil {
      try found.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("recorded \(golden.lastPathComponent)")
    } else {
      #expect(try String(contentsOf: golden, encoding: .utf8) == found)
    }
  }

  @Test func findsLeftoversOfTheFirstDraft() throws {
    let found = try findings("000_31ad95a6c6b23bc6.txt")
    for expected in [
      "leftovers/related-posts 5589–5602 Related Posts", "leftovers/ticker-box 463–489 (TSLA) – Get Free Report",
      "punctuation/doubled-spaces 460–463", "punctuation/leading-spaces 1970–1972",
      "punctuation/unbalanced-brackets 5018–5019 (",
    ] {
      #expect(found.contains(expected))
    }
  }

  @Test func findsTheFourCaptionsOfTheSecondDraft() throws {
    let found = try findings("002_f5e2dac992039df3.txt")
    for caption in [
      "strategic partnership between china and russia", "historical significance and background",
      "effective military strategy development", "global response to pandemic",
    ] {
      #expect(found.contains(caption))
    }
    for kept in ["Key Takeaways", "Historical Context", "Strategic Objectives", "Trade Agreements", "Secret Alliance"] {
      #expect(!found.contains(kept))
    }
  }
}
