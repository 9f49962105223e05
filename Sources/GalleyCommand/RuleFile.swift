import Linting
import Platform

/// A file that holds a rule.
struct RuleFile: Sendable {
  /// The rule's id: the path below the rule folder without its extension, such as `leftovers/related-posts`.
  var id: String
  var path: FilePath

  /// The rule files that paths lead to, ordered by path: files that are named, and every `.yaml` or `.yml`
  /// file below a folder.
  static func find(_ paths: [FilePath]) -> (files: [RuleFile], problems: [Problem]) {
    var found: [RuleFile] = []
    var problems: [Problem] = []
    for path in paths {
      do {
        let files = try path.status().kind == .folder ? files(below: path) : [RuleFile(named: path)]
        if files.isEmpty { problems.append(Problem(path: path.text, message: "no rule file in this folder")) }
        found += files
      } catch {
        problems.append(Problem(path: path.text, message: error.message))
      }
    }
    return (found, problems)
  }

  /// A file that was named itself; it takes the name of the folder it is in for its family.
  private init(named path: FilePath) {
    self.init(path, below: path.name, family: path.resolved?.parent?.name)
  }

  /// - Parameters:
  ///   - names: the names below the rule folder, joined by slashes.
  ///   - family: the family of a file right in the rule folder.
  private init(_ path: FilePath, below names: ArraySlice<UInt8>, family: ArraySlice<UInt8>?) {
    let slash = UInt8(ascii: "/")
    let nameStart = names.lastIndex(of: slash).map { $0 + 1 } ?? names.startIndex
    let nameEnd = names[nameStart...].firstIndex(of: UInt8(ascii: ".")) ?? names.endIndex
    var id: [UInt8] = []
    if nameStart == names.startIndex, let family { id = family + [slash] }
    self.id = String(decoding: id + names[..<nameEnd], as: UTF8.self)
    self.path = path
  }

  private static func files(below root: FilePath) throws(SystemError) -> [RuleFile] {
    var pending = [root]
    var paths: [FilePath] = []
    while let folder = pending.popLast() {
      for name in try folder.names() where name.first != UInt8(ascii: ".") {
        let path = folder.appending(name)
        switch try path.status(followingLinks: false).kind {
        case .folder: pending.append(path)
        case .file, .link: if ["yaml", "yml"].contains(path.fileExtension) { paths.append(path) }
        case .other: break
        }
      }
    }
    let start = root.appending([]).bytes.count
    let family = root.resolved?.name
    return paths.sorted().map { RuleFile($0, below: $0.bytes[start...], family: family) }
  }
}
