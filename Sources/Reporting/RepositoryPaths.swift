import SourceText

/// Makes the paths of drafts relative to the folder of the repository, as code hosts know files.
package struct RepositoryPaths: Sendable {
  /// The absolute path of the repository with a slash at its end.
  private let root: String?
  /// The folder that relative paths start from, below the repository; empty where it is the repository.
  private let folder: String

  /// - Parameters:
  ///   - root: the absolute path of the repository; nil: relative paths are left as they are.
  ///   - folder: the absolute path of the current folder, where relative paths start.
  package init(root: String? = nil, folder: String? = nil) {
    let root = root.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    let start = folder.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
    self.root = root
    self.folder = root.flatMap { start.hasPrefix($0) ? String(start.dropFirst($0.count)) : nil } ?? ""
  }

  /// A path without `.` and `..`, relative to the repository; an absolute path where it leads out of it.
  func relative(_ path: String) -> String {
    var path = path
    if path.hasPrefix("/") {
      guard let root, path.hasPrefix(root) else { return path }
      path.removeFirst(root.count)
    } else {
      path = folder + path
    }
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name == "..", let last = names.last, last != ".." { names.removeLast() } else { names.append(name) }
    }
    return names.joined(separator: "/")
  }

  /// A path as a URI reference, relative where it leads into the repository (RFC 3986, RFC 8089).
  func uri(_ path: String) -> String {
    let relative = relative(path)
    let uri = (relative.hasPrefix("/") ? "file://" : "") + percentEncoded(relative)
    return uri.isEmpty ? "." : uri
  }
}

/// A path as part of a URI: bytes that are neither letters, digits nor one of `-._~/` as `%XX`.
func percentEncoded(_ path: String) -> String {
  var text = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      text.unicodeScalars.append(Unicode.Scalar(byte))
    default: text += "%" + hexadecimal(UInt32(byte), digits: 2)
    }
  }
  return text
}
