import RuleNotation
@testable import Rules
import Testing

@testable import Matching

@Suite struct PatternImagesTests {
  private func pattern(_ text: String) throws -> CompiledPattern {
    CompiledPattern(
      Pattern(text: text, ignoresCase: true, node: try NotationParser.parse([], path: "x")), place: .anywhere)
  }

  private func images(of patterns: [CompiledPattern]) -> PatternImages {
    let (text, starts) = PatternImages.image(of: patterns)
    return PatternImages(text, starts: starts)
  }

  @Test("Codes that were read find what they were compiled to find")
  func reading() throws {
    let images = images(of: [try pattern("no.?thing"), try pattern("(?<word>[à-ÿ]+)\\d")])
    let code = try #require(images.code(1))
    #expect(code.groups.map(\.name) == ["word"])
    let scratch = PatternScratch()
    let text = Array("nothing é7".utf8)
    guard case .match(let range) = scratch.search(code, text, in: 0..<text.count, from: 0) else {
      Issue.record("not found")
      return
    }
    #expect(range == 8..<11)
  }

  @Test("A pattern that cannot be compiled has no code, and leaves the others theirs")
  func broken() throws {
    let images = images(of: [try pattern("a(b"), try pattern("ab"), try pattern("cd")])
    #expect(images.code(0) == nil)
    #expect(images.code(1) != nil)
  }

  @Test("Bytes of another library are refused")
  func otherLibrary() throws {
    let bytes = try CompiledPattern.Code(try pattern("ab").pattern).bytes
    #expect(CompiledPattern.Code(bytes) != nil)
    for place in [0, 4] {
      var other = bytes
      other[place] ^= 1
      #expect(CompiledPattern.Code(other) == nil)
    }
  }
}
