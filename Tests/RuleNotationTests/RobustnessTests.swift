import RuleNotation
import SourceText
import TestSupport
import Testing

/// Any bytes end in a tree or an error, with every range inside the file.
struct RobustnessTests {
  @Test func survivesRandomBytes() {
    var random = SeededGenerator(seed: 7)
    let letters = [UInt8](":-?[]{}\"'|>#&*!%@`,\\ \t\r\nab0~.\u{FEFF}é".utf8) + [0, 0x1B, 0x80, 0xC2, 0xFF]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<40, using: &random)
      check((0..<count).map { _ in letters.randomElement(using: &random) ?? 0 })
    }
  }

  @Test func survivesCutsAndChangedBytes() {
    var generator = DocumentGenerator(seed: 11)
    for _ in 0..<300 {
      let bytes = [UInt8](generator.document().source.utf8)
      for end in bytes.indices { check(Array(bytes[..<end])) }
      for _ in 0..<20 {
        var changed = bytes
        guard let place = changed.indices.randomElement(using: &generator.random) else { break }
        changed[place] = UInt8.random(in: 0...255, using: &generator.random)
        check(changed)
      }
    }
  }

  @Test func readsLongInputInLinearTime() {
    let count = 200_000
    for piece in ["- ", "a: b\n", "\"", "'", "[", "{", "# \n", "\n", " ", "\t", "\r", ": ", "- |\n", "a\n", "\\", "? "]
    {
      check([UInt8](String(repeating: piece, count: count).utf8))
    }
    check([UInt8](("a: |\n" + String(repeating: "\n", count: count) + "  b").utf8))
    check([UInt8](("'" + String(repeating: "\n", count: count) + "'").utf8))
    check([UInt8](("[" + String(repeating: "'a\n',\n", count: count) + "]").utf8))
    check([UInt8](("a" + String(repeating: "\n", count: count) + "b").utf8))
  }

  private func check(_ bytes: [UInt8]) {
    do throws(NotationError) {
      let node = try NotationParser.parse(bytes, path: "x")
      check(node, inside: FileRange(0, bytes.count))
    } catch {
      #expect(error.range.end <= bytes.count)
      #expect(error.rendered(source: bytes).hasPrefix("x:"))
    }
  }

  private func check(_ node: Node, inside outer: FileRange) {
    if !outer.contains(node.range) { Issue.record("\(node.range) is not inside \(outer)") }
    switch node.content {
    case .scalar(let text):
      var last = node.range.start
      for offset in 0...min(text.utf8.count, 200) {
        let place = node.fileOffset(ofValueByte: offset)
        if place < last || place > node.range.end && node.style != .literal && node.style != .folded {
          Issue.record("byte \(offset) of \(text.debugDescription) maps to \(place)")
        }
        last = place
      }
    case .mapping(let entries):
      for entry in entries {
        check(entry.key, inside: node.range)
        check(entry.value, inside: node.range)
      }
    case .sequence(let items):
      for item in items { check(item, inside: node.range) }
    }
  }
}
