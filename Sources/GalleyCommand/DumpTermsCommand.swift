import ArgumentParser
import Drafts
import Linting
import Matching
import Platform
import Rules
import SourceText

/// `galley dump-terms`: what the terms of a rule say of every block of drafts, for training its weights.
///
/// Each line of the input is a draft, `{"id": …, "text": …}` or with `html` in place of `text`; each line of the output
/// `{"id": …, "blocks": [{"line": 1-based, "kind": …, "text": …, "terms": [places in the rule file]}, …]}`.
struct DumpTermsCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump-terms", abstract: "Print which terms of a rule hold for the blocks of drafts.",
    shouldDisplay: false)

  @Argument(help: "A folder of rules that join the bundled ones.")
  var rules: String

  @Argument(help: "The rule with the terms.")
  var rule: String

  @Argument(help: "Drafts as JSON lines, or - for standard input.")
  var drafts: String

  func run(_ console: Console) -> Ending {
    let set = RuleSet(RuleRequest(paths: [rules]))
    for problem in set.problems { console.complain(problem) }
    guard set.problems.isEmpty, let compiled = set.linter as? CompiledRules else { return .failed }
    do {
      let origin: DraftSource.Origin = drafts == "-" ? .standardInput : .file(FilePath(argument: drafts))
      var lines = try JSONLineReader(DraftSource(origin: origin, path: drafts, format: nil))
      while let line = try lines.next() {
        let status = console.print(report(try line.draft(), compiled))
        guard status == .clean else { return status }
      }
      return .clean
    } catch {
      console.report(error)
      return .failed
    }
  }

  private func report(_ draft: Draft, _ compiled: CompiledRules) -> String {
    var json = JSONWriter { _ in false }
    json.raw("{\"id\":")
    json.string(draft.path)
    json.raw(",\"blocks\":[")
    var line = 1
    var offset = 0
    for (index, held) in compiled.terms(of: rule, in: draft).enumerated() {
      let block = draft.blocks[index]
      let start = draft.map.fileRange(of: block.range).start
      if start > offset {
        line += draft.source.bytes[offset..<min(start, draft.source.bytes.count)].count { $0 == 0x0A }
        offset = start
      }
      json.raw(index == 0 ? "{\"line\":" : ",{\"line\":")
      json.number(line)
      json.raw(",\"kind\":\"\(block.kind.rawValue)\",\"text\":")
      json.string(String(decoding: draft.text[block.range.indices], as: UTF8.self))
      json.raw(",\"terms\":[\(held.map(String.init).joined(separator: ","))]}")
    }
    json.raw("]}")
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
