@testable import Linting
import RuleNotation
import SourceText

/// Any bytes end in a configuration or in messages at places of the file; its patterns can be asked about any path.
func fuzzConfiguration(_ bytes: [UInt8]) {
  var decoder = ConfigurationDecoder(path: ".galley.yaml", bytes: bytes)
  do throws(NotationError) {
    let file = decoder.file(try NotationParser.parse(bytes, path: ".galley.yaml"))
    for problem in decoder.problems { checkDiagnostic(problem, of: bytes) }
    let layer = file.layer
    let lines = LineIndex(bytes).starts.count
    for name in layer.settings.names + layer.overrides.flatMap(\.settings.names) {
      if let range = name.range { check(range, in: bytes, "a name at") }
      check((1...lines).contains(name.place.line), "\(name.place.text) is no line of the file")
    }
    let decisions = RuleDecisions([layer.settings] + layer.overrides.map(\.settings))
    for name in ["family/rule"] + layer.settings.names.map(\.name) {
      _ = decisions.isOn(name)
      _ = decisions.severity(of: name)
    }
    checkPatterns([file.exclude] + layer.overrides.map(\.files), on: bytes)
  } catch {
    checkDiagnostic(error.diagnostic, of: bytes)
  }
}

/// Requires of patterns that a folder that matches holds nothing that does not, with each line of the file for a path.
private func checkPatterns(_ patterns: [PathPatterns], on bytes: [UInt8]) {
  for line in bytes.split(separator: 0x0A).prefix(8) {
    let names = line.split(separator: UInt8(ascii: "/")).map(Array.init)[...]
    for pattern in patterns where !names.isEmpty {
      let holds = pattern.match(names, isFolder: true)
      check(!holds || pattern.match(names + [[0x61]], isFolder: false), "a folder matches and a file in it does not")
    }
  }
}
