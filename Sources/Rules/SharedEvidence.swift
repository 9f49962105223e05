package import RuleNotation

/// Gives rules that weigh another rule's evidence that evidence.
package enum SharedEvidence {
  /// Fills in the evidence, the terms and the thresholds that are not their own; rules for which that cannot be done are
  /// removed.
  ///
  /// - Parameter rules: all rules, those too that are not to be run.
  /// - Returns: what is wrong, each at its place.
  package static func resolve(_ rules: inout [Rule]) -> [SourceDiagnostic] {
    let owners = owners(among: rules)
    var problems: [SourceDiagnostic] = []
    rules.removeAll { rule in
      guard case .signals(let signals) = rule.matcher, let source = signals.source else { return false }
      func report(_ message: String, _ name: String, among known: [String]) {
        let help = nearest(to: name, among: known).map { ["did you mean “\($0)”?"] } ?? []
        problems.append(
          SourceDiagnostic(path: rule.path, range: signals.sourceNode.range, message: message, help: help))
      }
      guard let owner = owners[source] else {
        report("“\(source)” is no rule with evidence of its own", source, among: owners.keys.sorted())
        return true
      }
      let named = rule.conditions.flatMap(\.termNames)
      if named.isEmpty { return false }
      let known = owner.terms.map(\.name)
      let unknown = named.filter { !known.contains($0) }
      for name in unknown { report("“\(source)” has no term “\(name)”", name, among: known) }
      return !unknown.isEmpty
    }
    fill(&rules, from: owners)
    return problems
  }

  /// Fills in what is not their own for rules that are known to be right.
  package static func fill(_ rules: inout [Rule]) { fill(&rules, from: owners(among: rules)) }

  private static func fill(_ rules: inout [Rule], from owners: [String: Signals]) {
    for index in rules.indices {
      guard case .signals(let signals) = rules[index].matcher, let source = signals.source,
        let owner = owners[source]
      else { continue }
      rules[index].matcher = .signals(signals.filled(from: owner))
    }
  }

  /// What rules weigh that is their own, by their ids.
  private static func owners(among rules: [Rule]) -> [String: Signals] {
    var owners: [String: Signals] = [:]
    for rule in rules {
      if case .signals(let signals) = rule.matcher, signals.source == nil { owners[rule.id] = signals }
    }
    return owners
  }
}

extension Rule {
  /// The id of the rule whose evidence it weighs, such as its own; nil where it weighs none.
  package var evidence: String? {
    guard case .signals(let signals) = matcher else { return nil }
    return signals.source ?? id
  }
}

extension Signals {
  /// With another's evidence and terms, and its thresholds where there are none.
  fileprivate func filled(from owner: Signals) -> Signals {
    var filled = self
    filled.threshold = threshold ?? owner.threshold
    filled.warning = warning ?? owner.warning
    filled.error = error ?? owner.error
    filled.terms = owner.terms
    filled.evidence = owner.evidence
    return filled
  }
}
