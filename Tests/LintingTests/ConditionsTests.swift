import BundledRules
import Drafts
import Rules
import TestSupport
import Testing

@testable import Linting
@testable import Matching

/// What all conditions of the bundled rules say of many blocks at once, against what they say of each.
@Suite struct ConditionsTests {
  private static let rules: CompiledRules = {
    var rules = RuleImage.rules(in: BundledRules.image) ?? []
    _ = SharedEvidence.resolve(&rules)
    return CompiledRules(rules)
  }()

  private static let lines = [
    "Share this story", "By Ann Poe", "Updated 3 May 2024", "Home", "News | Sport | Weather",
    "An image of the old harbour",
    "The council will vote on the new harbour in May, and most of its members have said that they will vote against it.",
    "Sign up to our newsletter", "PHOTO: REUTERS", "read more", "What It Would Cost:", "- a pound of fish", "> Quoted",
    "# A Heading",
    "1,234 views", "“It is late,” he said.", "© 2024 All rights reserved", "$19.99 (20% off)",
    "Fishermen fear that the dredging will…",
  ]

  /// A draft of drawn lines.
  private func draft(_ count: Int, _ format: DraftFormat, _ generator: inout SeededGenerator) throws -> Draft {
    let lines = (0..<count).map { _ in Self.lines.randomElement(using: &generator) ?? "" }
    let text =
      format == .html
      ? lines.map { "<div class='share nav'><p><a href='x'>\($0)</a></p></div><img alt='\($0)'><li>\($0)</li>" }
        .joined()
      : lines.joined(separator: "\n\n")
    return try DraftLoader().load(Array(text.utf8), format: format, path: "draft")
  }

  @Test("Asked at once they say what they say block by block", arguments: [1, 7, 64, 90])
  func agreement(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    for format in [DraftFormat.text, .markdown, .html] {
      let draft = try draft(count, format, &generator)
      let run = DraftRun(Self.rules, draft)
      _ = run.findings()
      let all = BlockBits(allOf: draft.blocks.count)
      for condition in Self.rules.conditions.indices {
        let met = run.blocks(of: all, meeting: condition)
        #expect(met == all.filter { run.holds(condition, $0) }, "\(Self.rules.conditions[condition]) in \(format)")
      }
    }
  }
}
