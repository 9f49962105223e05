import Foundation
import RuleNotation
import Testing

/// The public yaml-test-suite, where a copy of it is at hand.
struct YAMLTestSuiteTests {
  private static let folder = ProcessInfo.processInfo.environment["YAML_TEST_SUITE"]

  @Test(.enabled(if: folder != nil, "set YAML_TEST_SUITE to a copy of yaml-test-suite: its src or its data folders"))
  func endsAsTheSuiteWants() throws {
    let cases = try YAMLTestSuite(folder: Self.folder ?? "").cases
    try #require(cases.count > 200, "no test suite in YAML_TEST_SUITE")
    for each in cases { check(each) }
  }

  @Test func readsTheFormOfTheSources() throws {
    let file = """
      ---
      - name: A name
        yaml: |
          ⇔a:␣———»b←
          c —∎
        json: |
          {"a": 1}
      - yaml: |
          ↵
          x
        json: null
      - fail: true
        yaml: |
          y»
      """
    let cases = try YAMLTestSuite.sourceCases([UInt8](file.utf8), name: "TEST")
    #expect(cases.map(\.name) == ["TEST/0", "TEST/1", "TEST/2"])
    #expect(cases.map { String(decoding: $0.source, as: UTF8.self) } == ["\u{FEFF}a: \tb\r\nc —", "\nx\n", "y\t"])
    #expect(cases.map(\.json) == ["{\"a\": 1}\n", nil, nil])
    #expect(cases.map(\.isInvalid) == [false, false, true])
  }

  private func check(_ each: YAMLTestSuite.Case) {
    do throws(NotationError) {
      let tree = Tree(try NotationParser.parse(each.source, path: each.name))
      if each.isInvalid {
        Issue.record("\(each.name) is invalid and was read as \(tree)")
      } else if let json = each.json {
        let documents = JSONDocuments.read(json)
        #expect(documents.count < 2, "\(each.name) has several documents")
        if let wanted = documents.first {
          #expect(Self.isSame(tree, wanted), "\(each.name): \(tree) instead of \(wanted)")
        } else {
          #expect(tree == .text(""), "\(each.name) has no document")
        }
      }
    } catch {
      if !each.isInvalid, error.kind != .notSupported {
        Issue.record("\(each.name) is valid:\n\(error.rendered(source: each.source))")
      }
    }
  }

  /// Whether the trees are the same; JSON mappings have no order, and `null` stands for several plain texts.
  private static func isSame(_ tree: Tree, _ json: JSONDocuments.Value) -> Bool {
    switch (tree, json) {
    case (.text(let text), .word("null")): ["", "~", "null", "Null", "NULL"].contains(text)
    case (.text(let text), .word(let word)): text.lowercased() == word.lowercased()
    case (.text(let text), .text(let other)): text == other
    case (.list(let items), .list(let others)):
      items.count == others.count && zip(items, others).allSatisfy { isSame($0, $1) }
    case (.map(let pairs), .map(let others)):
      pairs.count == others.count
        && pairs.allSatisfy { pair in
          others.contains { isSame(pair.key, .text($0.key)) && isSame(pair.value, $0.value) }
        }
    default: false
    }
  }
}

/// The cases of a copy of yaml-test-suite, in either of its forms.
struct YAMLTestSuite {
  struct Case {
    var name: String
    var source: [UInt8]
    var json: String?
    var isInvalid: Bool
  }

  private(set) var cases: [Case] = []

  /// - Parameter folder: a folder of folders with `in.yaml`, or of `*.yaml` files with lists of cases, or one above.
  init(folder: String) throws {
    let root = URL(filePath: folder, directoryHint: .isDirectory)
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    for case let file as URL in files ?? FileManager.DirectoryEnumerator() where file.pathExtension == "yaml" {
      if file.lastPathComponent == "in.yaml" {
        cases.append(try Self.dataCase(file))
      } else if file.deletingLastPathComponent().lastPathComponent == "src" {
        let name = file.deletingPathExtension().lastPathComponent
        cases += try Self.sourceCases([UInt8](try Data(contentsOf: file)), name: name)
      }
    }
  }

  private static func dataCase(_ file: URL) throws -> Case {
    let folder = file.deletingLastPathComponent()
    return Case(
      name: folder.pathComponents.suffix(2).joined(separator: "/"), source: [UInt8](try Data(contentsOf: file)),
      json: try? String(contentsOf: folder.appending(path: "in.json"), encoding: .utf8),
      isInvalid: FileManager.default.fileExists(atPath: folder.appending(path: "error").path()))
  }

  /// The cases of a file under `src`, which is in the notation itself; what a case leaves out it has from the one before.
  static func sourceCases(_ file: [UInt8], name: String) throws -> [Case] {
    let root = try NotationParser.parse(file, path: name)
    var json: String?
    var source = ""
    return root.items.enumerated().map { number, node in
      source = node["yaml"]?.scalar ?? source
      if let text = node["json"] { json = text.style == .plain || text.isAbsent ? nil : text.scalar }
      return Case(
        name: "\(name)/\(number)", source: [UInt8](unescaped(source).utf8), json: json.map(unescaped),
        isInvalid: node["fail"]?.scalar == "true")
    }
  }

  /// The text with the suite's visible marks as the characters they stand for.
  private static func unescaped(_ text: String) -> String {
    var result = ""
    var dashes = ""
    for scalar in text.unicodeScalars {
      if scalar == "—" {
        dashes.unicodeScalars.append(scalar)
        continue
      }
      if scalar != "»" { result += dashes }
      dashes = ""
      switch scalar {
      case "␣": result += " "
      case "»": result += "\t"
      case "←": result += "\r"
      case "⇔": result += "\u{FEFF}"
      case "↵": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += dashes
    return result.hasSuffix("∎\n") ? String(result.dropLast(2)) : result
  }
}
