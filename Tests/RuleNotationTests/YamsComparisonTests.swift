import RuleNotation
import TestSupport
import Testing
import Yams

/// Documents read by Yams (libyaml) too: the same tree or a refusal, never another tree.
struct YamsComparisonTests {
  @Test func readsGeneratedDocumentsAsMeant() {
    var generator = DocumentGenerator(seed: 20_260_101)
    var agreed = 0
    for _ in 0..<3000 {
      let (source, tree) = generator.document()
      do throws(NotationError) {
        let node = try NotationParser.parse([UInt8](source.utf8), path: "generated")
        #expect(Tree(node) == tree, "\(source.debugDescription)")
      } catch {
        Issue.record("\(source.debugDescription)\n\(error.rendered(source: [UInt8](source.utf8)))")
      }
      guard let other = yamsTree(source) else { continue }
      #expect(other == tree, "Yams, \(source.debugDescription)")
      agreed += 1
    }
    #expect(agreed > 2900)
  }

  @Test func neverReadsChangedDocumentsOtherwise() {
    var generator = DocumentGenerator(seed: 20_260_102)
    var accepted = 0
    var agreed = 0
    for _ in 0..<6000 {
      let source = changed(generator.document().source, using: &generator.random) + "\n"
      guard let node = try? NotationParser.parse([UInt8](source.utf8), path: "changed") else { continue }
      accepted += 1
      guard !readsOtherwise(source), let other = yamsTree(source) else { continue }
      #expect(Tree(node) == other, "\(source.debugDescription)")
      agreed += 1
    }
    #expect(accepted > 2000)
    #expect(agreed > 1800)
  }

  /// Whether Yams, which reads YAML 1.1, may understand the source otherwise: `[?a]` is no explicit key in YAML 1.2.
  private func readsOtherwise(_ source: String) -> Bool {
    source.contains("?")
  }

  /// What Yams reads; nil where it refuses, the empty text for no document.
  private func yamsTree(_ source: String) -> Tree? {
    do {
      guard let node = try Yams.compose(yaml: source) else { return .text("") }
      return Tree(node)
    } catch {
      return nil
    }
  }

  private static let fragments = [
    ": ", ":", "- ", "-", "  ", " ", "\t", "\n", "\n\n", "\n  ", "\n ", "\"", "'", "#", " #", "[", "]", "{", "}", ",",
    "a", "b",
    "key: v", "- x", "|", ">", "|2", ">-", "|+", "---", "...", "\n---\n", "\n...\n", "\\", "\\n", "%", "@", "!", "&",
    "*", "é",
    "`", "\r\n", "\n\t", "=", "<<", "''", "\\ ", "1", "- - ",
  ]

  /// The source with one to three random edits.
  private func changed(_ source: String, using random: inout SeededGenerator) -> String {
    var scalars = Array(source.unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0...scalars.count, using: &random)
      if Bool.random(using: &random) {
        scalars.insert(contentsOf: (Self.fragments.randomElement(using: &random) ?? "").unicodeScalars, at: place)
      } else {
        let end = min(scalars.count, place + Int.random(in: 1...4, using: &random))
        scalars.removeSubrange(place..<end)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
