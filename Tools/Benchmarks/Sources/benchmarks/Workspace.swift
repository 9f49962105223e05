import Corpora
import Foundation

/// What can be linted, each by its path in the workspace.
enum Corpus: String, CaseIterable {
  case emptyDraft = "empty.txt"
  /// 10 KB.
  case draft = "draft.txt"
  /// 50 MB, and the fiftieth and hundredth part of it.
  case prose = "prose-50.txt"
  case prose1 = "prose-1.txt"
  case proseHalf = "prose-0.5.txt"
  /// 2,000 drafts of 5 to 15 KB.
  case drafts = "drafts"
  /// 150 pages of 150 to 300 KB.
  case pages = "pages"
  /// Five of them.
  case fewPages = "pages-5"
  /// 100 drafts of some 1,000 findings each, and all of them in one.
  case findings = "findings-1000"
  case findingsInOne = "findings-100000.txt"
  case phrases500 = "phrases-500.yaml"
  case phrases5000 = "phrases-5000.yaml"
  /// A draft with the phrases of `phrases500` in all shapes.
  case disguised = "disguised.txt"
  /// 1,000 rule files.
  case rules = "rules"

  fileprivate var isFolder: Bool { !rawValue.contains(".") }
}

/// A folder of corpora, each of which is generated when it is first asked for. They are the same on every machine.
final class Workspace {
  private let folder: String
  private var written: Set<Corpus> = []

  /// - Parameter folder: as it is to stand in reports. A relative path makes them the same wherever the repository is.
  init(folder: String) {
    self.folder = folder
  }

  /// The path of a corpus, which is there from now on.
  func path(_ corpus: Corpus) throws -> String {
    let path = folder + "/" + corpus.rawValue
    if written.insert(corpus).inserted {
      try? FileManager.default.removeItem(atPath: path)
      try write(corpus, to: URL(filePath: path))
    }
    return path
  }

  /// The paths of the files that a corpus consists of, in order.
  func files(_ corpus: Corpus) throws -> [String] {
    let path = try path(corpus)
    guard corpus.isFolder else { return [path] }
    return try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.contains(".") }.sorted()
      .map { path + "/" + $0 }
  }

  /// Sizes of the files of a corpus in bytes.
  func sizes(_ corpus: Corpus) throws -> [Int] {
    try files(corpus).map { path in
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
  }

  /// A path in the folder for what a program writes.
  func scratch(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder + "/" + name
  }

  private func write(_ corpus: Corpus, to place: URL) throws {
    switch corpus {
    case .emptyDraft: try write("", to: place)
    case .draft: try writeProse(10_000, seed: 1, to: place)
    case .prose: try writeProse(50_000_000, to: place)
    case .prose1: try writeProse(1_000_000, to: place)
    case .proseHalf: try writeProse(500_000, to: place)
    case .drafts: try writeDrafts(to: place)
    case .pages: try writePages(150, to: place)
    case .fewPages: try writePages(5, to: place)
    case .findings:
      for (number, text) in findings.enumerated() { try write(text, to: place.appending(path: "\(number).txt")) }
    case .findingsInOne: try write(findings.joined(), to: place)
    case .phrases500: try write(RuleWriter(seed: 5).file(phrases: phrases(500)), to: place)
    case .phrases5000: try write(RuleWriter(seed: 5).file(phrases: phrases(5000)), to: place)
    case .disguised:
      var draft = DisguisedPhrases(phrases(500), seed: 6)
      try write(draft.text(lines: 1000), to: place)
    case .rules: try writeRules(to: place)
    }
  }

  /// The phrases of the generated rule files.
  func phrases(_ count: Int) -> [String] {
    var writer = RuleWriter(seed: 5)
    return writer.phrases(count: count)
  }

  private var findings: [String] {
    (0..<100).map { number in
      var writer = ManyFindings(seed: 4_000 + UInt64(number))
      return writer.text(lines: 1000)
    }
  }

  private func writeProse(_ bytes: Int, seed: UInt64 = 2, to place: URL) throws {
    var writer = ArticleWriter(seed: seed)
    try write(writer.text(bytes: bytes), to: place)
  }

  private func writeDrafts(to folder: URL) throws {
    var random = SplitMix64(seed: 3)
    for number in 0..<2000 {
      var writer = ArticleWriter(seed: random.next())
      try write(writer.text(bytes: random.number(in: 5_000...15_000)), to: folder.appending(path: "\(number).txt"))
    }
  }

  private func writePages(_ count: Int, to folder: URL) throws {
    for number in 0..<count {
      var writer = PageWriter(seed: 7_000 + UInt64(number))
      try write(writer.page(), to: folder.appending(path: "\(number).html"))
    }
  }

  private func writeRules(to folder: URL) throws {
    for number in 0..<1000 {
      var writer = RuleWriter(seed: 8_000 + UInt64(number))
      let family = folder.appending(path: "family-\(number / 50)")
      try write(writer.rule(number: number), to: family.appending(path: "rule-\(number).yaml"))
    }
  }

  private func write(_ text: String, to place: URL) throws {
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }
}
