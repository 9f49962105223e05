package import Drafts
package import Findings
import Rules
import Synchronization

/// What rules cost on drafts.
package struct RuleProfile: Sendable, Equatable {
  /// What one rule costs, with its conditions and exceptions.
  package struct Cost: Sendable, Equatable {
    /// The rule's id.
    package var rule: String
    package var seconds = 0.0
    /// Blocks that its patterns were run on, each pattern counted.
    package var runs = 0
    /// Bytes of those blocks.
    package var bytes = 0
    /// Matches that its conditions and exceptions let pass.
    package var matches = 0

    package init(rule: String, seconds: Double = 0, runs: Int = 0, bytes: Int = 0, matches: Int = 0) {
      self.rule = rule
      self.seconds = seconds
      self.runs = runs
      self.bytes = bytes
      self.matches = matches
    }

    /// Adds the numbers of another cost.
    package mutating func add(_ other: Cost) {
      seconds += other.seconds
      runs += other.runs
      bytes += other.bytes
      matches += other.matches
    }
  }

  /// One for each rule, in the order of the rules.
  package var rules: [Cost]
  /// All rules and what they share.
  package var seconds: Double

  package init(rules: [Cost], seconds: Double = 0) {
    self.rules = rules
    self.seconds = seconds
  }

  /// What is done once for all rules: the pass over the text, what it knows of blocks and quotations, the findings.
  package var sharedSeconds: Double { max(0, seconds - rules.reduce(0) { $0 + $1.seconds }) }

  /// Adds the profile of the same rules on other drafts.
  mutating func add(_ other: RuleProfile) {
    for (number, cost) in other.rules.enumerated() { rules[number].add(cost) }
    seconds += other.seconds
  }
}

/// Rules that measure what they cost, on all drafts they are run on, from any number of threads.
package final class ProfiledRules: Sendable {
  private let rules: CompiledRules
  private let clock: @Sendable () -> Double
  private let sum: Mutex<RuleProfile>

  /// - Parameter clock: seconds on a clock that only goes forward.
  package init(_ rules: CompiledRules, clock: @escaping @Sendable () -> Double) {
    self.rules = rules
    self.clock = clock
    sum = Mutex(RuleProfile(rules: Self.costs(of: rules)))
  }

  /// What the rules cost so far.
  package var profile: RuleProfile { sum.withLock { $0 } }

  /// What the rules say of a draft, in the order of the file.
  package func findings(in draft: Draft) -> [Finding] {
    let start = clock()
    let meter = RuleMeter(Self.costs(of: rules), clock: clock)
    let run = DraftRun(rules, draft, meter: meter)
    run.prepareShared()
    let findings = run.findings()
    var costs = meter.costs
    for (number, matches) in run.matches.enumerated() { costs[number].matches = matches.count }
    let profile = RuleProfile(rules: costs, seconds: clock() - start)
    sum.withLock { $0.add(profile) }
    return findings
  }

  private static func costs(of rules: CompiledRules) -> [RuleProfile.Cost] {
    rules.compiled.map { RuleProfile.Cost(rule: $0.rule.id) }
  }
}

/// Measures what each rule costs on one draft. Belongs to one thread.
final class RuleMeter {
  /// By rule.
  private(set) var costs: [RuleProfile.Cost]
  private let clock: () -> Double
  /// The rule at work.
  private var rule = 0

  init(_ costs: [RuleProfile.Cost], clock: @escaping () -> Double) {
    self.costs = costs
    self.clock = clock
  }

  /// Does a part of a rule's work.
  func measure(_ rule: Int, _ work: () -> Void) {
    self.rule = rule
    let start = clock()
    work()
    costs[rule].seconds += clock() - start
  }

  /// Counts a pattern that the rule at work runs on a block of so many bytes.
  func countRun(over bytes: Int) {
    costs[rule].runs += 1
    costs[rule].bytes += bytes
  }
}

extension DraftRun {
  /// Computes what is otherwise computed for the rule that happens to ask for it first.
  fileprivate func prepareShared() {
    _ = markup
    _ = (analysis.codeRanges, analysis.linkRanges, analysis.quotations)
    _ = (analysis.features, analysis.keys, analysis.runs)
    _ = (analysis.longShare, analysis.shortShare)
  }
}
