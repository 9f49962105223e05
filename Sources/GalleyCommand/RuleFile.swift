import Linting
import Platform

/// A file that holds a rule.
struct RuleFile {
  /// The rule's id: the path below the rule folder without its extension, such as `leftovers/related-posts`.
  var id: String
  /// The path as it is shown in messages.
  var path: String
  var bytes: [UInt8]

  /// The rule files that paths lead to, ordered by path: files that are named, and every `.yaml` or `.yml`
  /// file below a folder.
  static func find(_ paths: [String]) -> (files: [RuleFile], problems: [Problem]) {
    var found: [RuleFile] = []
    var problems: [Problem] = []
    for path in paths.map({ FilePath(argument: $0) }) {
      do {
        let isFolder = try path.status().kind == .folder
        let files = try isFolder ? files(below: path) : [RuleFile(id: id(of: path, below: nil), at: path)]
        if files.isEmpty { problems.append(Problem(path: path.text, message: "no rule file in this folder")) }
        found += files
      } catch {
        problems.append(Problem(path: path.text, message: error.message))
      }
    }
    return (found, problems)
  }

  private init(id: String, at path: FilePath) throws(SystemError) {
    self.id = id
    self.path = path.text
    bytes = try path.contents()
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
    var files: [RuleFile] = []
    for path in paths.sorted() { files.append(try RuleFile(id: id(of: path, below: root), at: path)) }
    return files
  }

  /// The names below the rule folder, joined by slashes. A file right in the folder, and one that was named itself,
  /// takes the name of the folder it is in for its family.
  private static func id(of path: FilePath, below root: FilePath?) -> String {
    var names = path.bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
    names.removeFirst(
      root.map { $0 == FilePath(".") ? 0 : $0.bytes.split(separator: UInt8(ascii: "/")).count } ?? names.count - 1)
    if names.count == 1, let folder = path.resolved?.parent?.name { names.insert(Array(folder), at: 0) }
    if let last = names.popLast() { names.append(Array(last.prefix { $0 != UInt8(ascii: ".") })) }
    return names.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
  }
}
