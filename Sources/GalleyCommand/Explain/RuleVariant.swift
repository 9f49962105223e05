import Drafts
import Findings
import Matching
import Rules
import SourceText

/// What keeps a rule from reporting something it found.
enum Restriction: CaseIterable {
  /// Where in its block a match must stand.
  case place
  /// Kinds of blocks, quotations, links and code.
  case scope
  /// `where`.
  case condition
  /// `unless`.
  case exceptions
}

extension Rule {
  /// The rule with some of its restrictions only.
  func keeping(_ kept: Set<Restriction>) -> Rule {
    var rule = self
    if !kept.contains(.exceptions) { rule.exceptions = [] }
    if !kept.contains(.condition) { rule.condition = nil }
    if !kept.contains(.scope) {
      rule.scope.kinds = .all
      rule.scope.skipsQuotations = false
      rule.scope.skipsLinks = false
      rule.scope.readsCode = true
    }
    if !kept.contains(.place) { rule.matcher = matcher.anywhere }
    return rule
  }

  /// The rule with a family and evidence of its own, so that it neither gives way to others nor makes one finding with them.
  func apart(_ number: Int) -> Rule {
    var rule = self
    rule.id = "\(number)/\(number)"
    if case .signals(var signals) = matcher {
      signals.source = nil
      rule.matcher = .signals(signals)
    }
    return rule
  }
}

extension Matcher {
  /// The same, wherever in a block a match stands.
  fileprivate var anywhere: Matcher {
    switch self {
    case .phrases(let phrases, let isCaseSensitive, _):
      return .phrases(phrases, isCaseSensitive: isCaseSensitive, TextOptions())
    case .patterns(let patterns, _):
      // What was found out of the patterns holds for their place only.
      let free = patterns.map { pattern in
        var pattern = pattern
        pattern.needs = nil
        return pattern
      }
      return .patterns(free, TextOptions())
    case .signals(var signals):
      signals.threshold = -.greatestFiniteMagnitude
      return .signals(signals)
    default: return self
    }
  }
}

/// Runs variants of rules on a draft.
struct VariantRun {
  let draft: Draft

  /// The findings of each rule, as if it were alone, that overlap a range of the file.
  func findings(of rules: [Rule], in range: FileRange) -> [[Finding]] {
    let compiled = CompiledRules(rules.enumerated().map { $1.apart($0) })
    var found = [[Finding]](repeating: [], count: rules.count)
    for finding in compiled.findings(in: draft) where finding.range.touches(range) {
      if let number = Int(finding.family) { found[number].append(finding) }
    }
    return found
  }

  /// What speaks for and against the first block in a range of the file, by the rule whose evidence it is. Other rules may have
  /// found it: then what they say is not known.
  ///
  /// - Parameter rules: those in force, whose findings may be evidence.
  func evidence(of rules: [Rule], in range: FileRange) -> [String: [Evidence]] {
    let others = rules.filter { $0.evidence == nil }
    let owners = Dictionary(rules.compactMap { rule in rule.evidence.map { ($0, rule) } }) { first, _ in first }
    return owners.compactMapValues { rule in
      let findings = CompiledRules(others + [rule.keeping([])]).findings(in: draft)
      return findings.first { $0.rule == rule.id && $0.range.touches(range) }?.evidence
    }
  }
}

extension FileRange {
  /// Whether two ranges share a byte, or an empty one stands in or at the other.
  func touches(_ other: FileRange) -> Bool {
    isEmpty || other.isEmpty ? start <= other.end && other.start <= end : start < other.end && other.start < end
  }
}
