import BundledRules
import Matching
import Rules
import Testing

@Suite struct RuleImageTests {
  private static let fromFiles: [Rule] = BundledRules.files.compactMap { file in
    let id = RuleLoader.id(of: file.path)
    return try? RuleLoader.load(Array(file.text.utf8), path: "rules/\(file.path)", id: id, examples: .skip).get()
  }.sorted { $0.id < $1.id }

  @Test func theImageHoldsWhatTheFilesSay() {
    let image = Array(BundledRules.image.utf8)
    #expect(Self.fromFiles.count == BundledRules.files.count)
    #expect(RuleImage.bytes(of: Self.fromFiles) { $0.needs(at: $1) } == image)
  }

  @Test func whatIsReadFromTheImageIsWhatWasWritten() throws {
    let image = Array(BundledRules.image.utf8)
    let rules = try #require(RuleImage.rules(in: BundledRules.image))
    #expect(RuleImage.bytes(of: rules) { pattern, place in pattern.needs ?? pattern.needs(at: place) } == image)
    #expect(rules.map(\.id) == Self.fromFiles.map(\.id))
    #expect(rules.map(\.message.parts) == Self.fromFiles.map(\.message.parts))
  }

  @Test func theImageOfThePhrasesHoldsThoseOfTheRules() {
    let image = CompiledImage(patterns: BundledRules.patterns, tables: BundledRules.tables)
    var rules = Self.fromFiles
    #expect(SharedEvidence.resolve(&rules).isEmpty)
    for made in [CompiledRules(rules), CompiledRules(rules, image: image)].map(\.image) {
      #expect(made.patterns == image.patterns)
      #expect(made.tables == image.tables)
    }
  }

  @Test func anImageThatIsCutOffIsNone() {
    let image = Array(BundledRules.image.utf8)
    for count in stride(from: 0, to: image.count, by: 4001) {
      #expect(RuleImage.rules(in: String(decoding: image.prefix(count), as: UTF8.self)) == nil, "\(count) bytes")
    }
  }
}
