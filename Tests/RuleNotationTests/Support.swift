import RuleNotation
import SourceText

/// The tree in one line: texts in JSON quotes, `∅` for an absent value.
func compact(_ node: Node) -> String {
  switch node.content {
  case .scalar: node.isAbsent ? "∅" : String(jsonText(of: node).dropLast())
  case .mapping(let entries):
    "{" + entries.map { compact($0.key) + ":" + compact($0.value) }.joined(separator: ",") + "}"
  case .sequence(let items):
    "[" + items.map(compact).joined(separator: ",") + "]"
  }
}

/// The tree of a source in one line, or its error as `line:column kind: message`.
func outcome(_ source: String) -> String { outcome([UInt8](source.utf8)) }

func outcome(_ bytes: [UInt8]) -> String {
  do throws(NotationError) {
    return compact(try NotationParser.parse(bytes, path: "rule.yaml"))
  } catch {
    let place = error.diagnostic.position(in: bytes)
    return "\(place.line):\(place.column) \(error.kind): \(error.message)"
  }
}
