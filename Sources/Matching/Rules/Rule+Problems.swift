package import RuleNotation
package import Rules

extension Rule {
  /// What only the compiled rule tells: patterns that do not compile, message slots that no pattern fills.
  ///
  /// Compiles the patterns that are not sure to compile; cost: some microseconds each.
  package var problems: [SourceDiagnostic] {
    var problems: [SourceDiagnostic] = []
    var groups: Set<String> = ["match"]
    for pattern in patterns {
      if let names = PatternSyntax.groupNames(in: pattern.text) {
        groups.formUnion(names)
        continue
      }
      do {
        let code = try CompiledPattern.Code(pattern)
        groups.formUnion(code.groups.map(\.name))
      } catch {
        let offset = min(error.offset, pattern.text.utf8.count)
        let end = min(offset + 1, pattern.text.utf8.count)
        problems.append(
          SourceDiagnostic(
            path: path, range: pattern.node.fileRange(ofValueBytes: offset..<end),
            message: "the pattern does not compile: \(error.message)"))
      }
    }
    if problems.isEmpty {
      problems += emptySlots(of: message, node: messageNode, what: "message", groups: groups)
      if let fix, case .replace(let replacement) = fix.action {
        let node = fix.node["replace"] ?? fix.node
        problems += emptySlots(of: replacement, node: node, what: "replacement", groups: groups)
      }
    }
    return problems
  }

  /// Slots of a template that no group of a pattern fills, each at its place.
  private func emptySlots(
    of template: MessageTemplate, node: Node, what: String, groups: Set<String>
  ) -> [SourceDiagnostic] {
    template.slots.filter { !groups.contains($0) }.map { slot in
      var range = node.range
      if let text = node.scalar, let place = text.firstRange(of: "{\(slot)}") {
        let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
        range = node.fileRange(ofValueBytes: start..<(start + slot.utf8.count + 2))
      }
      let help = "{match} is the match; {name} is a group (?<name>…) of a pattern; write {{ for a brace"
      return SourceDiagnostic(
        path: path, range: range, message: "nothing gives the \(what) its {\(slot)}", help: [help])
    }
  }

  /// Every pattern in the rule, of its matcher and of all conditions.
  var patterns: [Pattern] {
    var patterns: [Pattern] = []
    if case .patterns(let own, _) = matcher { patterns += own }
    for case .pattern(let pattern, _) in exceptions { patterns.append(pattern) }
    for condition in conditions { patterns += condition.patterns }
    return patterns
  }
}

extension Condition {
  fileprivate var patterns: [Pattern] {
    if case .pattern(let pattern) = self { return [pattern] }
    var patterns: [Pattern] = []
    forEachInner { patterns += $0.patterns }
    return patterns
  }
}
