import Drafts
import FoundationEssentials
import SourceText
import TestSupport
import Testing

/// The seed drafts, each block of a kind that a reader would name.
@Suite struct SeedDraftsTests {
  private func read(_ name: String) throws -> Draft {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let file = Array(try Data(contentsOf: URL(filePath: "\(root)/seeds/\(name).txt")))
    let source = DecodedText(bytes: file, map: SourceMap(identity: file.count), encoding: .utf8)
    let draft = PlainTextReader.read(source, path: name)
    #expect(brokenPromises(of: draft, file: file) == [])
    return draft
  }

  private func texts(_ kind: BlockKind, in draft: Draft) -> [String] {
    draft.blocks.filter { $0.kind == kind }.map { String(decoding: draft.text[$0.range.indices], as: UTF8.self) }
  }

  @Test func newsStory() throws {
    let draft = try read("000_31ad95a6c6b23bc6")
    #expect(texts(.title, in: draft) == ["Elon Musk Warns About a China-Russia Alliance"])
    #expect(
      texts(.heading, in: draft) == ["China Might Sell Drones to Russia", "Peace v. Long War", "Related Posts"])
    #expect(draft.blocks.count == 27)
    #expect(draft.blocks.allSatisfy { [.title, .heading, .paragraph].contains($0.kind) })
  }

  @Test func guideWithListsAndCaptions() throws {
    let draft = try read("002_f5e2dac992039df3")
    #expect(texts(.title, in: draft) == ["China and Russia's Secret Alliance: What It Means for the World"])
    #expect(
      texts(.heading, in: draft) == [
        "Key Takeaways", "Historical Context", "Strategic Objectives", "Military Collaboration", "Economic Impacts",
        "Global Reactions",
      ])
    #expect(
      texts(.paragraph, in: draft).filter { $0.utf8.count < 60 } == [
        "strategic partnership between china and russia", "historical significance and background",
        "effective military strategy development", "It’s crucial to ponder several factors:",
        "global response to pandemic",
      ])
    let items = draft.blocks.filter { $0.kind == .listItem }
    #expect(items.map(\.level) == [Int](repeating: 1, count: 13))
    #expect(
      items.compactMap(\.marker).map { String(decoding: draft.text[$0.indices], as: UTF8.self) }
        == ["•", "•", "•", "•", "•", "1.", "2.", "3.", "4.", "1.", "2.", "3.", "4."])
    #expect(draft.blocks.count == 49)
  }
}
