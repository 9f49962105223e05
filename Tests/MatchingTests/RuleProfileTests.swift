import Drafts
import Findings
import Rules
import Synchronization
import Testing

@testable import Matching

@Suite struct RuleProfileTests {
  /// A pattern with an exception and a condition, phrases, blocks, and a density.
  func rules() throws -> [Rule] {
    [
      try rule(
        """
        find: {patterns: ['colou?r \\d+', 'tin \\d+']}
        where: {words: 2..}
        unless:
          - pattern: 'jam tin [12]'
        """, id: "a/pattern"),
      try rule("find: {phrases: [pier, old pier]}\nunless: [{phrases: [old pier], within: block}]", id: "a/phrase"),
      try rule("find: {blocks: {pattern: 'k\\w+y'}}", id: "b/block"),
      try rule("find: {density: {of: [a], more-than: 1, at-least: 2}}", id: "c/density"),
    ]
  }

  let text = "color 1 and colour 2\njam tin 3\njam tin 1 by the pier\nThe old pier\ncolor1\nno key"

  /// A clock that is a second on whenever it is read.
  func clock() -> @Sendable () -> Double {
    let time = Mutex(0.0)
    return {
      time.withLock { time in
        time += 1
        return time
      }
    }
  }

  @Test func runsBytesAndMatchesAreCountedByRule() throws {
    let profiled = ProfiledRules(CompiledRules(try rules())) { 0 }
    _ = profiled.findings(in: draft(text))
    let costs = profiled.profile.rules
    #expect(costs.map(\.rule) == ["a/pattern", "a/phrase", "b/block", "c/density"])
    // The first pattern runs on one block, the second on two, and the exception on all three.
    #expect(costs[0] == RuleProfile.Cost(rule: "a/pattern", runs: 6, bytes: 2 * (20 + 9 + 21), matches: 3))
    #expect(costs[1] == RuleProfile.Cost(rule: "a/phrase", matches: 1))
    #expect(costs[2] == RuleProfile.Cost(rule: "b/block", runs: 1, bytes: 6, matches: 1))
    #expect(costs[3] == RuleProfile.Cost(rule: "c/density", matches: 1))
  }

  @Test func eachRuleIsChargedWithItsPartsAndTheRestIsShared() throws {
    let phrases = [try rule("find: {phrases: [pier]}"), try rule("find: {blocks: {words: 1}}", id: "b/block")]
    let profiled = ProfiledRules(CompiledRules(phrases), clock: clock())
    _ = profiled.findings(in: draft("pier and pier"))
    let profile = profiled.profile
    // Two phrases and one pass, each a second between two readings of the clock.
    #expect(profile.rules.map(\.seconds) == [2, 1])
    #expect(profile.seconds == 7)
    #expect(profile.sharedSeconds == 4)
  }

  @Test func draftsAndThreadsAreAddedUp() async throws {
    let profiled = ProfiledRules(CompiledRules(try rules())) { 0 }
    let text = text
    await withTaskGroup { group in
      for _ in 0..<40 { group.addTask { _ = profiled.findings(in: draft(text)) } }
    }
    let once = ProfiledRules(CompiledRules(try rules())) { 0 }
    _ = once.findings(in: draft(text))
    for (sum, cost) in zip(profiled.profile.rules, once.profile.rules) {
      #expect(sum.runs == 40 * cost.runs && sum.bytes == 40 * cost.bytes && sum.matches == 40 * cost.matches)
    }
  }

  @Test func findingsAreTheSame() throws {
    let compiled = CompiledRules(try rules())
    let profiled = ProfiledRules(compiled) { 0 }
    #expect(profiled.findings(in: draft(text)) == compiled.findings(in: draft(text)))
    #expect(profiled.findings(in: draft(text)).count == 6)
  }
}
