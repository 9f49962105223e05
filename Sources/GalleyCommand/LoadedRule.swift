import Linting
import Matching
import Platform
import Reporting
import RuleNotation
import Rules

/// What came of loading a rule file.
struct LoadedRule: Sendable {
  let id: String
  /// The path as it is shown in messages.
  let path: String
  /// The file, to point into.
  private(set) var bytes: [UInt8] = []
  /// Nil where something is wrong with it.
  private(set) var rule: Rule?
  /// What is wrong with it, ready to be printed.
  private(set) var problems: [String] = []

  /// Loads a rule that comes with galley. What is wrong with its patterns only tests tell.
  init(bundled path: String, _ bytes: [UInt8], examples: ExampleUse) {
    self.init(id: RuleLoader.id(of: path), path: "rules/\(path)")
    decode(bytes, examples: examples)
  }

  /// Loads a rule of the user's own.
  private init(_ file: RuleFile, examples: ExampleUse) {
    self.init(id: file.id, path: file.path.text)
    Machine.beginWork(on: shown(path, lineBreaks: .escaped))
    do {
      decode(try file.path.contents(), examples: examples)
    } catch {
      problems = [Problem(path: path, message: error.message).line]
    }
    let defects = rule?.problems ?? []
    if defects.isEmpty {
      rule?.findNeeds()
    } else {
      rule = nil
      problems = defects.map { $0.rendered(source: bytes) }
    }
  }

  private init(id: String, path: String) {
    self.id = id
    self.path = path
  }

  private mutating func decode(_ bytes: [UInt8], examples: ExampleUse) {
    self.bytes = bytes
    switch RuleLoader.load(bytes, path: path, id: id, examples: examples) {
    case .success(let rule): self.rule = rule
    case .failure(let failure): problems = failure.diagnostics.map { $0.rendered(source: bytes) }
    }
  }
}

// MARK: - Folders of rules

extension LoadedRule {
  /// Files that a thread loads at a time; fewer do not repay a further thread.
  private static let batch = 16

  /// Loads rules of the user's own, several at once where there are many; the results are in the order of the files.
  static func load(_ files: [RuleFile], examples: ExampleUse) -> [LoadedRule] {
    let state = Monitor((taken: 0, loaded: [LoadedRule?](repeating: nil, count: files.count)))
    runOnThreads(min(Machine.processors, files.count / batch)) {
      while true {
        let range = state.with { state in
          let start = state.taken
          state.taken = min(start + batch, files.count)
          return start..<state.taken
        }
        if range.isEmpty { return }
        let rules = files[range].map { LoadedRule($0, examples: examples) }
        state.with { state in
          for (index, rule) in zip(range, rules) { state.loaded[index] = rule }
        }
      }
    }
    return state.with { $0.loaded.compactMap(\.self) }
  }
}
